import type { ConnectorId, LeaseId } from '../domain/ids'

/** Hosts whose clocks are behind see what has just run out as good a little longer. */
const SLOW_CLOCK_MS = 5 * 60_000

/** Leases of a connector that ended before what was issued for them runs out, while it lives. */
export async function endedEarly(
  db: D1Database,
  connectorId: ConnectorId,
  now: number,
): Promise<readonly LeaseId[]> {
  const { results } = await db
    .prepare(
      `SELECT id FROM leases WHERE connector_id = ? AND issued_until > ? AND ended_at < issued_until
       ORDER BY id`,
    )
    .bind(connectorId, now - SLOW_CLOCK_MS)
    .all<{ id: LeaseId }>()
  return results.map(({ id }) => id)
}
