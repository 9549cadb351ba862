import type { Terms } from '../../src/domain/policy/policy'
import type { Proof } from '../../src/domain/proving'
import type { BreakGlass } from '../../src/domain/resource/glass-command'
import {
  after,
  approved,
  checkedOut,
  closed,
  ended,
  filed,
  granted,
  HOUR,
  type idOf,
  MINUTE,
  mfa,
  nth,
  OPS,
  principals,
  proof,
  REQ,
  roster,
  START,
  step,
  used,
  type Who,
} from './facts'
import {
  checkOut,
  happened,
  type Past,
  person,
  type RulingOptions,
  ruling,
  told,
} from './resource-spec'

export const RULE: NonNullable<Terms['breakGlass']> = {
  maxSeconds: 10 * MINUTE,
  tell: { ...principals(['root']), groups: [] },
  reviewers: { ...principals(['cy']), groups: [OPS] },
  reviewWithinSeconds: 2 * HOUR,
}

/** The policy asks for Bo and for the provider's proof; neither can be had in an emergency. */
export const TERMS = {
  ...{ steps: [step(1, 'bo')], mfa: mfa(), breakGlass: RULE },
  extension: { steps: [] },
}

export const PASSKEY = proof({ method: 'passkey', acr: null, amr: [] })

type More = Partial<Omit<BreakGlass, 'ruling'>> & { readonly today?: RulingOptions }

export function breakGlass(who: Who, { today, ...more }: More = {}) {
  return told(who, {
    type: 'break_glass',
    ruling: ruling({ terms: TERMS, ...today }),
    roster: roster(),
    mayBreakGlass: true,
    durationSeconds: 5 * MINUTE,
    justification: 'Production is down.',
    proof: PASSKEY,
    key: null,
    ...more,
  })
}

export function review(who: Who, more: { mayReview?: boolean; words?: string } = {}) {
  const said = { roster: roster(), mayReview: false, words: 'It was needed.', ...more }
  return told(who, { type: 'sign_review', requestId: SECOND, ...said })
}

/** Emergencies here are the second request, after what somebody else holds. */
export const SECOND = nth(2, { requestId: REQ }).requestId

export const inUse: readonly Past[] = [filed('bo'), approved, checkedOut('bo'), granted]

export const broken = { type: 'glass.broken', requestId: SECOND } as const
export const owing = { reviewBy: after(2 * HOUR), deadlineAt: after(15 * MINUTE) }

export const asked = nth(
  2,
  filed(
    'ana',
    { ...TERMS, steps: [] },
    { durationSeconds: 5 * MINUTE, justification: 'Production is down.' },
  ),
)
export const joined = {
  ...({ type: 'queue.joined', requestId: SECOND, sharing: 'exclusive' } as const),
  ...{ leftMs: 15 * MINUTE * 1_000, deadlineAt: after(30 * 24 * HOUR) },
} as const
export const waits = { ...joined, isEmergency: true } as const

export function brokenBy(provenAt = START): readonly Past[] {
  const proved: Proof = { ...PASSKEY, provenAt }
  return [asked, { ...broken, ...owing, revoked: [], proof: proved }, waits]
}

export const offered = {
  ...({ type: 'queue.offered', requestId: SECOND } as const),
  ...{ until: after(5 * MINUTE), deadlineAt: after(15 * MINUTE) },
} as const

/** Somebody else's settled request, and an emergency that can be taken. */
export const free: readonly Past[] = [filed('bo'), { type: 'request.expired', requestId: REQ }]
export const taken: readonly Past[] = [
  ...free,
  ...brokenBy(),
  offered,
  { ...checkedOut('ana'), requestId: SECOND, endsAt: after(5 * MINUTE) },
  { ...granted, requestId: SECOND },
]
export const over: readonly Past[] = [
  ...taken,
  { ...ended(), requestId: SECOND },
  { ...closed, requestId: SECOND },
  { ...used, requestId: SECOND },
]

export function takenBy(
  who: Who,
  more: Partial<{ mayBreakGlass: boolean; proof: Proof }> = {},
  today: RulingOptions = {},
) {
  const { command, by } = checkOut(who, { ...today, terms: { ...TERMS, ...today.terms } })
  return { command: { ...command, mayBreakGlass: true, ...more } as typeof command, by }
}

export function signedBy(who: Who): Past {
  const { id, name } = person(who) as { id: ReturnType<typeof idOf>; name: string }
  return happened(after(HOUR), {
    ...{ type: 'review.signed', requestId: SECOND, reviewer: id, reviewerName: name },
    words: 'It was needed.',
  })
}
