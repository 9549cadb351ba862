import type { AskerId, PersonId } from '../ids'
import { LIMITS } from '../limits'
import type { GlassEvent, Revoked } from './glass-event'
import type { Lease, Request, Resource } from './state'

/** What makes a request one of an emergency. Epoch milliseconds. */
export type Emergency = {
  /** When the proof was given that broke the glass. */
  readonly provenAt: number
  readonly reviewBy: number
  readonly revoked: readonly Revoked[]
  /** People were told that the review is overdue. */
  readonly isOverdue: boolean
  readonly review: Review | null
}

export type Review = {
  readonly by: PersonId
  readonly byName: string
  readonly at: number
  readonly words: string
}

/** The state of an emergency after one of its facts. */
export function emergencyAfter(
  { breakGlass }: Request,
  event: GlassEvent & { readonly proof?: { readonly provenAt: number } | null },
  at: number,
): Partial<Request> {
  switch (event.type) {
    case 'glass.broken': {
      const { reviewBy, revoked, deadlineAt, proof } = event
      const emergency = { reviewBy, revoked, provenAt: proof?.provenAt ?? 0 }
      const breakGlass = { ...emergency, isOverdue: false, review: null }
      return { stage: 'approved', deadlineAt, breakGlass }
    }
    case 'review.signed': {
      const { reviewer: by, reviewerName: byName, words } = event
      return breakGlass ? { breakGlass: { ...breakGlass, review: { by, byName, at, words } } } : {}
    }
    case 'review.overdue':
      return breakGlass ? { breakGlass: { ...breakGlass, isOverdue: true } } : {}
  }
}

/** Whether nobody has signed yet what this request owes. */
export function owesReview({ breakGlass }: Request): boolean {
  return breakGlass != null && breakGlass.review === null
}

/** The review that this person owes here: until it is signed, they break no glass again. */
export function reviewOwedBy({ requests }: Resource, person: AskerId): Request | undefined {
  return [...requests.values()].find(
    (request) => request.requester === person && owesReview(request),
  )
}

/** Whether it can be looked at as a whole: nothing more will be done with it. */
export function isOver(
  { stage }: Request,
  lease: Pick<Lease, 'phase' | 'ending'> | null | undefined,
): boolean {
  if (stage === 'pending' || stage === 'approved') return false
  if (!lease) return true
  const isGoodAgain = stage === 'in_use' && lease.ending === 'grant-failed'
  return !isGoodAgain && lease.phase !== 'granting' && lease.phase !== 'active'
}

/** When people are told that a review is overdue; null where none is owed, or they were. */
export function overdueAt(request: Request): number | null {
  const { breakGlass } = request
  return breakGlass && owesReview(request) && !breakGlass.isOverdue ? breakGlass.reviewBy : null
}

/** The proof that broke the glass is good for taking the access too, for as long as proofs are. */
export function isJustBroken({ breakGlass }: Request, at: number): boolean {
  return breakGlass != null && at - breakGlass.provenAt <= LIMITS.proofSeconds * 1_000
}
