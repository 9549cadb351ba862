import type { Decision } from '../../decision'
import { accept, refuse } from '../../decision'
import { currentStep, emptySeats, strandedStep } from '../approvals'
import type { Approve } from '../asking-command'
import type { Given } from '../decide'
import type { Event } from '../event'
import { isSameKey } from '../given-again'
import { proofRefusal, spending, voting } from '../proof'
import type { Resource, Vote } from '../state'
import { usableUntil } from '../usable-until'
import { deciding } from './deciding'
import { agreedExtension } from './extend'
import { shortened } from './shortened'

/**
 * One yes, to the step that is open now. One human counts once over all steps, and a vote that
 * would leave a later step without distinct people to answer it is refused.
 */
export function approve(resource: Resource, command: Approve, given: Given): Decision<Event> {
  const { requestId, roster, comment, key, durationSeconds } = command
  const earlier = resource.requests
    .get(requestId)
    ?.votes.find(({ approver }) => given.by.kind === 'person' && approver === given.by.id)
  if (isSameKey(earlier?.key, key)) return accept()
  if (key && resource.requests.get(requestId)?.withdrawnKeys.includes(key)) return accept()
  const facts = deciding(resource, command, given)
  if (facts.refusal) {
    const isDecided = facts.refusal.code === 'request_settled' && facts.refusal.stage === 'approved'
    if (isDecided && earlier) return accept() // The deciding yes, said twice.
    const isRepeated = facts.refusal.code === 'not_an_approver' && earlier
    return refuse(isRepeated ? { code: 'already_voted', step: earlier.step } : facts.refusal)
  }
  const { request, approver, rights, index } = facts
  if (earlier?.step === index) return accept() // Said twice, counted once.
  if (earlier) return refuse({ code: 'already_voted', step: earlier.step })

  if (request.policy.terms.commentRequired && comment === '')
    return refuse({ code: 'reason_missing' })
  const shorter = shortened(request, durationSeconds)
  if (shorter?.refusal) return refuse(shorter.refusal)
  const { id, name } = approver
  const asked = rights.map((inPlaceOf) => {
    const said = { step: index, approver: id, approverName: name, at: given.at, comment, key }
    const vote: Vote = inPlaceOf ? { ...said, inPlaceOf } : said
    const votes = [...request.votes, vote]
    const seats = emptySeats(request.steps, votes, roster, [request.requester])
    return { inPlaceOf, votes, stranded: strandedStep(seats) }
  })
  const best = asked.find((each) => each.stranded === null) ?? asked[0]
  if (!best) return refuse({ code: 'facts_stale' })
  const { inPlaceOf, votes, stranded } = best
  if (stranded !== null)
    return refuse({
      code: 'would_strand_step',
      step: stranded,
      stepName: request.steps[stranded]?.name ?? '',
    })

  const proving = voting(request, 'approve')
  const unproved = proofRefusal(resource, proving, command.proof, given)
  if (unproved) return refuse(unproved)
  const approved: Event = {
    ...spending(proving, command.proof),
    type: 'step.approved',
    requestId,
    step: index,
    approver: id,
    approverName: name,
    comment,
    key,
    ...(shorter ? { shortenedTo: shorter.seconds } : {}),
    ...(inPlaceOf ? { inPlaceOf } : {}),
  }
  const next = currentStep(request.steps, votes)
  if (next === index) return accept(approved)
  if (next !== null) return accept<Event>(approved, { type: 'step.opened', requestId, step: next })
  if (request.extension)
    return agreedExtension(
      resource,
      { ...request, votes, durationSeconds: shorter?.seconds ?? request.durationSeconds },
      command,
      approved,
      given.at,
    )
  const deadlineAt = usableUntil(request.policy, given.at)
  return accept<Event>(approved, {
    type: 'request.approved',
    requestId,
    deadlineAt,
    isAutomatic: false,
  })
}
