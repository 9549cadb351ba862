import { mayOn } from '../domain/permission/may'
import type { Scoped } from '../domain/permission/scope'
import { eligible, type Roster } from '../domain/policy/roster'
import { isOver, owesReview } from '../domain/resource/emergency'
import type { Request } from '../domain/resource/state'
import type { LeaseView } from '../domain/resource/view'
import type { Caller } from '../http/context'

type Known = {
  readonly request: Request
  readonly lease: LeaseView | null
  readonly resource: Scoped
}

/** For buttons only: what the Custodian decides is what counts. */
export function mayReview({ request, lease, resource }: Known, visitor: Caller, roster: Roster) {
  const reviewers = request.policy.terms.breakGlass?.reviewers
  const { personId } = visitor
  const isReviewer =
    mayOn(visitor, 'review-access', resource) ||
    (reviewers !== undefined && eligible(reviewers, roster).some((id) => id === personId))
  const isSomebodyElse = request.requester !== personId
  return owesReview(request) && isOver(request, lease) && isSomebodyElse && isReviewer
}
