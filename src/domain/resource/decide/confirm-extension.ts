import { accept, type Decision } from '../../decision'
import type { Event } from '../event'
import type { ConfirmExtension } from '../holding-command'
import { answeredLease } from '../operation'
import type { Resource } from '../state'

/** The later end was read back at the target; of a lease that ends by now it says nothing. */
export function confirmExtension(resource: Resource, command: ConfirmExtension): Decision<Event> {
  const lease = answeredLease(resource, command)
  if (lease?.phase !== 'active' || lease.endsAtTarget === lease.endsAt) return accept()
  const { leaseId, evidence } = command
  const { endsAt } = lease
  return accept<Event>({ type: 'lease.extension_confirmed', leaseId, endsAt, evidence })
}
