import { accept, type Decision } from '../../decision'
import type { Step } from '../../policy/policy'
import { namedBy, widened } from '../../policy/rings'
import { covers, type Roster } from '../../policy/roster'
import type { ConsiderStep, Widen } from '../asking-command'
import type { Given } from '../decide'
import type { Event } from '../event'
import { peopleHere } from '../presence'
import { widenAt } from '../reminding'
import type { Request, Resource } from '../state'

/** Nobody answered in time, so that the next ring may answer too. A time-out never approves. */
export function widen(resource: Resource, { requestId }: Widen, { at }: Given): Decision<Event> {
  const request = resource.requests.get(requestId)
  const due = request ? widenAt(request) : null
  if (!request?.asking || due === null || due > at) return accept()
  const { step } = request.asking
  return accept<Event>({ type: 'step.widened', requestId, step, cause: 'unanswered' })
}

/**
 * Where too few of those who are asked are left and here, ring after ring is opened at once until
 * they suffice, or none is left.
 */
export function considerStep(
  resource: Resource,
  { requestId, step, roster }: ConsiderStep,
  { at }: Given,
): Decision<Event> {
  const request = resource.requests.get(requestId)
  if (request?.stage !== 'pending' || request.asking?.step !== step) return accept()
  if (!covers(roster, namedBy(request.steps), request.requester)) return accept() // A later look has later facts.
  const times = ringsWanted(request, step, roster, at)
  return accept<Event>(
    ...Array.from({ length: times }, (): Event => {
      return { type: 'step.widened', requestId, step, cause: 'unreachable' }
    }),
  )
}

/** How many more rings have to be opened for the step to be answerable by those who are here. */
function ringsWanted(request: Request, index: number, roster: Roster, at: number): number {
  const step = request.steps[index]
  const missing = (step?.quorum ?? 0) - request.votes.filter((vote) => vote.step === index).length
  const isShort = (each: Step) => {
    const steps = request.steps.with(index, each)
    return peopleHere({ ...request, steps }, index, roster, at) < missing
  }
  let count = 0
  for (let each = step; each?.rings?.length && isShort(each); each = widened(each)) count += 1
  return count
}
