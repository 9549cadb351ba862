import * as v from 'valibot'
import { AccessMode, ResourceKind } from '../account'
import { MachineId } from '../ids'
import { LIMITS } from '../limits'
import { Label, Name } from '../name'
import { seat } from './assignment'
import { BUDGET_SCOPES } from './budget'
import { Pattern } from './pattern'
import { machinesOf, type Policy, type Step as PolicyStep } from './policy'
import { ASKER_PLACES, needAt, PROOF_NEEDS } from './proof-need'
import { widest } from './rings'
import { isSet, namesSomebody, Principals, seconds, setOf, whole } from './schema-parts'
import { WindowsBody } from './windows/schema'

const PRESETS = 12
const MFA_VALUES = 20

const Flag = v.boolean('This is true or false.')

const Ring = v.pipe(
  v.strictObject({
    afterSeconds: seconds(LIMITS.minRingSeconds, LIMITS.maxPendingSeconds),
    ...Principals,
  }),
  v.check((named) => namesSomebody(named), 'A ring names at least one person or group.'),
)

const Step = v.pipe(
  v.strictObject({
    name: Label,
    quorum: whole(1, LIMITS.quorum),
    ...Principals,
    rings: v.optional(
      v.pipe(
        v.array(Ring),
        v.maxLength(LIMITS.ringsPerStep, `At most ${LIMITS.ringsPerStep} rings.`),
      ),
    ),
  }),
  v.check((named) => namesSomebody(named), 'A step names at least one person or group.'),
)

const Requesters = v.variant(
  'everybody',
  [
    v.strictObject({ everybody: v.literal(true) }),
    v.pipe(
      v.strictObject({
        everybody: v.literal(false),
        ...Principals,
        machines: v.optional(setOf(MachineId, LIMITS.principalsPerStep)),
      }),
      v.check(
        (named) => namesSomebody(named) || (named.machines ?? []).length > 0,
        'Name the people, groups or machines who may ask, or everybody.',
      ),
    ),
  ],
  'Say whether everybody may ask: true, or false with people and groups.',
)

const Duration = seconds(LIMITS.minDurationSeconds, LIMITS.maxDurationSeconds)

const DurationRule = v.pipe(
  v.strictObject({
    minSeconds: Duration,
    defaultSeconds: Duration,
    maxSeconds: Duration,
    presetsSeconds: v.optional(setOf(Duration, PRESETS), []),
  }),
  v.forward(
    v.check(
      ({ minSeconds, defaultSeconds }) => minSeconds <= defaultSeconds,
      'The default is not shorter than the minimum.',
    ),
    ['defaultSeconds'],
  ),
  v.forward(
    v.check(
      ({ defaultSeconds, maxSeconds }) => defaultSeconds <= maxSeconds,
      'The maximum is not shorter than the default.',
    ),
    ['maxSeconds'],
  ),
  v.forward(
    v.check(
      ({ minSeconds, maxSeconds, presetsSeconds }) =>
        presetsSeconds.every((preset) => preset >= minSeconds && preset <= maxSeconds),
      'Presets lie between the minimum and the maximum.',
    ),
    ['presetsSeconds'],
  ),
)

const MfaValue = v.pipe(
  v.string('Text is expected.'),
  v.regex(/^[!-~]{1,200}$/, 'A value has no spaces and only plain ASCII characters.'),
)

const Need = v.optional(v.picklist(PROOF_NEEDS, `A proof is one of ${PROOF_NEEDS.join(', ')}.`))

/** `required` says the same as `at.checkOut`, so that whoever reads only that is not misled. */
const MfaRule = v.pipe(
  v.strictObject({
    required: Flag,
    at: v.optional(v.strictObject({ filing: Need, deciding: Need, checkOut: Need, secret: Need })),
    acr: v.optional(setOf(MfaValue, MFA_VALUES), []),
    amr: v.optional(setOf(MfaValue, MFA_VALUES), []),
  }),
  v.forward(
    v.check(
      ({ required, at }) => !at?.checkOut || required === (at.checkOut !== 'none'),
      'A proof is required exactly where at.checkOut asks for one.',
    ),
    ['required'],
  ),
)

const Steps = v.pipe(
  v.array(Step),
  v.maxLength(LIMITS.stepsPerPolicy, `At most ${LIMITS.stepsPerPolicy} steps.`),
  v.check((steps) => isSet(steps.map((step) => step.name)), 'Each step has a name of its own.'),
  v.check(
    (steps) => isReachable(steps),
    'The named people are too few: every vote is by somebody else.',
  ),
)

