import { accept, type Decision } from '../../decision'
import type { ConfirmGrant } from '../command'
import type { Event } from '../event'
import { answeredLease } from '../operation'
import type { Resource } from '../state'

/**
 * The target was opened and read back. An answer to an older operation changes nothing, but that
 * the target was open for a while is a fact that history keeps.
 */
export function confirmGrant(resource: Resource, command: ConfirmGrant): Decision<Event> {
  const { leaseId, evidence } = command
  const lease = answeredLease(resource, command)
  if (lease?.phase === 'granting')
    return accept<Event>({
      type: 'lease.granted',
      leaseId,
      requestId: lease.requestId,
      evidence,
    })
  const known = resource.leases.get(leaseId)
  const isLate = known !== undefined && known.operation > command.operation
  return isLate
    ? accept<Event>({ type: 'effect.late', leaseId, verb: 'grant', evidence })
    : accept()
}
