import { accept, type Decision, refuse } from '../../decision'
import { currentStep, spokenOf } from '../approvals'
import type { WithdrawVote } from '../asking-command'
import { isCutOff } from '../cut-off'
import type { Given } from '../decide'
import type { Event } from '../event'
import type { Resource } from '../state'

/**
 * Whoever said yes takes it back, or that in whose place it was said, until the access is taken. The step is asked again, and with a
 * request that was approved, what was approved is open again.
 */
export function withdrawVote(
  resource: Resource,
  { requestId, reason }: WithdrawVote,
  { by, at }: Given,
): Decision<Event> {
  const request = resource.requests.get(requestId)
  if (!request) return refuse({ code: 'request_unknown', requestId })
  const vote = request.votes.find((each) => by.kind === 'person' && spokenOf([each]).has(by.id))
  if (!vote) return refuse({ code: 'vote_unknown', requestId })
  if (isCutOff(resource, by, at)) return refuse({ code: 'person_inactive' })
  const { stage, steps, policy } = request
  if (stage !== 'pending' && stage !== 'approved')
    return refuse({ code: 'request_settled', requestId, stage })
  if (reason === '') return refuse({ code: 'reason_missing' })
  const { step, approver, approverName, inPlaceOf } = vote
  const votes = request.votes.filter((each) => each !== vote)
  const fresh = at + policy.terms.pendingSeconds * 1_000
  const deadlineAt = stage === 'pending' ? (request.deadlineAt ?? fresh) : fresh
  return accept<Event>(
    {
      ...{ type: 'vote.withdrawn', requestId, step, approver, approverName, reason },
      ...(inPlaceOf ? { inPlaceOf } : {}),
    },
    {
      type: 'request.reopened',
      requestId,
      droppedVotes: [approver],
      addedSteps: [],
      deadlineAt,
    },
    { type: 'step.opened', requestId, step: currentStep(steps, votes) ?? step },
  )
}
