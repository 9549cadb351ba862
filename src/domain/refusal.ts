import type { AccessMode } from './account'
import type { LeaseId, RequestId } from './ids'
import type { Budget } from './policy/budget'
import type { ProofDemand } from './proving'
import type { LeasePhase, RequestStage } from './resource/state'

/**
 * Every expected "no", each with a stable code. A new one does not compile until `http/problem`
 * gives it a status and a sentence.
 */
export type Refusal =
  | { readonly code: 'no_policy' }
  | { readonly code: 'person_inactive' }
  | { readonly code: 'person_unclear' }
  /** Their identity provider was not read to its end since then, in epoch milliseconds. */
  | { readonly code: 'provider_unread'; readonly provider: string; readonly since: number }
  | { readonly code: 'resource_retired' }
  | { readonly code: 'account_retired' }
  | { readonly code: 'account_changed' }
  | {
      readonly code: 'duration_out_of_bounds'
      readonly minSeconds: number
      readonly maxSeconds: number
    }
  | { readonly code: 'justification_missing' }
  | { readonly code: 'ticket_missing' }
  | { readonly code: 'ticket_malformed'; readonly pattern: string }
  /** The ticket system says that it is none, or does not say anything. */
  | { readonly code: 'ticket_unknown' }
  | { readonly code: 'ticket_unchecked' }
  /** Today's policy asks for words that the request was filed without. */
  | {
      readonly code: 'request_incomplete'
      readonly missing: 'justification' | 'ticket'
      /** What today's tickets look like, where it has one that does not. */
      readonly pattern?: string
    }
  | { readonly code: 'approvers_unreachable'; readonly step: number; readonly stepName: string }
  | { readonly code: 'too_many_open_requests'; readonly limit: number }
  | { readonly code: 'facts_stale' }
  | { readonly code: 'request_unknown'; readonly requestId: RequestId }
  | {
      readonly code: 'request_settled'
      readonly requestId: RequestId
      readonly stage: RequestStage
    }
  | {
      readonly code: 'request_not_approved'
      readonly requestId: RequestId
      readonly stage: RequestStage
    }
  | { readonly code: 'not_the_requester' }
  | { readonly code: 'self_approval' }
  | { readonly code: 'not_an_approver'; readonly step: number; readonly stepName: string }
  | { readonly code: 'already_voted'; readonly step: number }
  /** Somebody has decided in this person's place already, or both would speak for the same one. */
  | { readonly code: 'spoken_for'; readonly step: number; readonly byName: string }
  | { readonly code: 'not_assignable'; readonly step: number; readonly stepName: string }
  | { readonly code: 'vote_unknown'; readonly requestId: RequestId }
  | { readonly code: 'would_strand_step'; readonly step: number; readonly stepName: string }
  | { readonly code: 'reason_missing' }
  | {
      readonly code: 'approval_reopened'
      readonly requestId: RequestId
      readonly stepNames: readonly string[]
    }
  /** A human's proof is demanded, which a machine never has. */
  | { readonly code: 'machine_cannot_prove' }
  | ({ readonly code: 'proof_required' } & ProofDemand)
  | ({ readonly code: 'proof_too_old' } & ProofDemand)
  | ({ readonly code: 'proof_too_weak' } & ProofDemand)
  /** Epoch milliseconds; null where the windows do not open within a year. */
  | { readonly code: 'window_closed'; readonly opensAt: number | null }
  | { readonly code: 'extension_not_allowed' }
  | { readonly code: 'extension_pending'; readonly requestId: RequestId }
  /** Epoch milliseconds; access cannot last longer than until then. */
  | { readonly code: 'extension_too_long'; readonly latestEnd: number }
  /** It is offered to somebody who waited; epoch milliseconds. */
  | { readonly code: 'resource_offered'; readonly until: number }
  | { readonly code: 'resource_free'; readonly requestId: RequestId }
  | { readonly code: 'not_in_queue'; readonly requestId: RequestId }
  | { readonly code: 'nobody_holds_it'; readonly requestId: RequestId }
  /** They have no approved request for what is held. */
  | {
      readonly code: 'budget_spent'
      readonly per: Budget['per']
      readonly limit: 'leases' | 'seconds' | 'cool-down' | 'at once'
    }
  | { readonly code: 'too_many_leases'; readonly limit: number }
  | { readonly code: 'nobody_to_hand_to'; readonly toName: string }
  | { readonly code: 'asked_back_recently'; readonly againAt: number }
  | { readonly code: 'resource_held'; readonly holderName: string; readonly until: number }
  | { readonly code: 'lease_unknown'; readonly leaseId: LeaseId }
  | { readonly code: 'lease_not_active'; readonly leaseId: LeaseId; readonly phase: LeasePhase }
  | { readonly code: 'lease_not_quarantined'; readonly leaseId: LeaseId }
  | { readonly code: 'second_person_needed'; readonly leaseId: LeaseId }
  | { readonly code: 'not_the_holder' }
  | { readonly code: 'wrong_mode'; readonly mode: AccessMode }
  | { readonly code: 'task_unknown'; readonly leaseId: LeaseId }
  | { readonly code: 'task_of_others' }
  | { readonly code: 'task_for_oneself' }
  | { readonly code: 'note_missing' }
  | { readonly code: 'glass_not_allowed' }
  | { readonly code: 'glass_unbreakable' }
  /** Of an earlier emergency of the same person; epoch milliseconds. */
  | { readonly code: 'review_owed'; readonly requestId: RequestId; readonly reviewBy: number }
  | { readonly code: 'reviewers_unreachable' }
  | { readonly code: 'review_not_owed'; readonly requestId: RequestId }
  | { readonly code: 'review_signed'; readonly requestId: RequestId; readonly byName: string }
  | { readonly code: 'review_too_early'; readonly requestId: RequestId }
  | { readonly code: 'self_review' }
  | { readonly code: 'not_a_reviewer' }
  | { readonly code: 'secret_missing' }
  | { readonly code: 'secret_too_long'; readonly maxLength: number }
  | { readonly code: 'secret_unchanged' }
  | { readonly code: 'secret_changed' }

export type RefusalCode = Refusal['code']
