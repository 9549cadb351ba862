import { accept, type Decision } from '../../decision'
import type { NoteBefore } from '../command'
import type { Event } from '../event'
import { answeredLease } from '../operation'
import type { Resource } from '../state'

/** What the target has before its first change is kept, since afterwards nobody could tell. */
export function noteBefore(resource: Resource, command: NoteBefore): Decision<Event> {
  const { leaseId, isHeld, evidence } = command
  const lease = answeredLease(resource, command)
  if (lease?.phase !== 'granting' || lease.wasHeldBefore !== null) return accept()
  return accept<Event>({ type: 'target.inspected', leaseId, isHeld, evidence })
}
