import * as v from 'valibot'
import { AccessMode } from '../domain/account'
import {
  AccountId,
  AskerId,
  LeaseId,
  PersonId,
  PolicyId,
  RequestId,
  ResourceId,
} from '../domain/ids'
import { Text } from '../domain/name'
import { PROOF_METHODS } from '../domain/proving'
import { LEASE_ENDINGS, SETTLED_STAGES } from '../domain/resource/state'
import { DurationSeconds, SecretText, Time } from './schemas'

const Account = v.object({ id: AccountId, name: v.string(), mode: AccessMode })

const Vote = v.object({
  approverId: PersonId,
  approverName: v.string(),
  at: Time,
  comment: v.string(),
  /** In whose place it was said, by whoever stood in. */
  inPlaceOf: v.nullish(v.object({ id: PersonId, name: v.string() }), null),
})

const Step = v.object({ name: v.string(), quorum: v.number(), votes: v.array(Vote) })

/** A request in a list, which may be a moment behind. */
export const RequestSummary = v.object({
  id: RequestId,
  resourceId: ResourceId,
  resourceName: v.string(),
  accountName: v.string(),
  requesterId: AskerId,
  requesterName: v.string(),
  stage: v.pipe(v.string(), v.picklist(['pending', 'approved', 'in_use', ...SETTLED_STAGES])),
  justification: v.string(),
  durationSeconds: v.number(),
  filedAt: Time,
  deadlineAt: v.nullable(Time),
  /** It asks for more time on this lease, and opens nothing of its own. */
  extendsLeaseId: v.nullish(LeaseId, null),
  /** It was an emergency, and a review is owed by then. */
  reviewBy: v.nullish(Time, null),
})

/** What was taken without anybody's approval, and what came of the review that it owes. */
const Emergency = v.object({
  reviewBy: Time,
  isOverdue: v.boolean(),
  revoked: v.array(v.object({ leaseId: LeaseId, holderName: v.string() })),
  review: v.nullable(v.object({ byName: v.string(), at: Time, words: v.string() })),
})

/** A request as its Custodian knows it. */
export const RequestAnswer = v.object({
  ...RequestSummary.entries,
  account: Account,
  policy: v.object({ id: PolicyId, revision: v.number(), name: v.string() }),
  steps: v.array(Step),
  ticket: v.nullable(v.string()),
  leaseId: v.nullable(LeaseId),
  settled: v.nullable(v.object({ at: Time, byName: v.string(), reason: v.string() })),
  breakGlass: v.nullish(Emergency, null),
})

/** A lease in a list, which may be a moment behind. */
export const LeaseSummary = v.object({
  id: LeaseId,
  requestId: RequestId,
  resourceId: ResourceId,
  resourceName: v.string(),
  accountName: v.string(),
  holderId: AskerId,
  holderName: v.string(),
  phase: v.pipe(
    v.string(),
    v.picklist(['granting', 'active', 'revoking', 'quarantined', 'closed']),
  ),
  checkedOutAt: Time,
  endsAt: Time,
  closedAt: v.nullable(Time),
})

/** A lease as its Custodian knows it. */
export const LeaseAnswer = v.object({
  ...LeaseSummary.entries,
  account: Account,
  endedAt: v.nullable(Time),
  /** The end that was last read back at the target; earlier while it is still to be told. */
  endsAtTarget: v.nullish(Time, null),
  /** When the last of what was issued and cannot be taken back runs out. */
  issuedUntil: v.nullish(Time, null),
  ending: v.nullable(v.picklist(LEASE_ENDINGS)),
  /** For whom its holder gave it up. */
  handedTo: v.nullish(v.object({ id: PersonId, name: v.string() }), null),
  quarantine: v.nullable(v.string()),
  forceClose: v.nullable(
    v.object({
      by: PersonId,
      byName: v.string(),
      at: Time,
      reason: v.string(),
      secondName: v.nullable(v.string()),
    }),
  ),
  evidence: v.nullable(v.string()),
})

/** A request with all that its page shows. */
export const StoryAnswer = v.object({
  ...RequestAnswer.entries,
  steps: v.array(v.object({ ...Step.entries, approvers: v.array(v.string()), more: v.number() })),
  lease: v.nullable(LeaseAnswer),
  mayDecide: v.boolean(),
  /** In whose place; null where by one’s own right, or not at all. */
  inPlaceOf: v.nullable(v.string()),
  hasVoted: v.boolean(),
  /** The requester's last accesses to it and what else is open, for whoever may decide now. */
  background: v.nullable(
    v.object({
      lastAccesses: v.array(LeaseSummary),
      overlapping: v.array(RequestSummary),
      holding: v.array(LeaseSummary),
      /** More is open than these. */
      hasMore: v.boolean(),
    }),
  ),
  isMine: v.boolean(),
  /** The review is owed, and the visitor may sign it now. */
  mayReview: v.boolean(),
  held: v.nullable(v.object({ holderName: v.string(), until: Time })),
  /** Where its requester stands among those who wait; when it is their turn, at the latest. */
  queue: v.nullable(
    v.object({
      position: v.number(),
      waiting: v.number(),
      expectedAt: Time,
      offeredUntil: v.nullable(Time),
      /** Who gave it up for them. */
      handedOverBy: v.nullish(v.string(), null),
    }),
  ),
  residue: v.string(),
  proof: v.picklist(['not_needed', 'needed', 'given']),
  /** Which proofs would do at check-out, for its requester; empty where none is needed. */
  proofAccepts: v.array(v.picklist(PROOF_METHODS)),
})

const GuideAnswer = v.object({
  username: v.string(),
  usesOwnLogin: v.optional(v.literal(true)),
  lines: v.array(v.string()),
  commands: v.array(v.string()),
})

export const ExtendBody = v.strictObject({
  seconds: DurationSeconds,
  justification: v.optional(Text, ''),
})

export const CertificateBody = v.strictObject({
  publicKey: v.pipe(
    v.string('A public key is expected.'),
    v.maxLength(16_384, 'At most 16384 characters.'),
  ),
})

export const CertificateAnswer = v.object({
  /** One line, as in a file that ends in -cert.pub. */
  certificate: v.string(),
  validFrom: Time,
  validUntil: Time,
  guide: GuideAnswer,
})

export const TokenAnswer = v.object({ token: SecretText, validFrom: Time, validUntil: Time })

export const CredentialAnswer = v.object({
  secret: SecretText,
  guide: GuideAnswer,
})
