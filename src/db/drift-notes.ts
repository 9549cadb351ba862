import type { Difference, DriftState } from '../domain/drift'
import type { ConnectorId, ResourceId } from '../domain/ids'
import { factStatement, HALLPASS } from './history'

/** Notes that a comparison begins, so that one that dies is not begun again in the same minute. */
export async function beginComparison(
  db: D1Database,
  id: ConnectorId,
  at: number,
): Promise<{ readonly nextAccount: string }> {
  const row = await db
    .prepare(
      `INSERT INTO comparisons (connector_id, began_at) VALUES (?, ?)
       ON CONFLICT (connector_id) DO UPDATE SET began_at = excluded.began_at
       RETURNING next_account AS nextAccount`,
    )
    .bind(id, at)
    .first<{ nextAccount: string }>()
  return row ?? { nextAccount: '' }
}

export async function endComparison(
  db: D1Database,
  id: ConnectorId,
  end: { readonly at: number; readonly problem: string | null; readonly nextAccount: string },
): Promise<void> {
  await db
    .prepare(
      `UPDATE comparisons SET finished_at = ?, problem = ?, next_account = ?
       WHERE connector_id = ?`,
    )
    .bind(end.at, end.problem, end.nextAccount, id)
    .run()
}

/** Which of these are resources of this installation, retired ones too. */
export async function ownResources(
  db: D1Database,
  ids: readonly ResourceId[],
): Promise<ReadonlySet<ResourceId>> {
  const { results } = await db
    .prepare('SELECT id FROM resources WHERE id IN (SELECT value FROM json_each(?))')
    .bind(JSON.stringify(ids))
    .all<{ id: ResourceId }>()
  return new Set(results.map(({ id }) => id))
}

/** Stored before anything is done about it. What was open already is seen again, and no news. */
export async function noteFound(
  db: D1Database,
  connectorId: ConnectorId,
  difference: Difference,
  at: number,
): Promise<void> {
  const { subject, kind, resourceId, leaseId, accountId, said } = difference
  const known = await db
    .prepare(
      `UPDATE drifts SET seen_at = ?, kind = ?, said = iif(? = '', said, ?)
       WHERE connector_id = ? AND subject = ? AND state = 'open' RETURNING 1`,
    )
    .bind(at, kind, said, said, connectorId, subject)
    .first()
  if (known) return
  await db.batch([
    db
      .prepare(
        `INSERT INTO drifts (connector_id, subject, kind, resource_id, lease_id, account_id,
           state, said, found_at, seen_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'open', ?7, ?8, ?8)
         ON CONFLICT (connector_id, subject) DO UPDATE SET kind = excluded.kind,
           resource_id = excluded.resource_id, lease_id = excluded.lease_id,
           account_id = excluded.account_id, state = 'open', said = excluded.said,
           found_at = excluded.found_at, seen_at = excluded.seen_at`,
      )
      .bind(connectorId, subject, kind, resourceId, leaseId, accountId, said, at),
    fact(db, 'drift.found', connectorId, difference, at),
  ])
}

/** What came of it: taken away, gone by itself, or still there and why, where that is news. */
export async function noteOutcome(
  db: D1Database,
  connectorId: ConnectorId,
  difference: Difference,
  state: DriftState,
  at: number,
): Promise<void> {
  const type = { open: 'drift.failed', removed: 'drift.removed', gone: 'drift.gone' }[state]
  const { subject, said } = difference
  const news = await db
    .prepare(
      'SELECT 1 FROM drifts WHERE connector_id = ? AND subject = ? AND (state <> ? OR said <> ?)',
    )
    .bind(connectorId, subject, state, said)
    .first()
  if (!news) return
  await db.batch([
    db
      .prepare('UPDATE drifts SET state = ?, said = ? WHERE connector_id = ? AND subject = ?')
      .bind(state, said, connectorId, subject),
    fact(db, type, connectorId, difference, at),
  ])
}

/** Differences that were open before this comparison and were not seen in it. */
export async function openBefore(
  db: D1Database,
  connectorId: ConnectorId,
  at: number,
): Promise<readonly Difference[]> {
  const { results } = await db
    .prepare(
      `SELECT subject, kind, resource_id AS resourceId, lease_id AS leaseId,
         account_id AS accountId, said
       FROM drifts WHERE connector_id = ? AND state = 'open' AND seen_at < ? LIMIT 500`,
    )
    .bind(connectorId, at)
    .all<Difference>()
  return results
}

const KEPT_MS = 90 * 24 * 60 * 60_000

/** What was settled long ago is in history only. */
export async function pruneDrift(db: D1Database, now: number): Promise<void> {
  await db
    .prepare("DELETE FROM drifts WHERE state IN ('removed', 'gone') AND seen_at < ?")
    .bind(now - KEPT_MS)
    .run()
}

function fact(
  db: D1Database,
  type: string,
  connectorId: ConnectorId,
  { resourceId, leaseId, ...difference }: Difference,
  at: number,
): D1PreparedStatement {
  const data = { connectorId, leaseId, ...difference }
  return factStatement(db, HALLPASS, { type, ...(resourceId ? { resourceId } : {}), data }, at)
}
