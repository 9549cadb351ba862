import { accept, type Decision } from '../../decision'
import type { Given } from '../decide'
import type { Event } from '../event'
import type { WarnOfEnd } from '../holding-command'
import type { Resource } from '../state'
import { warnAt } from '../warning'

/** The holder hears that the end is near, once for each end. */
export function warnOfEnd(
  resource: Resource,
  { leaseId }: WarnOfEnd,
  { at }: Given,
): Decision<Event> {
  const lease = resource.leases.get(leaseId)
  const due = lease ? warnAt(lease) : null
  if (!lease || due === null || due > at) return accept()
  return accept<Event>({ type: 'lease.ending_soon', leaseId, endsAt: lease.endsAt })
}
