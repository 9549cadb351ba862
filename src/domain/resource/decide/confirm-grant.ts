import { accept, type Decision } from '../../decision'
import type { ConfirmGrant } from '../command'
import type { Event } from '../event'
import { answeredLease } from '../operation'
import type { Resource } from '../state'

/** The target was opened and read back. An answer to an older operation changes nothing. */
export function confirmGrant(resource: Resource, command: ConfirmGrant): Decision<Event> {
  const lease = answeredLease(resource, command)
  if (lease?.phase !== 'granting') return accept()
  const { id: leaseId, requestId } = lease
  return accept<Event>({ type: 'lease.granted', leaseId, requestId, evidence: command.evidence })
}
