import { type Attribute, named } from './attribute'
import { bad } from './scim-error'

/** A resource or a part of one, with names as the schema spells them. */
export type Values = { readonly [name: string]: unknown }

const LONGEST = 2_000
const LONGEST_NAME = 256
export const MOST_VALUES = 100
export const MOST_MEMBERS = 10_000

/**
 * A value as this attribute may have it; undefined where it is unassigned, which null and an empty
 * list are too (RFC 7643 section 2.5). Also reads what Entra ID and Okta write: “True” for true, a
 * list of one for the one, and the text for a value that has parts. Throws `invalidValue`.
 */
export function valueIn(attribute: Attribute, given: unknown): unknown {
  if (given === null || given === undefined) return undefined
  return attribute.isMulti ? listOf(attribute, given) : singleOf(attribute, given)
}

export function isUnassigned(given: unknown): boolean {
  return given === null || given === undefined || (Array.isArray(given) && given.length === 0)
}

export function isObject(given: unknown): given is Values {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}

/** Pairs of the attributes that are meant and their values. Throws for names that nobody knows. */
export function pairsOf(
  attributes: readonly Attribute[],
  given: Values,
): readonly (readonly [Attribute, unknown])[] {
  const seen = new Set<string>()
  return Object.entries(given).flatMap(([name, value]) => {
    const attribute = named(attributes, name)
    if (!attribute && isUnassigned(value)) return []
    if (!attribute) throw bad('invalidSyntax', 'An attribute is sent that is not known here.')
    if (seen.has(attribute.name))
      throw bad('invalidSyntax', `The attribute ${attribute.name} is sent twice.`)
    seen.add(attribute.name)
    return [[attribute, value] as const]
  })
}

function listOf(attribute: Attribute, given: unknown): readonly unknown[] | undefined {
  const all = Array.isArray(given) ? given : [given]
  const most = attribute.name === 'members' ? MOST_MEMBERS : MOST_VALUES
  if (all.length > most) throw bad('invalidValue', `${attribute.name} has at most ${most} values.`)
  const values = all.flatMap((each) => singleOf(attribute, each) ?? [])
  const isTwice = values.filter((each) => isObject(each) && each.primary === true).length > 1
  if (isTwice) throw bad('invalidValue', `Only one of ${attribute.name} can be primary.`)
  return values.length === 0 ? undefined : values
}

function singleOf(attribute: Attribute, given: unknown): unknown {
  if (attribute.kind === 'complex') return partsOf(attribute, given)
  const plain = unwrapped(given)
  if (isUnassigned(plain)) return undefined
  return attribute.kind === 'boolean' ? truthOf(attribute, plain) : textOf(attribute, plain)
}

function partsOf(attribute: Attribute, given: unknown): Values | undefined {
  if (isUnassigned(given)) return undefined
  const hasValue = named(attribute.subs, 'value') !== null
  const object = typeof given === 'string' && hasValue ? { value: given } : given
  if (!isObject(object)) throw bad('invalidValue', `${attribute.name} has parts.`)
  const found = new Map<string, unknown>()
  for (const [sub, part] of pairsOf(attribute.subs, object)) {
    const value = sub.mutability === 'readOnly' ? undefined : valueIn(sub, part)
    if (value !== undefined) found.set(sub.name, value)
  }
  const parts = attribute.subs.filter(({ name }) => found.has(name))
  if (parts.length === 0) return undefined
  return Object.fromEntries(parts.map(({ name }) => [name, found.get(name)]))
}

/** Older dialects of Entra ID send `[{"value": "x"}]` for a plain "x". */
function unwrapped(given: unknown): unknown {
  const [only] = Array.isArray(given) ? given : []
  return Array.isArray(given) && given.length === 1 && isObject(only) ? only.value : given
}

function truthOf({ name }: Attribute, given: unknown): boolean {
  if (typeof given === 'boolean') return given
  const word = typeof given === 'string' ? given.toLowerCase() : ''
  if (word === 'true' || word === 'false') return word === 'true'
  throw bad('invalidValue', `${name} is true or false.`)
}

function textOf({ name, isRequired, uniqueness }: Attribute, given: unknown): string {
  if (typeof given !== 'string') throw bad('invalidValue', `${name} is text.`)
  const isName = isRequired || uniqueness === 'server' || name === 'externalId'
  const longest = isName ? LONGEST_NAME : LONGEST
  if (given.length > longest) throw bad('invalidValue', `${name} is longer than ${longest}.`)
  if (isName && given.trim() === '') throw bad('invalidValue', `${name} cannot be empty.`)
  if (!given.isWellFormed() || /[^\P{Cc}\n\r\t]/u.test(given))
    throw bad('invalidValue', `${name} has characters that are no text.`)
  return given
}
