import { accept, type Decision } from '../../decision'
import type { EndPerson } from '../command'
import { ended, isLive } from '../ending'
import type { Event } from '../event'
import type { Request, Resource } from '../state'

/** A leaver: every open request of this person is cancelled and every lease ended, at once. */
export function endPerson(resource: Resource, { personId, reason }: EndPerson): Decision<Event> {
  const requests = [...resource.requests.values()].filter(
    (request) => request.requester === personId && mayStillBeUsed(resource, request),
  )
  const leases = [...resource.leases.values()].filter(
    (lease) => lease.holder === personId && isLive(lease),
  )
  return accept<Event>(
    ...requests.map(({ id }): Event => ({ type: 'request.cancelled', requestId: id, reason })),
    ...leases.map((lease, index) => ended(resource, lease, 'leaver', reason, index)),
  )
}

/** Pending and approved requests, and those whose check-out failed and would be good again. */
function mayStillBeUsed(resource: Resource, { stage, leaseId }: Request): boolean {
  if (stage === 'pending' || stage === 'approved') return true
  const lease = leaseId ? resource.leases.get(leaseId) : undefined
  return stage === 'in_use' && lease?.ending === 'grant-failed'
}
