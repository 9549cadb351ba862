import type { Attribute } from './attribute'
import type { Operation } from './patch-body'
import { bad } from './scim-error'
import { isObject, type Values, valueIn } from './values'

/** One value with one part of it changed; undefined where nothing is left. */
export function withPart(
  before: unknown,
  sub: Attribute,
  op: Operation['op'],
  value: unknown,
): Values | undefined {
  if (sub.mutability !== 'readWrite')
    throw bad('mutability', `${sub.name} cannot be changed by itself.`)
  const parts = isObject(before) ? before : {}
  const after = set(parts, sub.name, op === 'remove' ? undefined : valueIn(sub, value))
  return Object.keys(after).length > 0 ? after : undefined
}

/** Undefined takes the name away. */
export function set(values: Values, name: string, value: unknown): Values {
  if (value !== undefined) return { ...values, [name]: value }
  const { [name]: _gone, ...rest } = values
  return rest
}
