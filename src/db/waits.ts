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
const DECIDED_ON = `r.decided_at / ${DAY_MS}`
const WAITED = 'r.decided_at - r.filed_at'

/** What is said of one day, all of it from one walk along the index, as JSON. */
const OF_DAY = `(SELECT json_object('day', d.day * ${DAY_MS}, 'decided', count(*),
    'averageMs', avg(${WAITED}), 'longestMs', max(${WAITED}))
  FROM requests r WHERE ${DECIDED_ON} = d.day AND r.decided_at IS NOT NULL)`

/** Each day with a decision of people, the first one first; `until` is not included. */
export async function waitsPerDay(
  db: D1Database,
  since: number,
  until: number,
): Promise<readonly DayOfWaits[]> {
  const first = dayOf(since)
  const days = Math.max(0, dayAfter(until) - first)
  const { results } = await db
    .prepare(`SELECT ${OF_DAY} AS said FROM (SELECT value AS day FROM json_each(?)) d`)
    .bind(JSON.stringify(Array.from({ length: days }, (_, day) => first + day)))
    .all<{ said: string }>()
  return results.map(read).filter(({ decided }) => decided > 0)
}

/** The same as a list, the newest day first: each of them is the last one before the other. */
export async function waitsPage(
  db: D1Database,
  { since, until, limit, cursor }: { readonly since: number; readonly until: number } & Slice,
): Promise<Page<DayOfWaits>> {
  const [key = until] = keyAfter(cursor, ['number']) ?? []
  const before = (day: string) => `(SELECT ${DECIDED_ON} FROM requests r
    WHERE ${DECIDED_ON} < ${day} AND ${DECIDED_ON} >= ?2 AND r.decided_at IS NOT NULL
    ORDER BY ${DECIDED_ON} DESC LIMIT 1)`
  const { results } = await db
    .prepare(
      `WITH RECURSIVE d(day) AS (
         SELECT ${before('?1')}
         UNION ALL SELECT ${before('d.day')} FROM d WHERE d.day IS NOT NULL LIMIT ${limit + 1})
       SELECT ${OF_DAY} AS said FROM d WHERE d.day IS NOT NULL`,
    )
    .bind(dayAfter(Number(key)), dayOf(since))
    .all<{ said: string }>()
  return pageOf(results.map(read), limit, (row) => [row.day])
}

function read({ said }: { readonly said: string }): DayOfWaits {
  return JSON.parse(said)
}

/** Days since 1970, in UTC: the one that this is in, and the first that begins no sooner. */
const dayOf = (at: number) => Math.floor(at / DAY_MS)
const dayAfter = (at: number) => Math.ceil(at / DAY_MS)
