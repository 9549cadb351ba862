import type { Condition, Place } from '../../db/scim-condition'
import type { Attribute } from './attribute'
import type { Comparison, Filter } from './filter'
import { foldText } from './fold'
import { type Located, locate } from './locate'
import type { Resource } from './schemas'
import { bad, type ScimError } from './scim-error'

/** Looks up every name of a filter and gives every value its type. Throws `invalidFilter`. */
export function conditionOf(filter: Filter, resource: Resource): Condition {
  return translate(filter, (path) => spotOf(locate(resource, path, 'invalidFilter')))
}

/** The same for a filter between brackets: its names are those of one value of the list. */
export function conditionWithin(filter: Filter, list: Attribute): Condition {
  return translate(filter, (path) => {
    const sub = list.subs.find(({ name }) => name.toLowerCase() === path.toLowerCase())
    if (!sub) throw bad('invalidFilter', 'A filter names a part that values of this list lack.')
    return { attribute: sub, place: { list: null, path: [sub.name] } }
  })
}

/** What a list is sorted by. */
export function sortPlaceOf(path: string, resource: Resource): Place {
  const { attribute, place } = spotOf(locate(resource, path, 'invalidPath'))
  if (attribute.kind === 'complex') throw bad('invalidPath', 'Sort by a simple attribute.')
  return place
}

type Spot = { readonly attribute: Attribute; readonly place: Place }
type Find = (path: string) => Spot

function translate(filter: Filter, find: Find): Condition {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return { kind: filter.kind, all: filter.all.map((each) => translate(each, find)) }
    case 'not':
      return { kind: 'not', condition: translate(filter.filter, find) }
    case 'present':
      return { kind: 'present', place: find(filter.path).place }
    case 'some':
      return someOf(filter, find)
    case 'compare':
      return compared(filter, find(filter.path))
  }
}

function someOf({ path, where }: Extract<Filter, { kind: 'some' }>, find: Find): Condition {
  const { attribute, place } = find(path)
  if (place.list === null || attribute.kind !== 'complex')
    throw bad('invalidFilter', 'Brackets belong behind a list of values with parts.')
  return { kind: 'some', list: place.list, where: conditionWithin(where, attribute) }
}

function compared({ operator, value }: Comparison, spot: Spot): Condition {
  const { attribute, place } = spot.attribute.kind === 'complex' ? valuePart(spot) : spot
  if (value === null) {
    if (operator !== 'eq' && operator !== 'ne') throw wrongValue()
    const present = { kind: 'present', place } as const
    return operator === 'ne' ? present : { kind: 'not', condition: present }
  }
  return { kind: 'compare', place, operator, value: typed(attribute, operator, value) }
}

/** “emails co …” means the values of its values, as in the examples of section 3.4.2.2. */
function valuePart({ attribute, place }: Spot): Spot {
  const value = attribute.subs.find(({ name }) => name === 'value')
  if (!value) throw bad('invalidFilter', 'An attribute with parts cannot be compared as a whole.')
  return { attribute: value, place: { list: place.list, path: [...place.path, 'value'] } }
}

function typed(attribute: Attribute, operator: Comparison['operator'], value: unknown) {
  switch (attribute.kind) {
    case 'boolean':
      if (typeof value !== 'boolean' || !['eq', 'ne'].includes(operator)) throw wrongValue()
      return value
    case 'dateTime':
      if (['co', 'sw', 'ew'].includes(operator)) throw wrongValue()
      return timeOf(value)
    default:
      if (typeof value !== 'string') throw wrongValue()
      return attribute.isExact ? value : foldText(value)
  }
}

/** RFC 7643 section 2.3.5: an xsd:dateTime. One without a zone is read as UTC. */
function timeOf(value: unknown): number {
  const [, zone] = (typeof value === 'string' && TIME.exec(value)) || []
  const ms = zone === undefined ? Number.NaN : Date.parse(`${value}${zone ? '' : 'Z'}`)
  if (!Number.isFinite(ms)) throw wrongValue()
  return ms
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(Z|[+-]\d\d:\d\d|)$/

function spotOf({ extension, attribute, sub }: Located): Spot {
  const last = sub ?? attribute
  if (!attribute || !last || isNotSearched(attribute, sub))
    throw bad('invalidFilter', 'This attribute cannot be searched for.')
  const before = extension ? [extension.urn] : []
  if (!attribute.isMulti)
    return {
      attribute: last,
      place: { list: null, path: [...before, attribute.name, ...(sub ? [sub.name] : [])] },
    }
  return { attribute: last, place: { list: attribute.name, path: sub ? [sub.name] : [] } }
}

function isNotSearched(attribute: Attribute, sub: Attribute | null): boolean {
  const isVirtual = ['groups', 'members'].includes(attribute.name) && sub?.name === '$ref'
  const isAddress = attribute.name === 'meta' && (!sub || sub.name === 'location')
  return isVirtual || isAddress || attribute.returned === 'never'
}

function wrongValue(): ScimError {
  return bad('invalidFilter', 'A value or an operator does not fit the attribute it stands with.')
}
