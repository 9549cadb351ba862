import { accept, type Decision, refuse } from '../../decision'
import { covers, eligible } from '../../policy/roster'
import { isCutOff } from '../cut-off'
import type { Given } from '../decide'
import { isOver } from '../emergency'
import type { Event } from '../event'
import type { SignReview } from '../glass-command'
import type { Resource } from '../state'

/** Somebody else says what they think of an emergency, once it is over; until then it is owed. */
export function signReview(
  resource: Resource,
  { requestId, roster, mayReview, words }: SignReview,
  { by, at }: Given,
): Decision<Event> {
  const request = resource.requests.get(requestId)
  if (!request) return refuse({ code: 'request_unknown', requestId })
  if (by.kind !== 'person' || isCutOff(resource, by, at)) return refuse({ code: 'person_inactive' })
  const emergency = request.breakGlass
  const rule = request.policy.terms.breakGlass
  if (!emergency || !rule) return refuse({ code: 'review_not_owed', requestId })
  if (request.requester === by.id) return refuse({ code: 'self_review' })
  if (!covers(roster, [rule.reviewers], request.requester)) return refuse({ code: 'facts_stale' })
  if (!mayReview && !eligible(rule.reviewers, roster).includes(by.id))
    return refuse({ code: 'not_a_reviewer' })
  const { review } = emergency
  if (review?.by === by.id) return accept() // Said twice, signed once.
  if (review) return refuse({ code: 'review_signed', requestId, byName: review.byName })
  const lease = request.leaseId ? resource.leases.get(request.leaseId) : undefined
  if (!isOver(request, lease)) return refuse({ code: 'review_too_early', requestId })
  if (words === '') return refuse({ code: 'reason_missing' })
  const { id: reviewer, name: reviewerName } = by
  return accept<Event>({ type: 'review.signed', requestId, reviewer, reviewerName, words })
}
