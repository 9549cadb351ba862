import type { Decision } from '../../decision'
import { accept, refuse } from '../../decision'
import { emptySeats, spokenOf, strandedStep } from '../approvals'
import type { Reject } from '../asking-command'
import type { Given } from '../decide'
import type { Event } from '../event'
import { isSameKey } from '../given-again'
import { proofRefusal, spending, voting } from '../proof'
import type { Resource } from '../state'
import { deciding } from './deciding'

/**
 * A no by an eligible approver of the open step, with a reason. It ends the request, unless the
 * policy asks for more than one; then it ends with the last of them, or as soon as those who have
 * not said no are too few to agree.
 */
export function reject(resource: Resource, command: Reject, given: Given): Decision<Event> {
  const { requestId, reason, roster, key } = command
  const known = resource.requests.get(requestId)
  if (isSameKey(known?.settled?.key, key)) return accept()
  const facts = deciding(resource, command, given)
  if (facts.refusal) return refuse(facts.refusal)
  if (reason === '') return refuse({ code: 'reason_missing' })
  const { request, approver, rights, index: step } = facts
  if (request.rejections.some((said) => said.approver === approver.id && said.step === step))
    return accept() // Said twice, counted once.

  const proving = voting(request, 'reject')
  const unproved = proofRefusal(resource, proving, command.proof, given)
  if (unproved) return refuse(unproved)
  const inPlaceOf = rights[0] ?? undefined
  const more = { ...(inPlaceOf ? { inPlaceOf } : {}), ...spending(proving, command.proof) }
  const rejected: Event = { type: 'request.rejected', requestId, step, reason, key, ...more }
  const before = request.rejections.filter((said) => said.step === step)
  if (before.length + 1 >= (request.policy.terms.rejections ?? 1)) return accept(rejected)
  const sayNo = spokenOf([...before, { approver: approver.id, ...more }])
  const excluded = [request.requester, ...sayNo]
  const votes = request.votes.filter((vote) => vote.step !== step || vote.approver !== approver.id)
  if (strandedStep(emptySeats(request.steps, votes, roster, excluded)) !== null)
    return accept(rejected)
  const { id, name } = approver
  const about = { requestId, step, approver: id, approverName: name, reason, key, ...more }
  return accept<Event>({ type: 'step.rejected', ...about })
}
