import type { PersonId, RequestId } from '../ids'
import type { InPlaceOf } from './state'
import type { Word } from './word'

/** What happens to a request while it waits for its approvers. */
export type AskingEvent =
  | {
      readonly type: 'step.approved'
      readonly requestId: RequestId
      readonly step: number
      readonly approver: PersonId
      readonly approverName: string
      readonly comment: string
      readonly key: string | null
      /** For so long at most, where that is shorter than was asked. */
      readonly shortenedTo?: number
      readonly inPlaceOf?: InPlaceOf | undefined
    }
  /** Its approvers hear once more that they are waited for. */
  | { readonly type: 'step.reminded'; readonly requestId: RequestId; readonly step: number }
  /** One no, where the policy asks for several. */
  | ({ readonly type: 'step.rejected'; readonly key: string | null } & Word)
  | ({ readonly type: 'vote.withdrawn' } & Word)
  /** The step before this one has its quorum; this one's approvers are asked now. */
  | { readonly type: 'step.opened'; readonly requestId: RequestId; readonly step: number }
  /** The next ring of approvers may answer too, and is asked. Nothing is approved by that. */
  | {
      readonly type: 'step.widened'
      readonly requestId: RequestId
      readonly step: number
      /** Nobody answered in time, too few people are left and here, or an administrator said so. */
      readonly cause: 'unanswered' | 'unreachable' | 'reassigned'
    }
  | {
      readonly type: 'step.reassigned'
      readonly requestId: RequestId
      readonly step: number
      readonly to: PersonId
      readonly toName: string
      readonly reason: string
    }
