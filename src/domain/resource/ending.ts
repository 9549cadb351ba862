import type { Event } from './event'
import type { Lease, LeaseEnding, Resource } from './state'

/** Whether somebody has or is about to get access through this lease. */
export function isLive({ phase }: Lease): boolean {
  return phase === 'granting' || phase === 'active'
}

/**
 * The one way a lease starts to end, whoever caused it. The next fence goes to the revoke that is
 * owed now; `more` counts the operations already promised in the same decision.
 */
export function ended(
  resource: Resource,
  lease: Lease,
  ending: LeaseEnding,
  reason = '',
  more = 0,
): Event {
  return {
    type: 'lease.ended',
    leaseId: lease.id,
    requestId: lease.requestId,
    ending,
    reason,
    operation: resource.fence + 1 + more,
  }
}
