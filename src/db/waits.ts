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
  // Each day by itself: in this way SQLite counts along the index and sorts nothing.
  const ofDay = (value: string) => `(SELECT ${value} FROM requests r
    WHERE r.decided_at / ${DAY_MS} = d.value AND r.decided_at IS NOT NULL)`
  const { results } = await db
    .prepare(
      `SELECT d.value * ${DAY_MS} AS day, ${ofDay('count(*)')} AS decided,
         ${ofDay(`avg(${WAITED})`)} AS averageMs, ${ofDay(`max(${WAITED})`)} AS longestMs
       FROM json_each(?) d`,
    )
    .bind(JSON.stringify(Array.from({ length: days }, (_, day) => first + day)))
    .all<DayOfWaits>()
  return results.filter(({ decided }) => decided > 0)
}

/** A page seldom needs more. */
const DAYS_PER_LOOK = 45

/** The same as a list, the newest day first. */
export async function waitsPage(
  db: D1Database,
  { since, until, limit, cursor }: { readonly since: number; readonly until: number } & Slice,
): Promise<Page<DayOfWaits>> {
  const [key = until] = keyAfter(cursor, ['number']) ?? []
  const days: DayOfWaits[] = []
  const begun = Math.max(since, await firstDay(db, until))
  for (let end = Number(key); end > begun && days.length <= limit; end -= DAYS_PER_LOOK * DAY_MS) {
    const begin = Math.max(begun, end - DAYS_PER_LOOK * DAY_MS)
    days.push(...(await waitsPerDay(db, begin, end)).toReversed())
  }
  return pageOf(days, limit, (row) => [row.day])
}

/** The day of the first decision there is, so that nobody looks for years before it. */
async function firstDay(db: D1Database, otherwise: number): Promise<number> {
  const first = await db
    .prepare(
      `SELECT min(r.decided_at / ${DAY_MS}) AS day FROM requests r WHERE r.decided_at IS NOT NULL`,
    )
    .first<number>('day')
  return first === null ? otherwise : first * DAY_MS
}
