import type { Condition, Operator, Place, Query } from './scim-condition'

/** Where the values of one kind of resource are: SQL that is ours, whatever was asked. */
export type Shelf = {
  /** Columns by the path that a schema gives them. */
  readonly columns: { readonly [path: string]: string }
  /** The rest: JSON with its text folded; null where there is none. */
  readonly json: string | null
  /** Lists that are tables: what to select from, and its columns by part. */
  readonly tables: {
    readonly [list: string]: {
      readonly from: string
      readonly columns: { readonly [part: string]: string }
    }
  }
}

export type Sql = { readonly text: string; readonly values: readonly (string | number)[] }

/** What to put behind WHERE; its values are bound from `first` on. */
export function whereOf(condition: Condition | null, shelf: Shelf, first: number): Sql {
  const values: (string | number)[] = []
  const bind = (value: string | number | boolean) => {
    values.push(typeof value === 'boolean' ? Number(value) : value)
    return `?${first + values.length - 1}`
  }
  const text = condition ? said(condition, (place) => spot(place, shelf), shelf, bind) : '1'
  return { text, values }
}

/** Section 3.4.2.3: what lacks the attribute comes last, or first where it is descending. */
export function orderOf({ sortBy, isDescending }: Query, shelf: Shelf, last: string): string {
  if (!sortBy) return last
  const { from, value } = spot(sortBy, shelf)
  const primary = sortBy.list === 'emails' ? ` ORDER BY e.value ->> '$.primary' DESC` : ''
  const expression = from ? `(SELECT ${value} FROM ${from}${primary} LIMIT 1)` : value
  const direction = isDescending ? 'DESC' : 'ASC'
  return `${expression} IS NULL ${direction}, ${expression} ${direction}, ${last}`
}

type Spot = { readonly from: string | null; readonly value: string }
type Find = (place: Place) => Spot
type Bind = (value: string | number | boolean) => string

function said(condition: Condition, find: Find, shelf: Shelf, bind: Bind): string {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const all = condition.all.map((each) => said(each, find, shelf, bind))
      return `(${all.join(condition.kind === 'and' ? ' AND ' : ' OR ')})`
    }
    case 'not':
      return `NOT coalesce(${said(condition.condition, find, shelf, bind)}, 0)`
    case 'present':
      return within(find(condition.place), (value) => `coalesce(${value}, '') <> ''`)
    case 'some': {
      const { from } = spot({ list: condition.list, path: ['value'] }, shelf)
      const inner: Find = ({ path }) => {
        const { value } = spot({ list: condition.list, path }, shelf)
        return { from: null, value }
      }
      return `EXISTS (SELECT 1 FROM ${from} WHERE ${said(condition.where, inner, shelf, bind)})`
    }
    case 'compare': {
      const { operator, value: wanted } = condition
      const bound = bind(wanted)
      return within(find(condition.place), (value) => compared(value, operator, bound, wanted))
    }
  }
}

function within({ from, value }: Spot, test: (value: string) => string): string {
  return from ? `EXISTS (SELECT 1 FROM ${from} WHERE ${test(value)})` : test(value)
}

/** Whatever text has the empty text in it; `substr` would not say so. */
function compared(value: string, operator: Operator, bound: string, wanted: unknown): string {
  const holdsAll = wanted === ''
  switch (operator) {
    case 'eq':
      return `${value} = ${bound}`
    case 'ne':
      return `${value} IS NOT ${bound}`
    case 'co':
      return holdsAll ? `${value} >= ${bound}` : `instr(${value}, ${bound}) > 0`
    case 'sw':
      return holdsAll ? `${value} >= ${bound}` : `substr(${value}, 1, length(${bound})) = ${bound}`
    case 'ew':
      return holdsAll ? `${value} >= ${bound}` : `substr(${value}, -length(${bound})) = ${bound}`
    case 'gt':
      return `${value} > ${bound}`
    case 'ge':
      return `${value} >= ${bound}`
    case 'lt':
      return `${value} < ${bound}`
    case 'le':
      return `${value} <= ${bound}`
  }
}

function spot({ list, path }: Place, shelf: Shelf): Spot {
  const name = path.join('.')
  if (list === null) return { from: null, value: shelf.columns[name] ?? inJson(shelf.json, path) }
  const table = shelf.tables[list]
  if (table) return { from: table.from, value: table.columns[name] ?? 'NULL' }
  if (!shelf.json) return { from: '(SELECT NULL WHERE 0)', value: 'NULL' }
  const from = `json_each(${shelf.json}, '$.${list}') e`
  return { from, value: path.length === 0 ? 'e.value' : inJson('e.value', path) }
}

/** Names come from a schema of ours; those of extensions have colons and dots. */
function inJson(json: string | null, path: readonly string[]): string {
  if (!json) return 'NULL'
  return `${json} ->> '$${path.map((name) => `."${name}"`).join('')}'`
}
