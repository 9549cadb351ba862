import type { ResourceId } from '../domain/ids'
import type { Recorded } from './record'

/** The list row of the lease that an event was about. */
export function leaseRowStatement(
  db: D1Database,
  resourceId: ResourceId,
  { sequence, subject: { lease, request } }: Recorded,
): readonly D1PreparedStatement[] {
  if (!lease) return []
  const statement = db
    .prepare(
      `INSERT INTO leases (id, sequence, request_id, resource_id, resource_name, account_name,
         holder_id, holder_name, phase, checked_out_at, ends_at, closed_at, is_open)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
       ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, phase = excluded.phase,
         ends_at = excluded.ends_at, closed_at = excluded.closed_at, is_open = excluded.is_open
       WHERE excluded.sequence > leases.sequence`,
    )
    .bind(
      lease.id,
      sequence,
      lease.requestId,
      resourceId,
      request?.resourceName ?? '',
      lease.account.name,
      lease.holder,
      lease.holderName,
      lease.phase,
      lease.checkedOutAt,
      lease.endsAt,
      lease.closedAt,
      lease.phase === 'closed' ? 0 : 1,
    )
  return [statement]
}
