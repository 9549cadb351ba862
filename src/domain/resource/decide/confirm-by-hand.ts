import type { Actor } from '../../actor'
import { accept, type Decision, refuse } from '../../decision'
import { covers, eligible, gainsBy } from '../../policy/roster'
import type { Refusal } from '../../refusal'
import type { ConfirmByHand } from '../command'
import { isCutOff } from '../cut-off'
import type { Given } from '../decide'
import type { Event } from '../event'
import type { Lease, Resource } from '../state'
import { closing } from './confirm-revoke'

/**
 * Somebody of the task's group did at the target what was asked, and says so in a note, which is
 * the evidence. Never the holder, nor an owner of the machine that holds it: nobody may say of their
 * own access that it is gone.
 */
export function confirmByHand(
  resource: Resource,
  command: ConfirmByHand,
  { by, at }: Given,
): Decision<Event> {
  const { leaseId, verb, note } = command
  const lease = resource.leases.get(leaseId)
  if (lease?.task?.verb !== verb) return refuse({ code: 'task_unknown', leaseId })
  const { task, requestId } = lease
  if (by.kind !== 'person') return refuse({ code: 'task_of_others' })
  if (isCutOff(resource, by, at)) return refuse({ code: 'person_inactive' })
  const problem = whyNot(lease, task.group, command, by)
  if (problem) return refuse(problem)
  const evidence = `${by.name} did it by hand: ${note}`
  return verb === 'grant'
    ? accept<Event>({ type: 'lease.granted', leaseId, requestId, evidence })
    : accept(...closing(resource, lease, evidence, at))
}

function whyNot(
  { holder }: Lease,
  group: NonNullable<Lease['task']>['group'],
  { note, roster, isKeeper }: ConfirmByHand,
  by: Extract<Actor, { kind: 'person' }>,
): Refusal | null {
  if (by.id === holder || gainsBy(roster, by.id)) return { code: 'task_for_oneself' }
  if (!covers(roster, [], holder)) return { code: 'facts_stale' }
  const able = eligible({ people: [], groups: [group] }, roster)
  if (!isKeeper && !able.includes(by.id)) return { code: 'task_of_others' }
  return note === '' ? { code: 'note_missing' } : null
}
