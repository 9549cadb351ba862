import type { LeaseId, RequestId } from '../domain/ids'
import type { LeaseEnding } from '../domain/resource/state'

/** What every notice says: which request it is about, and when it happened. Epoch milliseconds. */
export type About = {
  readonly requestId: RequestId
  readonly resourceName: string
  readonly accountName: string
  readonly requesterName: string
  readonly at: number
  /** It is about more time on access that is held. */
  readonly isExtension?: boolean
}

/**
 * Something that somebody is owed to hear. Plain, small and without secrets, because it waits in
 * the outbox. Times in epoch milliseconds.
 */
export type Notice =
  | DecisionWanted
  | RequestApproved
  | RequestSettled
  | DecidedInYourPlace
  | RequestRejected
  | (About & { readonly kind: 'request_expired' })
  | (About & { readonly kind: 'request_lapsed' })
  | RequestReopened
  | AccessFailed
  | AccessOffered
  | GiveBackAsked
  | AccessHandedOver
  | AccessEnding
  | AccessExtended
  | AccessEnded
  | AccessStuck
  | LockInDoubt
  | TaskOpened
  | GlassBroken
  | ReviewSigned
  | ReviewOverdue

/** To each approver of the step that is open now. */
export type DecisionWanted = About & {
  readonly kind: 'decision_wanted'
  readonly durationSeconds: number
  readonly justification: string
  readonly ticket: string | null
  readonly stepName: string
  /** Counted from 1. */
  readonly stepNumber: number
  readonly stepCount: number
  readonly deadlineAt: number
  readonly policyName: string
  /** What can outlive the access at the target, as its connector declares it. */
  readonly residue: string
  /** They were told before, and nobody has answered. */
  readonly isReminder?: boolean
  /** Whom they stand in for, where they are asked because of that. */
  readonly inPlaceOf?: string
  /** An administrator gave it to them. */
  readonly assigned?: { readonly reason: string }
}

/** To whoever had handed it over: somebody decided in their place. */
export type DecidedInYourPlace = About & {
  readonly kind: 'decided_in_your_place'
  readonly byName: string
  readonly isYes: boolean
  readonly reason: string
}

/** To whoever was asked: there is nothing to decide any more. */
export type RequestSettled = About & {
  readonly kind: 'request_settled'
  readonly outcome: 'approved' | 'rejected' | 'cancelled' | 'expired'
  /** Who settled it; empty where nobody did. */
  readonly byName: string
}

/** To the requester. */
export type RequestApproved = About & {
  readonly kind: 'request_approved'
  readonly deadlineAt: number
  /** Without a step to answer, the policy itself said yes. */
  readonly isAutomatic: boolean
}

/** To the requester. */
export type RequestRejected = About & {
  readonly kind: 'request_rejected'
  readonly byName: string
  readonly reason: string
}

/** To the requester. */
export type RequestReopened = About & {
  readonly kind: 'request_reopened'
  readonly stepNames: readonly string[]
  readonly deadlineAt: number
}

/** To whoever waited: it is free, and theirs to take for a while. */
export type AccessOffered = About & { readonly kind: 'access_offered'; readonly until: number }

/** To whoever gets it: it is not theirs yet, but will be offered to them first. */
export type AccessHandedOver = About & {
  readonly kind: 'access_handed_over'
  readonly byName: string
}

/** To the holder, from somebody who waits. */
export type GiveBackAsked = About & {
  readonly kind: 'give_back_asked'
  readonly leaseId: LeaseId
  readonly byName: string
  readonly message: string
  readonly endsAt: number
}

/** To the holder, before the end. */
export type AccessEnding = About & {
  readonly kind: 'access_ending'
  readonly leaseId: LeaseId
  readonly endsAt: number
}

/** To the holder, whose request for more time was agreed to. */
export type AccessExtended = About & {
  readonly kind: 'access_extended'
  readonly leaseId: LeaseId
  readonly endsAt: number
}

/** To the holder. What the target said stays on the page, for those who may read it. */
export type AccessFailed = About & {
  readonly kind: 'access_failed'
  readonly leaseId: LeaseId
  /** Until when the approval can be used again; null where it cannot. */
  readonly deadlineAt: number | null
}

/** To the holder, once the target was read back as closed. */
export type AccessEnded = About & {
  readonly kind: 'access_ended'
  readonly leaseId: LeaseId
  readonly ending: LeaseEnding
  readonly endedAt: number
  readonly closedAt: number
}

/** To administrators: the target could not be confirmed clean. */
export type AccessStuck = About & {
  readonly kind: 'access_stuck'
  readonly leaseId: LeaseId
  readonly holderName: string
  readonly reason: string
  readonly endedAt: number
}

/** To administrators: one of them, or two, take the lock away although the target is not clean. */
export type LockInDoubt = About & {
  readonly kind: 'lock_in_doubt'
  readonly leaseId: LeaseId
  readonly holderName: string
  readonly byName: string
  /** Who agreed; null while a second administrator is waited for. */
  readonly secondName: string | null
  readonly reason: string
}

/** To the people who change this target by hand. */
export type TaskOpened = About & {
  readonly kind: 'task_opened'
  readonly leaseId: LeaseId
  readonly verb: 'grant' | 'revoke'
  readonly holderName: string
  readonly instructions: string
}

/** To everybody whom the policy names, and to whoever held it. */
export type GlassBroken = About & {
  readonly kind: 'glass_broken'
  readonly durationSeconds: number
  readonly justification: string
  readonly reviewBy: number
  /** Who had to give it up. */
  readonly revokedNames: readonly string[]
}

/** To whoever broke the glass. */
export type ReviewSigned = About & {
  readonly kind: 'review_signed'
  readonly byName: string
  readonly words: string
}

/** To the reviewers and the administrators. */
export type ReviewOverdue = About & { readonly kind: 'review_overdue'; readonly reviewBy: number }
