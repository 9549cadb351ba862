import { keyAfter, type Page, pageOf, type Slice } from './page'
import { valuesBetween } from './values-between'

const DAY_MS = 86_400_000

/** How long requests that were decided on one day had waited for that, from when they were filed. */
export type DayOfWaits = {
  /** When the day begins, in UTC; epoch milliseconds. */
  readonly day: number
  readonly decided: number
  /** Milliseconds. */
  readonly averageMs: number
  readonly longestMs: number
}

const COLUMNS = `day * ${DAY_MS} AS day, decided, 1.0 * waited_ms / decided AS averageMs,
  longest_ms AS longestMs`

/**
 * How long what was decided from each of these times on, until the next, had waited on average, in
 * milliseconds; 0 where nothing was. The last one ends it. They are days, in UTC.
 */
export async function waitsBetween(
  db: D1Database,
  times: readonly number[],
): Promise<readonly number[]> {
  return valuesBetween(
    db,
    times.map(dayOf),
    `SELECT coalesce(1.0 * sum(waited_ms) / sum(decided), 0) FROM waits
     WHERE day >= s.value ->> 0 AND day < s.value ->> 1`,
  )
}

/** Each day with a decision of people, the newest first; `until` is not included. */
export async function waitsPage(
  db: D1Database,
  { since, until, limit, cursor }: { readonly since: number; readonly until: number } & Slice,
): Promise<Page<DayOfWaits>> {
  const [key = until] = keyAfter(cursor, ['number']) ?? []
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS} FROM waits WHERE day >= ? AND day < ? ORDER BY day DESC LIMIT ${limit + 1}`,
    )
    .bind(dayOf(since), dayAfter(Number(key)))
    .all<DayOfWaits>()
  return pageOf(results, limit, (row) => [row.day])
}

/** Days since 1970, in UTC: the one that this is in, and the first that begins no sooner. */
const dayOf = (at: number) => Math.floor(at / DAY_MS)
const dayAfter = (at: number) => Math.ceil(at / DAY_MS)
