import { type Attribute, named } from './attribute'
import { COMMON, type Resource, type Schema } from './schemas'
import { bad, type ScimType } from './scim-error'

/** An attribute of a resource, or a part of one, or (in PATCH) a whole extension. */
export type Located = {
  /** The extension it is in; null for the resource's own schema. */
  readonly extension: Schema | null
  readonly attribute: Attribute | null
  readonly sub: Attribute | null
}

/** Finds what RFC 7644 section 3.10 writes as `urn:…:User:name.familyName`, `name` or `emails.type`. */
export function locate(resource: Resource, path: string, otherwise: ScimType): Located {
  const { schema, name } = schemaIn(resource, path, otherwise)
  const extension = schema === resource.schema ? null : schema
  if (name === '') return { extension, attribute: null, sub: null }
  const [first = '', second, ...rest] = name.split('.')
  const attribute = named(extension ? schema.attributes : attributesOf(resource), first)
  if (!attribute || rest.length > 0) throw unknown(otherwise, resource)
  if (second === undefined) return { extension, attribute, sub: null }
  const sub = named(attribute.subs, second)
  if (!sub) throw unknown(otherwise, resource)
  return { extension, attribute, sub }
}

export function attributesOf(resource: Resource): readonly Attribute[] {
  return [...COMMON, ...resource.schema.attributes]
}

function schemaIn(resource: Resource, path: string, otherwise: ScimType) {
  if (!path.includes(':')) return { schema: resource.schema, name: path }
  const lower = path.toLowerCase()
  for (const schema of [...resource.extensions, resource.schema]) {
    const urn = schema.urn.toLowerCase()
    if (lower === urn && schema !== resource.schema) return { schema, name: '' }
    if (lower.startsWith(`${urn}:`)) return { schema, name: path.slice(urn.length + 1) }
  }
  throw unknown(otherwise, resource)
}

function unknown(scimType: ScimType, { name }: Resource) {
  return bad(scimType, `An attribute is named that a ${name} does not have here.`)
}
