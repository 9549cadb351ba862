import type { Decision } from '../../decision'
import { accept, refuse } from '../../decision'
import type { Reject } from '../command'
import type { Given } from '../decide'
import type { Event } from '../event'
import { isSameKey } from '../given-again'
import type { Resource } from '../state'
import { deciding } from './deciding'

/** One rejection by an eligible approver of the open step ends the request; it needs a reason. */
export function reject(resource: Resource, command: Reject, given: Given): Decision<Event> {
  const { requestId, reason, key } = command
  if (isSameKey(resource.requests.get(requestId)?.settled?.key, key)) return accept()
  const facts = deciding(resource, command, given)
  if (facts.refusal) return refuse(facts.refusal)
  if (reason === '') return refuse({ code: 'reason_missing' })
  return accept<Event>({ type: 'request.rejected', requestId, step: facts.index, reason, key })
}
