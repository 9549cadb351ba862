import type { ResourceId } from '../domain/ids'
import type { PublicEvent } from '../domain/resource/effect'
import type { Recorded } from './record'

/** The list row of the lease that an event was about. */
export function leaseRowStatement(
  db: D1Database,
  resourceId: ResourceId,
  { sequence, event, subject: { lease, request } }: Recorded,
): readonly D1PreparedStatement[] {
  if (!lease) return []
  const said = answerIn(event)
  const statement = db
    .prepare(
      `INSERT INTO leases (id, sequence, request_id, resource_id, resource_name, account_name,
         holder_id, holder_name, phase, checked_out_at, ends_at, closed_at, is_open, ended_at,
         attempts, last_outcome, last_message, connector_id, issued_until)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,
         coalesce(?15, 0), ?16, ?17, ?18, ?19)
       ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, phase = excluded.phase,
         ends_at = excluded.ends_at, closed_at = excluded.closed_at, is_open = excluded.is_open,
         ended_at = excluded.ended_at, connector_id = excluded.connector_id,
         issued_until = excluded.issued_until, attempts = coalesce(?15, leases.attempts),
         last_outcome = iif(?15 IS NULL, leases.last_outcome, ?16),
         last_message = iif(?15 IS NULL, leases.last_message, ?17)
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
      lease.endedAt,
      said?.attempts ?? null,
      said?.outcome ?? null,
      said?.message ?? null,
      lease.account.connectorId,
      lease.issuedUntil ?? null,
    )
  return [statement]
}

type Said = {
  readonly attempts: number
  readonly outcome: string | null
  readonly message: string | null
}

const NOTHING_YET: Said = { attempts: 0, outcome: null, message: null }

const SETTLING: readonly PublicEvent['type'][] = [
  'lease.granted',
  'lease.extension_confirmed',
  'lease.ended',
]

/** What the target said last; null where this event leaves that as it was. */
function answerIn(event: PublicEvent): Said | null {
  if (event.type === 'effect.failed')
    return { attempts: event.attempt, outcome: event.outcome, message: event.message }
  return SETTLING.includes(event.type) ? NOTHING_YET : null
}
