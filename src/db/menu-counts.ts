import { and, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { PersonId } from '../domain/ids'
import type { Reach } from '../domain/permission/scope'
import { isOverdue } from './overdue'
import { reviewable } from './reviews'
import { leases, requests } from './tables/lists'
import { openTasks } from './tasks'
import { type CountedWaiting, countWaiting, waitingColumns, waitingFor } from './waiting-for'
import { within } from './within'

/** Where there are more, the menu says “99+”. */
const MOST = 100

/** What waits for a person, each counted up to a hundred. */
export type MenuCounts = {
  /** Decisions and reviews. */
  readonly decisions: number
  /** Accesses within their reach that should have ended. */
  readonly overdue: number
  readonly tasks: number
}

export type MenuReach = {
  /** Where they may review emergencies although no policy names them. */
  readonly reviews: Reach
  readonly overdue: Reach
}

type Row = CountedWaiting & Omit<MenuCounts, 'decisions'> & { readonly reviews: number }

/** In one query, since every page asks for it. */
export async function menuCounts(
  db: D1Database,
  personId: PersonId,
  reach: MenuReach,
): Promise<MenuCounts> {
  const now = Date.now()
  const [row] = await drizzle(db).all<Row>(sql`SELECT ${waitingColumns(personId, now)},
    ${counted(sql`FROM ${requests} WHERE ${and(...reviewable(personId, reach.reviews))}`)} AS reviews,
    ${counted(sql`FROM ${leases}
      WHERE ${and(isOverdue(now), within(leases.resourceId, reach.overdue))}`)} AS overdue,
    ${counted(sql`${openTasks(personId)} GROUP BY l.id`)} AS tasks`)
  if (!row) throw new Error('A query without a table gives one row.')
  const waiting =
    countWaiting(row) ??
    (await waitingFor(db, personId, { limit: MOST, cursor: null })).items.length
  const { reviews, overdue, tasks } = row
  return { decisions: waiting + reviews, overdue, tasks }
}

/** A limit that is bound would have SQLite plan the query anew each time. */
function counted(from: SQL): SQL {
  return sql`(SELECT count(*) FROM (SELECT 1 ${from} ${sql.raw(`LIMIT ${MOST}`)}))`
}