const Budget = v.pipe(
  v.strictObject({
    per: v.picklist(BUDGET_SCOPES, 'What is counted is that of a person, a resource or a policy.'),
    periodSeconds: seconds(60, LIMITS.maxBudgetPeriodSeconds),
    leases: v.optional(whole(1, 1_000)),
    seconds: v.optional(seconds(LIMITS.minDurationSeconds, LIMITS.maxBudgetPeriodSeconds)),
    coolDownSeconds: v.optional(seconds(1, LIMITS.maxBudgetPeriodSeconds)),
    atOnce: v.optional(whole(1, LIMITS.openLeasesPerPerson)),
    beyond: v.optional(v.nullable(Step)),
  }),
  v.check(
    ({ leases, seconds, coolDownSeconds, atOnce }) =>
      [leases, seconds, coolDownSeconds, atOnce].some((limit) => limit !== undefined),
    'A budget limits something: a number, hours, a pause, or how many at a time.',
  ),
)

const Named = v.pipe(
  v.strictObject(Principals),
  v.check((named) => namesSomebody(named), 'Name at least one person or group.'),
)

/** Whoever breaks glass reviews nothing of their own, so that more than one may have to be named. */
const BreakGlass = v.strictObject({
  maxSeconds: seconds(LIMITS.minDurationSeconds, LIMITS.maxGlassSeconds),
  tell: Named,
  reviewers: Named,
  reviewWithinSeconds: seconds(LIMITS.minPendingSeconds, LIMITS.maxReviewSeconds),
})

const Terms = v.pipe(
  v.strictObject({
    steps: Steps,
    duration: DurationRule,
    justificationRequired: Flag,
    ticketRequired: v.optional(Flag, false),
    ticketPattern: v.optional(Pattern),
    pendingSeconds: seconds(LIMITS.minPendingSeconds, LIMITS.maxPendingSeconds),
    unusedSeconds: seconds(LIMITS.minUnusedSeconds, LIMITS.maxUnusedSeconds),
    mfa: v.optional(MfaRule, { required: false, acr: [], amr: [] }),
    windows: v.optional(v.nullable(WindowsBody)),
    remindAfterSeconds: v.optional(seconds(LIMITS.minRemindSeconds, LIMITS.maxPendingSeconds)),
    commentRequired: v.optional(Flag),
    rejections: v.optional(whole(1, LIMITS.quorum)),
    extension: v.optional(v.nullable(v.strictObject({ steps: Steps }))),
    budgets: v.optional(v.pipe(v.array(Budget), v.maxLength(LIMITS.budgetsPerPolicy))),
    warnBeforeSeconds: v.optional(seconds(0, LIMITS.maxWarnBeforeSeconds)),
    breakGlass: v.optional(v.nullable(BreakGlass)),
  }),
  v.forward(
    v.check(
      ({ steps, justificationRequired }) => steps.length > 0 || justificationRequired,
      'Without steps a policy approves by itself, which needs a required justification.',
    ),
    ['justificationRequired'],
  ),
  v.forward(
    v.check(
      ({ duration, breakGlass }) => (breakGlass?.maxSeconds ?? 0) <= duration.maxSeconds,
      'An emergency lasts no longer than the longest duration.',
    ),
    ['breakGlass'],
  ),
)

/** A policy as somebody writes it. Unknown fields are refused by name. */
export const PolicyBody = v.pipe(
  v.strictObject({
    name: Label,
    active: v.optional(Flag, true),
    resources: v.optional(v.nullable(Pattern), null),
    accounts: v.optional(v.nullable(Pattern), null),
    kinds: narrowing(ResourceKind, 5),
    tags: narrowing(Name, LIMITS.tagsPerResource),
    modes: narrowing(AccessMode, 5),
    requesters: Requesters,
    terms: Terms,
  }),
  v.forward(
    v.check(
      ({ resources, accounts }) => resources !== null || accounts !== null,
      'A policy names a resource glob, an account glob, or both; “*” is for all.',
    ),
    ['resources'],
  ),
  v.forward(
    v.check(
      ({ requesters, terms: { mfa } }) =>
        machinesOf(requesters).length === 0 ||
        ASKER_PLACES.every((place) => needAt(mfa, place) === 'none'),
      'A machine cannot prove that it is a human, so no policy that names one may ask it for a proof.',
    ),
    ['requesters'],
  ),
  v.transform((body): Omit<Policy, 'id' | 'revision'> => body),
)

/** Distinct people must be able to fill the quorum of every step; a group may bring anybody. */
function isReachable(steps: readonly PolicyStep[]): boolean {
  const seats = steps
    .map(widest)
    .flatMap(({ people, groups, quorum }, step) =>
      groups.length > 0 ? [] : Array.from({ length: quorum }, () => ({ step, candidates: people })),
    )
  return seat(seats).every((person) => person !== null)
}

/** Null means any; an empty list would match nothing, and is refused. */
function narrowing<Item extends v.GenericSchema>(item: Item, most: number) {
  const some = v.pipe(setOf(item, most), v.minLength(1, 'List something, or leave it out for any.'))
  return v.optional(v.nullable(some), null)
}
