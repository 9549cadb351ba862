import { accept, type Decision } from '../../decision'
import type { OpenTask } from '../command'
import type { Event } from '../event'
import { answeredLease } from '../operation'
import type { Resource } from '../state'

/** People are told what to do at the target: once for each operation, however often it is tried. */
export function openTask(resource: Resource, command: OpenTask): Decision<Event> {
  const { leaseId, operation, verb, group, instructions } = command
  const lease = answeredLease(resource, command)
  if (!lease || lease.task?.operation === operation) return accept()
  const isOpening = lease.phase === 'granting'
  const isClosing = lease.phase === 'revoking' || lease.phase === 'quarantined'
  if (verb === 'grant' ? !isOpening : !isClosing) return accept()
  return accept<Event>({ type: 'task.opened', leaseId, operation, verb, group, instructions })
}
