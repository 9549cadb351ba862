import { accept, type Decision } from '../../decision'
import type { AlertOverdue } from '../command'
import type { Given } from '../decide'
import type { Event } from '../event'
import { alertDue } from '../overdue'
import type { Resource } from '../state'

/** People are told again that a lease has ended but is not closed: of each threshold once. */
export function alertOverdue(
  resource: Resource,
  { leaseId }: AlertOverdue,
  { at }: Given,
): Decision<Event> {
  const lease = resource.leases.get(leaseId)
  const isEnding = lease?.phase === 'revoking' || lease?.phase === 'quarantined'
  const overdueSeconds = lease && isEnding ? alertDue(lease, at) : null
  if (overdueSeconds === null) return accept()
  return accept<Event>({ type: 'lease.overdue', leaseId, overdueSeconds })
}
