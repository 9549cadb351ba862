import { keyAfter, type Page, pageOf, type Slice } from './page'

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

/** As its index has it, so that the index is found. */
const WAITED = 'r.decided_at - r.filed_at'

/** Each day with a decision of people, the first one first; `until` is not included. */
export async function waitsPerDay(
  db: D1Database,
  since: number,
  until: number,
): Promise<readonly DayOfWaits[]> {
  const first = Math.floor(since / DAY_MS)
  const days = Math.max(0, Math.ceil(until / DAY_MS) - first)
  const { results } = await db
    .prepare(
      `SELECT d.value * ${DAY_MS} AS day, count(*) AS decided, avg(${WAITED}) AS averageMs,
         max(${WAITED}) AS longestMs
       FROM json_each(?) d JOIN requests r
         ON r.decided_at / ${DAY_MS} = d.value AND r.decided_at IS NOT NULL
       GROUP BY d.key`,
    )
    .bind(JSON.stringify(Array.from({ length: days }, (_, day) => first + day)))
    .all<DayOfWaits>()
  return results
}

/** The same as a list, the newest day first. */
export async function waitsPage(
  db: D1Database,
  { since, until, limit, cursor }: { readonly since: number; readonly until: number } & Slice,
): Promise<Page<DayOfWaits>> {
  const [before = until] = keyAfter(cursor, ['number']) ?? []
  const days = (await waitsPerDay(db, since, Number(before))).toReversed()
  return pageOf(days, limit, (row) => [row.day])
}
