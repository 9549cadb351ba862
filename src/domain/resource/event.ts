import type { AccountFacts, Sharing } from '../account'
import type { AskerId, GroupId, LeaseId, PersonId, RequestId } from '../ids'
import type { PolicyPin, Step } from '../policy/policy'
import type { Proof, Proved } from '../proving'
import type { RefusalCode } from '../refusal'
import type { AskingEvent } from './asking-event'
import type { GlassEvent } from './glass-event'
import type { InPlaceOf, LeaseEnding, SealedTarget } from './state'

/**
 * What happened on a resource. The names are public: history, mail and exports use them unchanged.
 * Who did it and when is stored beside the event. Times in epoch milliseconds. `key` is that of the
 * command, where its sender gave one; `proof` is what it took, where one was demanded.
 */
export type Event = Proved & Fact

type Fact =
  | {
      readonly type: 'request.filed'
      readonly requestId: RequestId
      readonly requester: AskerId
      readonly requesterName: string
      readonly resourceName: string
      readonly account: AccountFacts
      readonly policy: PolicyPin
      readonly durationSeconds: number
      readonly justification: string
      readonly ticket: string | null
      readonly key: string | null
      readonly deadlineAt: number
      /** More time on access that is held, with the proof that came with the asking. */
      readonly extension?: { readonly leaseId: LeaseId; readonly proof: Proof | null } | null
    }
  | AskingEvent
  | GlassEvent
  | {
      readonly type: 'request.approved'
      readonly requestId: RequestId
      readonly deadlineAt: number
      /** Without a step to answer, the policy itself said yes. */
      readonly isAutomatic: boolean
    }
  | {
      readonly type: 'request.rejected'
      readonly requestId: RequestId
      readonly step: number
      readonly reason: string
      readonly key: string | null
      readonly inPlaceOf?: InPlaceOf | undefined
    }
  | { readonly type: 'request.cancelled'; readonly requestId: RequestId; readonly reason: string }
  | { readonly type: 'request.expired'; readonly requestId: RequestId }
  | { readonly type: 'request.lapsed'; readonly requestId: RequestId }
  /** Back to pending: votes stopped counting, or today's policy asks for more. */
  | {
      readonly type: 'request.reopened'
      readonly requestId: RequestId
      readonly droppedVotes: readonly PersonId[]
      readonly addedSteps: readonly Step[]
      readonly deadlineAt: number
    }
  /** The target could not be opened, so the approval is good again. */
  | {
      readonly type: 'request.reinstated'
      readonly requestId: RequestId
      readonly deadlineAt: number
    }
  | { readonly type: 'request.used'; readonly requestId: RequestId }
  /** A leaver: from here on nothing of theirs counts on this resource. */
  | { readonly type: 'person.cut_off'; readonly personId: AskerId; readonly reason: string }
  /** A refused attempt to ask, decide, check out or see a credential. */
  | {
      readonly type: 'attempt.refused'
      readonly verb: string
      readonly code: RefusalCode
      readonly requestId: RequestId | null
      readonly leaseId: LeaseId | null
      readonly personId: AskerId | null
      /** Further ones of this person within the hour are not kept. */
      readonly isLastKept: boolean
    }
  | {
      readonly type: 'lease.checked_out'
      readonly leaseId: LeaseId
      readonly requestId: RequestId
      readonly holder: AskerId
      readonly holderName: string
      readonly account: AccountFacts
      readonly sealed: SealedTarget
      readonly sharing: Sharing
      readonly fence: number
      readonly endsAt: number
      readonly grantBy: number
      readonly policy: { readonly id: string; readonly revision: number; readonly name: string }
      readonly proof: Proof | null
      readonly key: string | null
      readonly warnSeconds?: number
    }
  /** What the target had before Hallpass touched it; a right that was there is not taken away. */
  | {
      readonly type: 'target.inspected'
      readonly leaseId: LeaseId
      readonly isHeld: boolean
      readonly evidence: string
    }
  | {
      readonly type: 'lease.granted'
      readonly leaseId: LeaseId
      readonly requestId: RequestId
      readonly evidence: string
    }
  /** The lease lasts longer from now on; the target is still to be told, under this operation. */
  | {
      readonly type: 'lease.extended'
      readonly leaseId: LeaseId
      /** The request for more time. */
      readonly requestId: RequestId
      readonly endsAt: number
      readonly operation: number
    }
  /** The later end was read back at the target. */
  | {
      readonly type: 'lease.extension_confirmed'
      readonly leaseId: LeaseId
      readonly endsAt: number
      readonly evidence: string
    }
  | { readonly type: 'lease.ending_soon'; readonly leaseId: LeaseId; readonly endsAt: number }
  | {
      readonly type: 'queue.joined'
      readonly requestId: RequestId
      readonly sharing: Sharing
      /** What was left of the approval's time, which does not run while its requester waits. */
      readonly leftMs: number
      readonly deadlineAt: number
      /** Before all others who wait. */
      readonly isEmergency?: true
    }
  | { readonly type: 'queue.left'; readonly requestId: RequestId; readonly deadlineAt: number }
  /** It is free and theirs to take; nobody else can meanwhile. */
  | {
      readonly type: 'queue.offered'
      readonly requestId: RequestId
      readonly until: number
      readonly deadlineAt: number
    }
  | { readonly type: 'queue.passed'; readonly requestId: RequestId }
  /** Somebody who waits asks the holder to give back. */
  | {
      readonly type: 'lease.asked_back'
      readonly leaseId: LeaseId
      /** The request of whoever asks. */
      readonly requestId: RequestId
      readonly by: AskerId
      readonly byName: string
      readonly message: string
    }
  /** It ends in favour of somebody with an approved request, who gets it first when it is free. */
  | {
      readonly type: 'lease.handed_over'
      readonly leaseId: LeaseId
      /** The request of whoever gets it. */
      readonly requestId: RequestId
      readonly to: PersonId
      readonly toName: string
      readonly byName: string
    }
  /** People are asked to change the target; who did it, and what they say, is the evidence later. */
  | {
      readonly type: 'task.opened'
      readonly leaseId: LeaseId
      readonly operation: number
      readonly verb: 'grant' | 'revoke'
      readonly group: GroupId
      readonly instructions: string
    }
  | { readonly type: 'credential.shown'; readonly leaseId: LeaseId }
  /** Stored before anything leaves: from here on it may be used until it runs out by itself. */
  | {
      readonly type: 'slice.issued'
      readonly leaseId: LeaseId
      readonly subject: string
      readonly validUntil: number
    }
  | {
      readonly type: 'lease.ended'
      readonly leaseId: LeaseId
      readonly requestId: RequestId
      readonly ending: LeaseEnding
      readonly reason: string
      readonly operation: number
    }
  | {
      readonly type: 'effect.failed'
      readonly leaseId: LeaseId
      readonly verb: 'grant' | 'extend' | 'revoke'
      readonly outcome: 'retry' | 'unknown' | 'refused'
      readonly attempt: number
      readonly message: string
    }
  /** A call that was given up had its effect after all; a newer operation settles it. */
  | {
      readonly type: 'effect.late'
      readonly leaseId: LeaseId
      readonly verb: 'grant'
      readonly evidence: string
    }
  | {
      readonly type: 'lease.overdue'
      readonly leaseId: LeaseId
      /** How long ago the lease ended. */
      readonly overdueSeconds: number
    }
  | { readonly type: 'lease.quarantined'; readonly leaseId: LeaseId; readonly reason: string }
  /** One administrator says that the lock may go; a second one has to say so too. */
  | {
      readonly type: 'lease.force_close_asked'
      readonly leaseId: LeaseId
      readonly by: PersonId
      readonly byName: string
      readonly reason: string
    }
  /** The lock is gone, the target is not known to be clean, and the revoke goes on being tried. */
  | {
      readonly type: 'lease.force_closed'
      readonly leaseId: LeaseId
      readonly by: PersonId
      readonly byName: string
      readonly reason: string
    }
  | {
      readonly type: 'lease.closed'
      readonly leaseId: LeaseId
      readonly requestId: RequestId
      /** What was read back at the target. Nothing says revoked before it. */
      readonly evidence: string
    }

export type EventType = Event['type']
