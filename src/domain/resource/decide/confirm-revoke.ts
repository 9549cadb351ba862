import { accept, type Decision } from '../../decision'
import type { ConfirmRevoke } from '../command'
import type { Given } from '../decide'
import type { Event } from '../event'
import { answeredLease } from '../operation'
import type { Lease, Resource } from '../state'

/** The target was read back clean: only now is the lease closed and the lock free. */
export function confirmRevoke(
  resource: Resource,
  command: ConfirmRevoke,
  { at }: Given,
): Decision<Event> {
  const lease = answeredLease(resource, command)
  if (lease?.phase !== 'revoking' && lease?.phase !== 'quarantined') return accept()
  return accept(...closing(resource, lease, command.evidence, at))
}

/** How a lease closes, with what that means for the request behind it. */
export function closing(
  resource: Resource,
  lease: Lease,
  evidence: string,
  at: number,
): readonly Event[] {
  const { id: leaseId, requestId } = lease
  const closed: Event = { type: 'lease.closed', leaseId, requestId, evidence }
  const isInUse = resource.requests.get(requestId)?.stage === 'in_use'
  return isInUse ? [closed, afterwards(lease, at)] : [closed]
}

/** One approval gives one successful check-out; time spent on a failed one is given back. */
function afterwards({ requestId, ending, checkedOutAt, approvedUntil }: Lease, at: number): Event {
  if (ending !== 'grant-failed') return { type: 'request.used', requestId }
  const deadlineAt = approvedUntil + (at - checkedOutAt)
  return { type: 'request.reinstated', requestId, deadlineAt }
}
