import type { AccountFacts, ResourceKind, Sharing } from '../account'
import type { AskerId, GroupId, LeaseId, PersonId, ProofId, RequestId, ResourceId } from '../ids'
import type { PolicyPin, Step } from '../policy/policy'
import type { Emergency } from './emergency'
import type { Attempts } from './refused'

/** The resource as the catalogue has it now. */
export type ResourceFacts = {
  readonly id: ResourceId
  readonly name: string
  readonly kind: ResourceKind
  readonly tags: readonly string[]
  readonly sharing: Sharing
  readonly retired: boolean
}

export const SETTLED_STAGES = ['rejected', 'cancelled', 'expired', 'lapsed', 'used'] as const
export type RequestStage = 'pending' | 'approved' | 'in_use' | (typeof SETTLED_STAGES)[number]

/** In whose place somebody decided, who had handed it over. */
export type InPlaceOf = { readonly id: PersonId; readonly name: string }

/** One person's yes to one step of a request. Epoch milliseconds. */
export type Vote = {
  readonly step: number
  readonly approver: PersonId
  readonly approverName: string
  readonly at: number
  readonly comment: string
  readonly key: string | null
  readonly inPlaceOf?: InPlaceOf | undefined
}

export type Asking = {
  readonly step: number
  readonly since: number
  readonly reminders: number
  /** Whom an administrator gave it to, who alone is reminded; the right to decide stays as it is. */
  readonly assignee?: PersonId
}

/** One person's no to one step of a request. */
export type Rejection = {
  readonly step: number
  readonly approver: PersonId
  readonly approverName: string
  readonly reason: string
  readonly key: string | null
  readonly inPlaceOf?: InPlaceOf | undefined
}

/** Which access gets more time, and the proof of MFA that came with the asking. */
export type Extension = { readonly leaseId: LeaseId; readonly proofId: ProofId | null }

/** One person asking for one account for a duration. Times in epoch milliseconds. */
export type Request = {
  readonly id: RequestId
  readonly requester: AskerId
  readonly requesterName: string
  readonly resourceName: string
  readonly account: AccountFacts
  readonly policy: PolicyPin
  /** The pinned policy's steps, and after them those that a stricter policy of today added. */
  readonly steps: readonly Step[]
  readonly votes: readonly Vote[]
  /** The step whose approvers are asked now, since when, and how often they were reminded. */
  readonly asking: Asking | null
  /** Who said no, where one no is not enough. */
  readonly rejections: readonly Rejection[]
  /** Keys of votes that were taken back: given again, they are not cast again. */
  readonly withdrawnKeys: readonly string[]
  readonly durationSeconds: number
  readonly justification: string
  readonly ticket: string | null
  /** It asks for more time on access that is held, and opens nothing of its own. */
  readonly extension: Extension | null
  /** It was made in an emergency, so nobody approved it, and a review is owed. */
  readonly breakGlass?: Emergency | undefined
  /** Under which key it was filed, where its sender gave one. */
  readonly key: string | null
  readonly stage: RequestStage
  readonly filedAt: number
  /** When `pending` expires or `approved` lapses; null in every other stage. */
  readonly deadlineAt: number | null
  readonly leaseId: LeaseId | null
  /** Who ended it, and what they said, once settled. */
  readonly settled: {
    readonly at: number
    readonly byName: string
    readonly reason: string
    readonly key: string | null
  } | null
}

export type LeasePhase = 'granting' | 'active' | 'revoking' | 'quarantined' | 'closed'

export const LEASE_ENDINGS = [
  'check-in',
  'time',
  'forced',
  'leaver',
  'retired',
  'grant-failed',
  'handed-over',
] as const
export type LeaseEnding = (typeof LEASE_ENDINGS)[number]

/** What a Custodian needs to reach the target even when D1 cannot be asked. Sealed, never recorded. */
export type SealedTarget = {
  readonly connectorSettings: string
  readonly secret: string
}

/** Who has said that the lock may go although the target was not read back. Epoch milliseconds. */
export type ForceClose = {
  readonly by: PersonId
  readonly byName: string
  readonly at: number
  readonly reason: string
  /** Who said so too; null while nobody has. From then on the lease blocks nobody. */
  readonly secondName: string | null
}

