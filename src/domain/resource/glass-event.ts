import type { AskerId, LeaseId, PersonId, RequestId } from '../ids'

/** Whose access had to end for an emergency. */
export type Revoked = {
  readonly leaseId: LeaseId
  readonly holder: AskerId
  readonly holderName: string
}

/** What happens to a request that was made in an emergency. Epoch milliseconds. */
export type GlassEvent =
  /** Nobody approved it; everybody named by the policy is told, and a review is owed. */
  | {
      readonly type: 'glass.broken'
      readonly requestId: RequestId
      readonly reviewBy: number
      /** Until when it can be taken. */
      readonly deadlineAt: number
      readonly revoked: readonly Revoked[]
    }
  | {
      readonly type: 'review.signed'
      readonly requestId: RequestId
      readonly reviewer: PersonId
      readonly reviewerName: string
      readonly words: string
    }
  | { readonly type: 'review.overdue'; readonly requestId: RequestId; readonly reviewBy: number }
