import { type Located, locate } from './locate'
import type { Resource } from './schemas'
import { bad } from './scim-error'
import { isObject, type Values } from './values'

/** What of a resource is wanted, RFC 7644 section 3.9. */
export type Projection = {
  readonly kind: 'only' | 'without'
  readonly paths: readonly Located[]
}

export const EVERYTHING: Projection = { kind: 'without', paths: [] }

const MOST = 100

export function projectionOf(
  resource: Resource,
  attributes: readonly string[],
  excluded: readonly string[],
): Projection {
  if (attributes.length > 0 && excluded.length > 0)
    throw bad('invalidValue', 'Ask for attributes or for excludedAttributes, not for both.')
  if (attributes.length + excluded.length > MOST)
    throw bad('invalidValue', `At most ${MOST} attributes can be named.`)
  const paths = [...attributes, ...excluded].map((path) => locate(resource, path, 'invalidPath'))
  return { kind: attributes.length > 0 ? 'only' : 'without', paths }
}

/** Members are many, and are only read where they are wanted. */
export function wants({ kind, paths }: Projection, name: string): boolean {
  const isNamed = paths.some(({ attribute, sub }) => attribute?.name === name && !sub)
  const isTouched = paths.some(({ attribute }) => attribute?.name === name)
  return kind === 'only' ? isTouched : !isNamed
}

export function projected(full: Values, { kind, paths }: Projection): Values {
  if (kind === 'without') return paths.reduce(without, full)
  const always = { schemas: full.schemas, id: full.id }
  return paths.reduce((values, path) => merged(values, only(full, path)), always as Values)
}

function without(values: Values, { extension, attribute, sub }: Located): Values {
  if (extension) {
    const inner = values[extension.urn]
    if (!attribute || !isObject(inner)) return dropped(values, extension.urn)
    return {
      ...values,
      [extension.urn]: without(inner, { extension: null, attribute, sub }),
    }
  }
  if (!attribute || attribute.returned === 'always') return values
  if (!sub) return dropped(values, attribute.name)
  return mapped(values, attribute.name, (part) => dropped(part, sub.name))
}

function only(full: Values, { extension, attribute, sub }: Located): Values {
  if (extension) {
    const inner = full[extension.urn]
    if (!isObject(inner)) return {}
    const part = attribute ? only(inner, { extension: null, attribute, sub }) : inner
    return { [extension.urn]: part }
  }
  if (!attribute || !(attribute.name in full)) return {}
  const whole = { [attribute.name]: full[attribute.name] }
  if (!sub) return whole
  return mapped(whole, attribute.name, (part) =>
    sub.name in part ? { [sub.name]: part[sub.name] } : {},
  )
}

function mapped(values: Values, name: string, change: (part: Values) => Values): Values {
  const given = values[name]
  if (Array.isArray(given))
    return { ...values, [name]: given.map((each) => (isObject(each) ? change(each) : each)) }
  return isObject(given) ? { ...values, [name]: change(given) } : values
}

/** Two parts of one attribute were asked for one by one. */
function merged(values: Values, more: Values): Values {
  const all: Record<string, unknown> = { ...values }
  for (const [name, value] of Object.entries(more)) {
    const known = all[name]
    if (isObject(known) && isObject(value)) all[name] = merged(known, value)
    else if (Array.isArray(known) && Array.isArray(value) && known.length === value.length)
      all[name] = known.map((each, index) => combined(each, value[index]))
    else all[name] = value
  }
  return all
}

function combined(one: unknown, other: unknown): unknown {
  return isObject(one) && isObject(other) ? { ...one, ...other } : other
}

function dropped(values: Values, name: string): Values {
  const { [name]: _gone, ...rest } = values
  return rest
}
