import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  isNotNull,
  isNull,
  lt,
  ne,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Reach } from '../domain/permission/scope'
import { keyAfter, type Page, pageOf, type Slice } from './page'
import type { ResourceRow } from './resources'
import { resourceGrams, resources, resourceTags } from './tables/catalogue'
import { type Columns, known, mapped, type Reading, readAlone, reading } from './together'
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
  | { readonly kind: 'tag'; readonly is: SQL }

/** In order of names. */
export async function listResources(
  db: D1Database,
  { limit, cursor, ...filter }: ResourceFilter & Slice,
): Promise<Page<ResourceRow>> {
  const search = await readAlone(db, readSearch(db, filter))
  const [items = []] = await search.inRanges([{ start: '', after: nameIn(cursor) }], limit + 1)
  return pageOf(items, limit, (row) => [row.name])
}

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
export function readSearch<More = object>(
  db: D1Database,
  filter: ResourceFilter,
  more?: Columns<More>,
): Reading<Search<More>> {
  const { q, tag, alsoAccounts = false } = filter
  const other: Way = tag ? { kind: 'tag', is: eq(resourceTags.tag, tag) } : { kind: 'all' }
  if (!q) return known(searchAlong(db, other, filter, more))
  return mapped(readGram(db, q, alsoAccounts), (gram) => {
    const way: Way = gram.isFew || gram.isInOrder ? { kind: 'gram', ...gram } : other
    return searchAlong(db, way, filter, more)
  })
}

function searchAlong<More>(
  db: D1Database,
  way: Way,
  filter: ResourceFilter,
  more?: Columns<More>,
): Search<More> {
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
  const way = await wayInTime(db, filter)
  const rows = await from(drizzle(db), way, and(...matching(filter), before))
    .orderBy(desc(resources.createdAt), desc(resources.id))
    .limit(limit + 1)
  return pageOf(rows, limit, (row) => [row.createdAt, row.id])
}

/** In order of names each gram and each tag has its resources; in order of time they are few or no help. */
async function wayInTime(
  db: D1Database,
  { q, tag, alsoAccounts = false }: ResourceFilter,
): Promise<Way> {
  const gram = q ? await readAlone(db, readGram(db, q, alsoAccounts)) : null
  if (gram?.isFew) return { kind: 'gram', ...gram }
  if (!tag) return { kind: 'all' }
  const is = eq(resourceTags.tag, tag)
  const [row] = await drizzle(db).all<{ count: number }>(
    sql`SELECT ${countedTo(FEW, sql`resource_tags WHERE ${is}`)} AS count`,
  )
  return (row?.count ?? 0) < FEW ? { kind: 'tag', is } : { kind: 'all' }
}

type Gram = { readonly is: SQL; readonly isFew: boolean; readonly isInOrder: boolean }

/** The three characters of what is looked for that the fewest names have. */
export function readGram(db: D1Database, typed: string, alsoAccounts: boolean): Reading<Gram> {
  const q = typed.toLowerCase()
  const text = alsoAccounts ? holds(q) : sql`resource_grams.account = '' AND ${holds(q)}`
  if (q.length < GRAM) {
    const is = sql`resource_grams.gram >= ${q} AND resource_grams.gram < ${q + AFTER_ALL} AND ${text}`
    const among = sql`resource_grams WHERE gram >= ${q} AND gram < ${q + AFTER_ALL}`
    const count = countedTo(FEW, among).as('count')
    const query = drizzle(db).select({ count }).from(sql`(SELECT 1)`)
    return reading(query, ([row]) => ({ is, isFew: (row?.count ?? 0) < FEW, isInOrder: false }))
  }
  const grams = Array.from({ length: q.length - GRAM + 1 }, (_, at) => q.slice(at, at + GRAM))
  const holding = sql`resource_grams WHERE resource_grams.gram = best.gram AND ${text}`
  const query = drizzle(db)
    .select({
      gram: sql<string>`best.gram`.as('gram'),
      // That many names are looked at one by one; what more of them have is not few.
      count: sql<number>`iif(best.count < ${MANY}, ${countedTo(FEW, holding)}, ${FEW})`.as('count'),
    })
    .from(
      sql`(SELECT value AS gram, ${countedTo(MANY, sql`resource_grams g WHERE g.gram = value`)} AS count
        FROM json_each(${JSON.stringify([...new Set(grams)])}) ORDER BY count LIMIT 1) best`,
    )
  return reading(query, ([best]) => {
    const { gram = '', count = 0 } = best ?? {}
    const is = sql`resource_grams.gram = ${gram} AND ${text}`
    return { is, isFew: count < FEW, isInOrder: true }
  })
}

/** How many there are, counted no further than that. */
function countedTo(most: number, place: SQL): SQL<number> {
  return sql`(SELECT count(*) FROM (SELECT 1 FROM ${place} LIMIT ${sql.raw(String(most))}))`
}

/** Seen without a look at the resource: what is looked for is in the text that the gram is of. */
function holds(q: string): SQL {
  const text = sql`iif(resource_grams.account = '', resource_grams.name, resource_grams.account)`
  return sql`instr(lower(${text}), ${q}) > 0`
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

/** One lower bound: of two, SQLite walks from whichever it met first, be it far away. */
function between(name: ReturnType<typeof walkedNames>, { start, after }: NameRange) {
  return [sql`${name} >= max(${start}, ${after})`, ne(name, after), lt(name, behind(start))]
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
