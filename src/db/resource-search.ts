import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  gt,
  gte,
  isNotNull,
  isNull,
  lt,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Reach } from '../domain/permission/scope'
import { keyAfter, type Page, pageOf, type Slice } from './page'
import type { ResourceRow } from './resources'
import { resourceGrams, resources, resourceTags } from './tables/catalogue'
import { resourcesWithin } from './within'

/** Names that begin so, after this one. */
export type NameRange = { readonly start: string; readonly after: string }

export type ResourceFilter = {
  /** Which of them this is for; everything where it is left out. */
  readonly reach?: Reach
  /** Part of a name in any case, or of an account’s where so wished. */
  readonly q?: string | undefined
  readonly alsoAccounts?: boolean
  readonly includeRetired?: boolean
  readonly onlyRetired?: boolean
  readonly kind?: string | undefined
  readonly tag?: string | undefined
}

/** So few are sorted in any order; where there are more, one of them is met soon on the way. */
const FEW = 500
const GRAM = 3
/** Further it is not counted how many names have something. */
const MANY = 5_000
const AFTER_ALL = '\u{10ffff}'

/** What is walked through to find resources, so that few are looked at in vain. */
type Way =
  | { readonly kind: 'all' }
  | { readonly kind: 'gram'; readonly is: SQL; readonly isFew: boolean }
  | { readonly kind: 'tag'; readonly is: SQL; readonly isFew: boolean }

/** In order of names. */
export async function listResources(
  db: D1Database,
  { limit, cursor, ...filter }: ResourceFilter & Slice,
): Promise<Page<ResourceRow>> {
  const search = await searchByName(db, filter)
  const [items = []] = await search.inRanges([{ start: '', after: nameIn(cursor) }], limit + 1)
  return pageOf(items, limit, (row) => [row.name])
}

/** What to read besides a resource’s own columns. */
export type Columns<More> = { readonly [Name in keyof More]: SQL.Aliased<More[Name]> }

export type Search<More> = {
  /** What is looked for stands in so few names that they can be looked at one by one. */
  readonly isNarrow: boolean
  /** The first of each of these ranges of names, in their order, read together. */
  readonly inRanges: (
    ranges: readonly NameRange[],
    most: number,
  ) => Promise<readonly (readonly (ResourceRow & More)[])[]>
}

/** The way is found once, for whoever looks several times. `more` is read of each, by its name. */
export async function searchByName<More = object>(
  db: D1Database,
  filter: ResourceFilter,
  more?: Columns<More>,
): Promise<Search<More>> {
  const way = await wayTo(db, filter, true)
  const d1 = drizzle(db)
  const walked = walkedNames(way)
  return {
    isNarrow: way.kind === 'gram' && way.isFew,
    inRanges: async (ranges, most) => {
      const [first, ...others] = ranges.map((range) =>
        from(d1, way, and(...matching(filter), ...between(walked, range)), more)
          .orderBy(asc(walked))
          .limit(most),
      )
      const found = first ? await d1.batch([first, ...others]) : []
      return found as readonly (readonly (ResourceRow & More)[])[]
    },
  }
}

/** What was added last comes first. */
export async function newestResources(
  db: D1Database,
  { limit, cursor, ...filter }: ResourceFilter & Slice,
): Promise<Page<ResourceRow>> {
  const key = keyAfter(cursor, ['number', 'string'])
  const before = key
    ? sql`(${resources.createdAt}, ${resources.id}) < (${key[0]}, ${key[1]})`
    : undefined
  const way = await wayTo(db, filter, false)
  const rows = await from(drizzle(db), way, and(...matching(filter), before))
    .orderBy(desc(resources.createdAt), desc(resources.id))
    .limit(limit + 1)
  return pageOf(rows, limit, (row) => [row.createdAt, row.id])
}

/** In order of names each gram and each tag has its resources; in order of time they are few or no help. */
async function wayTo(
  db: D1Database,
  { q, tag, alsoAccounts = false }: ResourceFilter,
  isByName: boolean,
): Promise<Way> {
  const gram = q ? await gramOf(db, q.toLowerCase(), alsoAccounts) : null
  if (gram && (gram.isFew || (isByName && gram.isInOrder))) return { kind: 'gram', ...gram }
  if (!tag) return { kind: 'all' }
  const is = eq(resourceTags.tag, tag)
  const isFew = isByName || (await isRare(db, sql`resource_tags WHERE tag = ${tag}`))
  return isFew ? { kind: 'tag', is, isFew } : { kind: 'all' }
}

