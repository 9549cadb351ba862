import type { ResourceId } from '../domain/ids'
import { LIMITS } from '../domain/limits'
import { type OrderRow, orderOf, ordersQuery, type StoredOrder } from './orders'

const MOST = 2_000

type Found = { readonly id: ResourceId }

/** What the sweep of one minute has to see to, read together. `now` in epoch milliseconds. */
export async function readMinute(
  db: D1Database,
  now: number,
): Promise<{ readonly orders: readonly OrderRow[]; readonly resources: readonly ResourceId[] }> {
  const [orders, late, turn] = await db.batch<unknown>([
    ordersQuery(db),
    overdueQuery(db, now),
    turnQuery(db, now),
  ])
  const found = [...(late?.results ?? []), ...(turn?.results ?? [])] as Found[]
  return {
    orders: ((orders?.results ?? []) as StoredOrder[]).map(orderOf),
    resources: [...new Set(found.map(({ id }) => id))],
  }
}

/**
 * Resources where something should have happened by now according to D1, and in every fifth minute
 * each resource with an open request, since a check-out may not have been copied yet. And those that
 * still owed something when they were seen last.
 */
function overdueQuery(db: D1Database, now: number): D1PreparedStatement {
  return db
    .prepare(
      `SELECT resource_id AS id FROM leases WHERE is_open = 1 AND (ends_at <= ?1
         OR phase IN ('revoking', 'quarantined')
         OR (phase = 'granting' AND checked_out_at <= ?1 - ?2))
       UNION ALL
       SELECT resource_id FROM requests WHERE is_open = 1
         AND (deadline_at <= ?1 OR rowid % 5 = ?3)
       UNION ALL
       SELECT resource_id FROM outboxes
       LIMIT ${MOST}`,
    )
    .bind(now, LIMITS.grantingSeconds * 1_000, Math.floor(now / 60_000) % 5)
}

/**
 * Every resource that ever had to do with somebody, a sixtieth of them each minute: D1 may not know
 * of what a Custodian still owes.
 */
function turnQuery(db: D1Database, now: number): D1PreparedStatement {
  return db
    .prepare(
      `SELECT id FROM resources WHERE rowid % 60 = ?1
       AND EXISTS (SELECT 1 FROM involvements WHERE resource_id = resources.id)`,
    )
    .bind(Math.floor(now / 60_000) % 60)
}
