import { and, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { PersonId } from '../domain/ids'
import type { Reach } from '../domain/permission/scope'
import { isOverdue } from './overdue'
import { reviewable } from './reviews'
import { leases, requests } from './tables/lists'
import { openTasks } from './tasks'
import { type Reading, readAlone, reading } from './together'
import { countWaiting, waitingColumns, waitingFor } from './waiting-for'
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

export async function menuCounts(
  db: D1Database,
  personId: PersonId,
  reach: MenuReach,
): Promise<MenuCounts> {
  return readAlone(db, readMenuCounts(db, personId, reach))
}

/** In one query, since every page asks for it. */
export function readMenuCounts(
  db: D1Database,
  personId: PersonId,
  { reviews, overdue }: MenuReach,
): Reading<Promise<MenuCounts>> {
  const now = Date.now()
  const query = drizzle(db)
    .select({
      ...waitingColumns(personId, now),
      reviews: counted(sql`FROM ${requests} WHERE ${and(...reviewable(personId, reviews))}`).as(
        'reviews',
      ),
      overdue: counted(
        sql`FROM ${leases} WHERE ${and(isOverdue(now), within(leases.resourceId, overdue))}`,
      ).as('overdue'),
      tasks: counted(sql`${openTasks(personId)} GROUP BY l.id`).as('tasks'),
    })
    .from(sql`(SELECT 1)`)
  return reading(query, async ([row]) => {
    if (!row) throw new Error('A query without a table gives one row.')
    const waiting =
      countWaiting(row) ??
      (await waitingFor(db, personId, { limit: MOST, cursor: null })).items.length
    return { decisions: waiting + row.reviews, overdue: row.overdue, tasks: row.tasks }
  })
}

/** A limit that is bound would have SQLite plan the query anew each time. */
function counted(from: SQL): SQL<number> {
  return sql`(SELECT count(*) FROM (SELECT 1 ${from} ${sql.raw(`LIMIT ${MOST}`)}))`
}