/** The three characters of what is looked for that the fewest names have. */
export async function gramOf(db: D1Database, q: string, alsoAccounts: boolean) {
  const text = alsoAccounts ? holds(q) : and(eq(resourceGrams.account, ''), holds(q))
  if (q.length < GRAM) {
    const among = sql`${resourceGrams.gram} >= ${q} AND ${resourceGrams.gram} < ${q + AFTER_ALL}`
    const isFew = await isRare(
      db,
      sql`resource_grams WHERE gram >= ${q} AND gram < ${q + AFTER_ALL}`,
    )
    return { is: and(among, text) as SQL, isFew, isInOrder: false }
  }
  const grams = Array.from({ length: q.length - GRAM + 1 }, (_, at) => q.slice(at, at + GRAM))
  const [best] = await drizzle(db).all<{ gram: string; count: number }>(sql`
    SELECT value AS gram, (SELECT count(*) FROM (SELECT 1 FROM resource_grams g
      WHERE g.gram = value LIMIT ${MANY})) AS count
    FROM json_each(${JSON.stringify([...new Set(grams)])}) ORDER BY count LIMIT 1`)
  const { gram = '', count = 0 } = best ?? {}
  const is = and(eq(resourceGrams.gram, gram), text) as SQL
  const isFew = count < FEW || (count < MANY && (await isRare(db, sql`resource_grams WHERE ${is}`)))
  return { is, isFew, isInOrder: true }
}

async function isRare(db: D1Database, place: SQL): Promise<boolean> {
  const [row] = await drizzle(db).all<{ count: number }>(
    sql`SELECT count(*) AS count FROM (SELECT 1 FROM ${place} LIMIT ${FEW})`,
  )
  return (row?.count ?? 0) < FEW
}

/** Seen without a look at the resource: what is looked for is in the text that the gram is of. */
function holds(q: string): SQL {
  const { account, name } = resourceGrams
  return sql`instr(lower(iif(${account} = '', ${name}, ${account})), ${q}) > 0`
}

function walkedNames(way: Way) {
  if (way.kind === 'gram') return resourceGrams.name
  return way.kind === 'tag' ? resourceTags.name : resources.name
}

function from(d1: ReturnType<typeof drizzle>, way: Way, asked: SQL | undefined, more = {}) {
  const start = d1.select({ ...getTableColumns(resources), ...more })
  if (way.kind === 'all') return start.from(resources).where(asked).$dynamic()
  const found = way.kind === 'gram' ? resourceGrams : resourceTags
  const there = start.from(found).innerJoin(resources, eq(resources.name, found.name))
  // A name is met once for each gram of a short text, and for each account that has it.
  return there.where(and(way.is, asked)).groupBy(found.name).$dynamic()
}

/** The name that a cursor of a list by name stands for. */
export function nameIn(cursor: string | null): string {
  const [name = ''] = keyAfter(cursor, ['string']) ?? []
  return String(name)
}

/** A text that comes after every name that begins so, and before all others that come later. */
export function behind(start: string): string {
  return `${start}${AFTER_ALL}`
}

function between(name: ReturnType<typeof walkedNames>, { start, after }: NameRange) {
  return [gt(name, after), gte(name, start), lt(name, behind(start))]
}

function matching(filter: ResourceFilter): (SQL | undefined)[] {
  const { reach = 'everything', q, alsoAccounts, includeRetired, onlyRetired, kind, tag } = filter
  return [
    resourcesWithin(reach),
    includeRetired || onlyRetired ? undefined : isNull(resources.retiredAt),
    onlyRetired ? isNotNull(resources.retiredAt) : undefined,
    q ? or(named(q), alsoAccounts ? withAccount(q) : undefined) : undefined,
    kind ? sql`${resources.kind} = ${kind}` : undefined,
    tag ? sql`EXISTS (SELECT 1 FROM json_each(${resources.tags}) WHERE value = ${tag})` : undefined,
  ]
}

function named(q: string): SQL {
  return sql`instr(lower(${resources.name}), lower(${q})) > 0`
}

function withAccount(q: string): SQL {
  return sql`EXISTS (SELECT 1 FROM accounts a WHERE a.resource_id = ${resources.id}
    AND a.retired_at IS NULL AND instr(lower(a.name), lower(${q})) > 0)`
}
