import type { Query } from '../../db/scim-condition'
import { conditionOf, sortPlaceOf } from './condition'
import { parseFilter } from './filter'
import { type Projection, projectionOf } from './projection'
import type { Resource } from './schemas'
import { bad } from './scim-error'
import { isObject } from './values'

export const MAX_RESULTS = 200
const DEFAULT_RESULTS = 100
const SEARCH_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:SearchRequest'
const FARTHEST = 1_000_000_000

export type ListRequest = Query & { readonly projection: Projection }

type Asked = { readonly [name in (typeof NAMES)[number]]?: unknown }

const NAMES = [
  'attributes',
  'excludedAttributes',
  'filter',
  'sortBy',
  'sortOrder',
  'startIndex',
  'count',
] as const

/**
 * What the address asks for (RFC 7644 section 3.4.2). Other parameters are let pass: Entra ID
 * has its switches in the address.
 */
export function askedByAddress(url: string): Asked {
  const parameters = new URL(url).searchParams
  const given = NAMES.filter((name) => parameters.has(name)).map((name) => {
    const [value = '', ...more] = parameters.getAll(name)
    if (more.length > 0) throw bad('invalidValue', `${name} is sent twice.`)
    return [name, value] as const
  })
  return Object.fromEntries(given)
}

/** The same by POST, section 3.4.3. */
export function askedByBody(body: unknown): Asked {
  if (!isObject(body)) throw bad('invalidSyntax', 'A JSON object is expected.')
  const { schemas, ...asked } = body
  const isSearch = Array.isArray(schemas) && schemas.length === 1 && schemas[0] === SEARCH_SCHEMA
  if (!isSearch) throw bad('invalidSyntax', `schemas has to be ${SEARCH_SCHEMA}.`)
  if (Object.keys(asked).some((name) => !NAMES.includes(name as (typeof NAMES)[number])))
    throw bad('invalidSyntax', 'A field is sent that is not known here.')
  return asked
}

export function listRequestOf(resource: Resource, asked: Asked): ListRequest {
  const { filter, sortBy, sortOrder = 'ascending' } = asked
  if (sortOrder !== 'ascending' && sortOrder !== 'descending')
    throw bad('invalidValue', 'sortOrder is ascending or descending.')
  const count = numberIn('count', asked.count, DEFAULT_RESULTS)
  return {
    condition:
      filter === undefined ? null : conditionOf(parseFilter(textIn('filter', filter)), resource),
    sortBy: sortBy === undefined ? null : sortPlaceOf(textIn('sortBy', sortBy), resource),
    isDescending: sortOrder === 'descending',
    startIndex: Math.max(1, numberIn('startIndex', asked.startIndex, 1)),
    count: Math.min(MAX_RESULTS, Math.max(0, count)),
    projection: projectionIn(resource, asked),
  }
}

export function projectionIn(resource: Resource, asked: Asked): Projection {
  return projectionOf(resource, namesIn(asked.attributes), namesIn(asked.excludedAttributes))
}

function numberIn(name: string, given: unknown, otherwise: number): number {
  if (given === undefined) return otherwise
  const text = typeof given === 'number' ? String(given) : given
  const number = typeof text === 'string' && /^-?\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (Number.isNaN(number) || number > FARTHEST)
    throw bad('invalidValue', `${name} is a whole number.`)
  return number
}

function textIn(name: string, given: unknown): string {
  if (typeof given === 'string' && given.trim() !== '') return given
  throw bad(name === 'filter' ? 'invalidFilter' : 'invalidPath', `${name} is text.`)
}

/** With commas in an address, a list in a body. */
function namesIn(given: unknown): readonly string[] {
  if (given === undefined) return []
  const names = typeof given === 'string' ? given.split(',') : given
  if (!Array.isArray(names) || names.some((name) => typeof name !== 'string'))
    throw bad('invalidValue', 'The names of attributes are expected.')
  return names.map((name: string) => name.trim()).filter(Boolean)
}
