import { isFrom } from '../../actor'
import { accept, type Decision, refuse } from '../../decision'
import type { CheckIn, EndOfTime, ForceRevoke } from '../command'
import type { Given } from '../decide'
import { ended, isLive } from '../ending'
import type { Event } from '../event'
import type { Resource } from '../state'

/** The holder gives the access back early. */
export function checkIn(resource: Resource, { leaseId }: CheckIn, { by }: Given): Decision<Event> {
  const lease = resource.leases.get(leaseId)
  if (!lease) return refuse({ code: 'lease_unknown', leaseId })
  if (!isFrom(by, lease.holder)) return refuse({ code: 'not_the_holder' })
  return isLive(lease) ? accept(ended(resource, lease, 'check-in')) : accept() // Given back already.
}

/** The window is over; driven by the alarm and looked at on every command. */
export function endOfTime(
  resource: Resource,
  { leaseId }: EndOfTime,
  { at }: Given,
): Decision<Event> {
  const lease = resource.leases.get(leaseId)
  const isDue = lease !== undefined && isLive(lease) && lease.endsAt <= at
  return isDue ? accept(ended(resource, lease, 'time')) : accept()
}

/** An administrator takes the access away; who may do so is checked at the edge. */
export function forceRevoke(
  resource: Resource,
  { leaseId, reason }: ForceRevoke,
  { by }: Given,
): Decision<Event> {
  const lease = resource.leases.get(leaseId)
  if (!lease) return refuse({ code: 'lease_unknown', leaseId })
  if (by.kind === 'person' && reason === '') return refuse({ code: 'reason_missing' })
  return isLive(lease) ? accept(ended(resource, lease, 'forced', reason)) : accept()
}
