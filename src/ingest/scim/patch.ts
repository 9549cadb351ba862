import type { Attribute } from './attribute'
import type { Operation } from './patch-body'
import { changeList } from './patch-list'
import { set, withPart } from './patch-part'
import { type Target, targetOf } from './patch-path'
import type { Resource, Schema } from './schemas'
import { bad } from './scim-error'
import { isObject, isUnassigned, type Values, valueIn } from './values'

/** The resource after all operations, in their order; nothing of it where one is refused. */
export function patched(
  resource: Resource,
  before: Values,
  operations: readonly Operation[],
): Values {
  const needed = resource.schema.attributes.filter(({ isRequired }) => isRequired)
  return operations
    .flatMap((operation) => spread(resource, operation))
    .reduce((values, step) => {
      const after = applied(values, step)
      const missing = needed.find(({ name }) => !(name in after))
      if (missing) throw bad('mutability', `${missing.name} cannot be removed.`)
      return after
    }, before)
}

type Step = Operation & { readonly target: Target }

/** Without a path each name in the value is a path of its own; Entra ID writes whole paths there. */
function spread(resource: Resource, operation: Operation): readonly Step[] {
  const { op, path, value } = operation
  if (path === null) {
    if (op === 'remove') throw bad('noTarget', 'remove needs a path.')
    if (!isObject(value)) throw bad('invalidValue', 'Without a path the value is an object.')
    return Object.entries(value)
      .filter(([name]) => name.toLowerCase() !== 'schemas')
      .flatMap(([name, each]) => spread(resource, { op, path: name, value: each }))
  }
  const target = targetOf(resource, path)
  const { extension, attribute } = target
  if (attribute || !extension || op === 'remove') return [{ ...operation, target }]
  if (!isObject(value)) throw bad('invalidValue', 'An extension has attributes.')
  return Object.entries(value).flatMap(([name, each]) =>
    spread(resource, { op, path: `${extension.urn}:${name}`, value: each }),
  )
}

function applied(values: Values, step: Step): Values {
  const { extension, attribute } = step.target
  if (!extension) return attribute ? withAttribute(values, attribute, step) : values
  const inner = values[extension.urn]
  const before = isObject(inner) ? inner : {}
  return withExtension(values, extension, attribute ? withAttribute(before, attribute, step) : {})
}

function withExtension(values: Values, { urn }: Schema, inner: Values): Values {
  return set(values, urn, Object.keys(inner).length > 0 ? inner : undefined)
}

function withAttribute(values: Values, attribute: Attribute, step: Step): Values {
  const { name, mutability } = attribute
  const before = values[name]
  if (mutability === 'readOnly' || name === 'schemas') return unchanged(values, attribute, step)
  if (mutability === 'writeOnly') return values
  if (attribute.isMulti) return set(values, name, changeList(attribute, before, step))
  const { op, value, target } = step
  if (target.sub) return set(values, name, withPart(before, target.sub, op, value))
  if (op === 'remove') return set(values, name, undefined)
  const given = valueIn(attribute, value)
  const isMerged = attribute.kind === 'complex' && isObject(before) && isObject(given)
  return set(values, name, isMerged ? { ...before, ...given } : given)
}

/** Okta repeats the id beside what it changes: saying what is so already changes nothing. */
function unchanged(values: Values, { name }: Attribute, { op, value }: Step): Values {
  const isSame = op !== 'remove' && typeof value === 'string' && values[name] === value
  if (isSame || (op !== 'remove' && isUnassigned(value))) return values
  throw bad('mutability', `${name} is set by the server only.`)
}
