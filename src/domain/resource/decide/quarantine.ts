import { accept, type Decision } from '../../decision'
import type { Quarantine } from '../command'
import type { Event } from '../event'
import { answeredLease } from '../operation'
import type { Resource } from '../state'

/** The target could not be confirmed clean: the resource stays locked, and people are told. */
export function quarantine(resource: Resource, command: Quarantine): Decision<Event> {
  const lease = answeredLease(resource, command)
  if (lease?.phase !== 'revoking') return accept()
  return accept<Event>({
    type: 'lease.quarantined',
    leaseId: command.leaseId,
    reason: command.reason,
  })
}
