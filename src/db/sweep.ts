import type { ResourceId } from '../domain/ids'
import { LIMITS } from '../domain/limits'

const MOST = 2_000

/**
 * Resources where something should have happened by now according to D1, and in every fifth minute
 * each resource with an open request, since a check-out may not have been copied yet. And those that
 * still owed something when they were seen last.
 */
export async function overdueResources(
  db: D1Database,
  now: number,
): Promise<readonly ResourceId[]> {
  const { results } = await db
    .prepare(
      `SELECT resource_id AS id FROM leases WHERE is_open = 1 AND (ends_at <= ?1
         OR phase IN ('revoking', 'quarantined')
         OR (phase = 'granting' AND checked_out_at <= ?1 - ?2))
       UNION ALL
       SELECT resource_id FROM requests WHERE is_open = 1
         AND (deadline_at <= ?1 OR rowid % 5 = ?3)
       UNION ALL
       SELECT resource_id FROM outboxes
       LIMIT ?4`,
    )
    .bind(now, LIMITS.grantingSeconds * 1_000, Math.floor(now / 60_000) % 5, MOST)
    .all<{ id: ResourceId }>()
  return [...new Set(results.map(({ id }) => id))]
}

/**
 * Every resource that ever had to do with somebody, a sixtieth of them each minute: D1 may not know
 * of what a Custodian still owes.
 */
export async function resourcesOfMinute(
  db: D1Database,
  now: number,
): Promise<readonly ResourceId[]> {
  const minute = Math.floor(now / 60_000) % 60
  const { results } = await db
    .prepare(
      `SELECT id FROM resources WHERE rowid % 60 = ?1
       AND EXISTS (SELECT 1 FROM involvements WHERE resource_id = resources.id)`,
    )
    .bind(minute)
    .all<{ id: ResourceId }>()
  return results.map(({ id }) => id)
}
