import { Reader } from './reader'
import { bad } from './scim-error'

export const OPERATORS = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'lt', 'ge', 'le'] as const
export type Operator = (typeof OPERATORS)[number]

/** A filter as it was written; which attributes there are is none of its business. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly all: readonly Filter[] }
  | { readonly kind: 'not'; readonly filter: Filter }
  | { readonly kind: 'present'; readonly path: string }
  | { readonly kind: 'some'; readonly path: string; readonly where: Filter }
  | Comparison

export type Comparison = {
  readonly kind: 'compare'
  readonly path: string
  readonly operator: Operator
  readonly value: string | number | boolean | null
}

const LONGEST = 4_000
const DEEPEST = 12
const MOST = 40

/**
 * RFC 7644 section 3.4.2.2, the whole grammar: “not” binds closest, then “and”, then “or”. Throws
 * `invalidFilter`, also for what is longer or deeper than anybody means.
 */
export function parseFilter(text: string): Filter {
  if (text.length > LONGEST)
    throw bad('invalidFilter', `A filter has at most ${LONGEST} characters.`)
  const reader = new Reader(text.trim())
  const filter = either(reader, { depth: 0, isInList: false })
  if (!reader.isAtEnd) throw reader.fault('The filter should have ended here')
  if (comparisons(filter) > MOST)
    throw bad('invalidFilter', `A filter has at most ${MOST} comparisons.`)
  return filter
}

type Place = { readonly depth: number; readonly isInList: boolean }

/** What stands between the brackets of a value path, up to the closing one. */
export function bracketed(reader: Reader, depth = 0): Filter {
  reader.skip()
  const where = either(reader, { depth: depth + 1, isInList: true })
  reader.skip()
  reader.demand(']')
  return where
}

function either(reader: Reader, place: Place): Filter {
  return chain(reader, 'or', () => chain(reader, 'and', () => term(reader, place)))
}

function chain(reader: Reader, word: 'and' | 'or', next: () => Filter): Filter {
  const all = [next()]
  while (reader.takeWord(word)) all.push(next())
  const [only] = all
  return all.length === 1 && only ? only : { kind: word, all }
}

function term(reader: Reader, place: Place): Filter {
  if (place.depth > DEEPEST) throw reader.fault('The filter is nested too deeply')
  if (reader.take(/not *\(/iy)) return { kind: 'not', filter: grouped(reader, place) }
  if (reader.take(/\(/y)) return grouped(reader, place)
  return expression(reader, place)
}

function grouped(reader: Reader, place: Place): Filter {
  reader.skip()
  const filter = either(reader, { ...place, depth: place.depth + 1 })
  reader.skip()
  reader.demand(')')
  return filter
}

function expression(reader: Reader, { depth, isInList }: Place): Filter {
  const path = reader.path()
  if (isInList || !reader.take(/\[/y)) return comparison(reader, path)
  const where = bracketed(reader, depth)
  const sub = reader.take(/\.([A-Za-z$][\w$-]*)/y)
  if (!sub) return { kind: 'some', path, where }
  return {
    kind: 'some',
    path,
    where: { kind: 'and', all: [where, comparison(reader, sub.slice(1))] },
  }
}

function comparison(reader: Reader, path: string): Filter {
  reader.space()
  const word = reader.word().toLowerCase()
  if (word === 'pr') return { kind: 'present', path }
  const operator = OPERATORS.find((each) => each === word)
  if (!operator) throw reader.fault('An operator is expected')
  reader.space()
  return { kind: 'compare', path, operator, value: reader.value() }
}

function comparisons(filter: Filter): number {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.all.reduce((sum, each) => sum + comparisons(each), 0)
    case 'not':
      return comparisons(filter.filter)
    case 'some':
      return comparisons(filter.where)
    case 'present':
    case 'compare':
      return 1
  }
}
