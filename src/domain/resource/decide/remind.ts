import { accept, type Decision } from '../../decision'
import type { Remind } from '../asking-command'
import type { Given } from '../decide'
import type { Event } from '../event'
import { remindAt } from '../reminding'
import type { Resource } from '../state'

/** Whoever is asked hears so once more; a step that is left unanswered is never approved by that. */
export function remind(resource: Resource, { requestId }: Remind, { at }: Given): Decision<Event> {
  const request = resource.requests.get(requestId)
  const due = request ? remindAt(request) : null
  if (!request?.asking || due === null || due > at) return accept()
  return accept<Event>({ type: 'step.reminded', requestId, step: request.asking.step })
}