export type Task = {
  readonly verb: 'grant' | 'revoke'
  readonly operation: number
  readonly group: GroupId
  readonly instructions: string
}

/** A check-out in force, with its fence. Times in epoch milliseconds. */
export type Lease = {
  readonly id: LeaseId
  readonly requestId: RequestId
  readonly holder: AskerId
  readonly holderName: string
  readonly account: AccountFacts
  readonly sealed: SealedTarget
  readonly sharing: Sharing
  readonly proofId: ProofId | null
  /** Under which key it was checked out, where its sender gave one. */
  readonly key: string | null
  /** Rises with each lease; names what this lease made at the target. */
  readonly fence: number
  /** The fence of the latest operation on this right; answers to older ones change nothing. */
  readonly operation: number
  readonly phase: LeasePhase
  readonly checkedOutAt: number
  /** When the target is given up, if it has not opened by then. */
  readonly grantBy: number
  readonly endsAt: number
  /** The end that was last read back at the target; null before it was opened. */
  readonly endsAtTarget: number | null
  /** How long before its end the holder is warned; 0 for never. */
  readonly warnSeconds: number
  /** The end that the holder was last warned of. */
  readonly warnedOf: number | null
  /** Until when the approval behind it was good, should the target not open. */
  readonly approvedUntil: number
  readonly endedAt: number | null
  readonly ending: LeaseEnding | null
  readonly quarantine: string | null
  readonly forceClose: ForceClose | null
  /** Whether the right was there before this lease; null while nobody has looked. */
  readonly wasHeldBefore: boolean | null
  /** When the last of what was issued and cannot be taken back runs out; null where nothing was. */
  readonly issuedUntil: number | null
  /** What people are asked to do at the target, until they say that it is done. */
  readonly task: Task | null
  /** How often people were told that it is overdue. */
  readonly alerts: number
  /** When somebody who waits last asked for it. */
  readonly askedBackAt: number | null
  /** For whom its holder gave it up. */
  readonly handedTo?: { readonly id: PersonId; readonly name: string }
  readonly closedAt: number | null
  /** What was read back at the target, last. */
  readonly evidence: string | null
}

/** Somebody with an approved request who waits for what others hold. Epoch milliseconds. */
export type Place = {
  readonly requestId: RequestId
  /** How the resource was shared when they came. */
  readonly sharing: Sharing
  readonly joinedAt: number
  /** How much of the approval's time was left, which does not run while they wait. */
  readonly leftMs: number
  /** Until when it is theirs to take; null while it is not their turn. */
  readonly offeredUntil: number | null
  /** Who gave it up for them, so that they come first. */
  readonly handedOverBy?: string
  readonly isEmergency?: true
}

/** The live state of one resource: what the next decision needs, and a short memory of the settled. */
export type Resource = {
  readonly id: ResourceId
  readonly nextRequest: number
  readonly fence: number
  readonly requests: ReadonlyMap<RequestId, Request>
  readonly leases: ReadonlyMap<LeaseId, Lease>
  /** In order of coming. */
  readonly queue: readonly Place[]
  /** When each leaver was cut off here, in epoch milliseconds. */
  readonly leavers: ReadonlyMap<AskerId, number>
  /** Refused attempts of the last hour, so that nobody fills the log with them. */
  readonly attempts: ReadonlyMap<AskerId, Attempts>
  /** When the proofs were given that were used here and are fresh still: each is good once. */
  readonly spentProofs: ReadonlyMap<ProofId, number>
}

export function emptyResource(id: ResourceId): Resource {
  return {
    id,
    nextRequest: 1,
    fence: 0,
    requests: new Map(),
    leases: new Map(),
    queue: [],
    leavers: new Map(),
    attempts: new Map(),
    spentProofs: new Map(),
  }
}

export function isSettled(stage: RequestStage): boolean {
  return (SETTLED_STAGES as readonly string[]).includes(stage)
}

/** Leases that are not closed: each of them may still be open at the target. */
export function openLeases(resource: Resource): readonly Lease[] {
  return [...resource.leases.values()].filter((lease) => lease.phase !== 'closed')
}
