import { accept, type Decision, refuse } from '../../decision'
import type { Step } from '../../policy/policy'
import { namedBy, widened } from '../../policy/rings'
import { covers, eligible, gainsBy, type Roster } from '../../policy/roster'
import { currentStep, spokenOf } from '../approvals'
import type { Reassign } from '../asking-command'
import { isCutOff } from '../cut-off'
import type { Given } from '../decide'
import type { Event } from '../event'
import type { Resource } from '../state'

/**
 * An administrator gives a waiting step to one of those who may answer it, whom the policy names in
 * the step or in a ring of it; rings up to theirs are opened by that. Who may do so is checked at
 * the edge. It moves the asking only: whoever could decide before still can.
 */
export function reassign(
  resource: Resource,
  command: Reassign,
  { by, at }: Given,
): Decision<Event> {
  const { requestId, to, toName, reason, roster } = command
  const request = resource.requests.get(requestId)
  if (!request) return refuse({ code: 'request_unknown', requestId })
  if (request.stage !== 'pending')
    return refuse({ code: 'request_settled', requestId, stage: request.stage })
  if (isCutOff(resource, by, at)) return refuse({ code: 'person_inactive' })
  if (reason === '') return refuse({ code: 'reason_missing' })
  if (by.kind === 'person' && (by.id === request.requester || gainsBy(roster, by.id)))
    return refuse({ code: 'self_approval' })
  if (!covers(roster, namedBy(request.steps), request.requester))
    return refuse({ code: 'facts_stale' })
  const index = currentStep(request.steps, request.votes)
  const step = index === null ? undefined : request.steps[index]
  if (index === null || !step) return refuse({ code: 'facts_stale' })
  const isFree = to !== request.requester && !spokenOf(request.votes).has(to)
  const rings = isFree ? ringsUpTo(step, to, roster) : null
  if (rings === null) return refuse({ code: 'not_assignable', step: index, stepName: step.name })
  if (rings === 0 && request.asking?.assignee === to) return accept() // Said twice, told once.
  const about = { requestId, step: index }
  return accept<Event>(
    ...Array.from({ length: rings }, (): Event => {
      return { type: 'step.widened', ...about, cause: 'reassigned' }
    }),
    { type: 'step.reassigned', ...about, to, toName, reason },
  )
}

/** How many rings have to be opened until this person may answer; null where that is never. */
function ringsUpTo(step: Step, to: Reassign['to'], roster: Roster): number | null {
  let count = 0
  for (let each = step; ; each = widened(each), count += 1) {
    if (eligible(each, roster).includes(to)) return count
    if (!each.rings?.length) return null
  }
}
