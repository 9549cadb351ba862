import * as v from 'valibot'
import { AccountId, AskerId, PersonId, PolicyId, RequestId, ResourceId } from '../domain/ids'
import { FINDING_CODES } from '../domain/policy/lint/finding'
import { PROOF_NEEDS } from '../domain/policy/proof-need'
import { PolicyBody } from '../domain/policy/schema'
import { DurationSeconds, Time } from './schemas'

const Ids = v.array(v.string())

const Need = v.picklist(PROOF_NEEDS)

const Windows = v.object({
  zone: v.string(),
  hours: v.array(v.object({ days: v.array(v.string()), from: v.string(), to: v.string() })),
  holidays: v.array(v.string()),
})

const Principals = v.object({ people: Ids, groups: Ids })

const Step = v.object({
  name: v.string(),
  quorum: v.number(),
  people: Ids,
  groups: Ids,
  rings: v.optional(v.array(v.object({ afterSeconds: v.number(), people: Ids, groups: Ids }))),
})

const Steps = v.array(Step)

const Budget = v.object({
  per: v.string(),
  periodSeconds: v.number(),
  leases: v.optional(v.number()),
  seconds: v.optional(v.number()),
  coolDownSeconds: v.optional(v.number()),
  atOnce: v.optional(v.number()),
  beyond: v.optional(v.nullable(Step)),
})

const Terms = v.object({
  steps: Steps,
  duration: v.object({
    minSeconds: v.number(),
    defaultSeconds: v.number(),
    maxSeconds: v.number(),
    presetsSeconds: v.array(v.number()),
  }),
  justificationRequired: v.boolean(),
  ticketRequired: v.boolean(),
  ticketPattern: v.optional(v.string()),
  pendingSeconds: v.number(),
  unusedSeconds: v.number(),
  mfa: v.object({
    required: v.boolean(),
    /** Which proof where; without it, the provider's at check-out where one is required. */
    at: v.optional(
      v.partial(v.object({ filing: Need, deciding: Need, checkOut: Need, secret: Need })),
    ),
    acr: Ids,
    amr: Ids,
  }),
  windows: v.optional(v.nullable(Windows), null),
  remindAfterSeconds: v.optional(v.number()),
  commentRequired: v.optional(v.boolean()),
  rejections: v.optional(v.number()),
  extension: v.optional(v.nullable(v.object({ steps: Steps }))),
  budgets: v.optional(v.array(Budget)),
  warnBeforeSeconds: v.optional(v.number()),
  breakGlass: v.optional(
    v.nullable(
      v.object({
        maxSeconds: v.number(),
        tell: Principals,
        reviewers: Principals,
        reviewWithinSeconds: v.number(),
      }),
    ),
  ),
})

export const PolicyAnswer = v.object({
  id: PolicyId,
  revision: v.number(),
  name: v.string(),
  active: v.boolean(),
  resources: v.nullable(v.string()),
  accounts: v.nullable(v.string()),
  kinds: v.nullable(v.array(v.string())),
  tags: v.nullable(v.array(v.string())),
  modes: v.nullable(v.array(v.string())),
  requesters: v.union([
    v.object({ everybody: v.literal(true) }),
    v.object({
      everybody: v.literal(false),
      people: Ids,
      groups: Ids,
      machines: v.optional(Ids, []),
    }),
  ]),
  terms: Terms,
})

const Place = v.pipe(
  v.number('A place is expected.'),
  v.integer('A whole number is expected.'),
  v.minValue(1, 'The first place is 1.'),
  v.maxValue(1_000_000, 'That is too far down.'),
)

export const MoveBody = v.strictObject({ position: Place })

/** Where a new policy goes; without it, to the end. */
export const PlaceQuery = {
  position: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[0-9]{1,7}$/, 'A whole number is expected.'),
      v.transform(Number),
      Place,
    ),
  ),
} as const

export const EvaluateBody = v.strictObject({
  personId: AskerId,
  resourceId: ResourceId,
  accountId: AccountId,
  durationSeconds: v.optional(DurationSeconds),
})

export const VersionAnswer = v.object({
  revision: v.number(),
  at: Time,
  byName: v.string(),
  sentences: v.array(v.string()),
})

export const FindingAnswer = v.object({
  code: v.picklist(FINDING_CODES),
  severity: v.picklist(['error', 'warning']),
  policyId: PolicyId,
  policyName: v.string(),
  sentence: v.string(),
})

/** Another list, or one change of today's: a policy replaced, added (no id) or taken away (null). */
export const WhatIfBody = v.pipe(
  v.strictObject({
    policies: v.optional(
      v.pipe(
        v.array(v.strictObject({ id: v.optional(PolicyId), policy: PolicyBody })),
        v.maxLength(10_000, 'At most 10,000 policies.'),
      ),
    ),
    change: v.optional(
      v.strictObject({
        id: v.optional(PolicyId),
        position: v.optional(Place),
        policy: v.nullable(PolicyBody),
      }),
    ),
  }),
  v.check(
    ({ policies, change }) => (policies === undefined) !== (change === undefined),
    'Send either the whole list as policies, or one change.',
  ),
)

export const WhatIfAnswer = v.object({
  since: Time,
  looked: v.number(),
  left: v.number(),
  turned: v.number(),
  items: v.array(
    v.object({
      requestId: RequestId,
      requesterName: v.string(),
      resourceName: v.string(),
      accountName: v.string(),
      durationSeconds: v.number(),
      filedAt: Time,
      before: v.nullable(v.string()),
      after: v.nullable(v.string()),
      sentences: v.array(v.string()),
    }),
  ),
  findings: v.array(FindingAnswer),
})

export const PreviewAnswer = v.object({
  policy: v.nullable(PolicyAnswer),
  sentences: v.array(v.string()),
  others: v.array(
    v.object({
      id: PolicyId,
      name: v.string(),
      speaksOfResource: v.boolean(),
      sentences: v.array(v.string()),
    }),
  ),
  steps: v.array(
    v.object({
      name: v.string(),
      quorum: v.number(),
      couldApproveNow: v.array(v.object({ id: PersonId, displayName: v.string() })),
      total: v.number(),
    }),
  ),
  window: v.object({ isOpen: v.boolean(), opensAt: v.nullable(Time), closesAt: v.nullable(Time) }),
  refusal: v.nullable(v.object({ code: v.string(), title: v.string(), detail: v.string() })),
})
