import { LIMITS } from '../limits'
import { owesReview } from './emergency'
import { isSettled, openLeases, type Resource } from './state'

/**
 * Drops the oldest settled requests, and their leases, beyond what a Custodian keeps in memory.
 * History has them all. A request whose lease is still open at the target is kept, whatever its
 * stage: the lease is the lock, and the revoke that is owed. So is one whose review is owed.
 */
export function forgetSettled(resource: Resource): Resource {
  const open = new Set(openLeases(resource).map(({ requestId }) => requestId))
  const settled = [...resource.requests.values()].filter(
    (request) => isSettled(request.stage) && !open.has(request.id) && !owesReview(request),
  )
  const surplus = settled.slice(0, Math.max(0, settled.length - LIMITS.settledRequestsKept))
  if (surplus.length === 0) return resource
  const gone = new Set(surplus.map(({ id }) => id))
  const requests = [...resource.requests].filter(([id]) => !gone.has(id))
  const leases = [...resource.leases].filter(([, { requestId }]) => !gone.has(requestId))
  return { ...resource, requests: new Map(requests), leases: new Map(leases) }
}
