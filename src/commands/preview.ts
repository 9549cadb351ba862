import { namesOf } from '../db/board'
import { type Asking, factsOf, rosterOf } from '../db/facts'
import { askerAs } from '../domain/actor'
import type { PersonId, ResourceId } from '../domain/ids'
import { evaluate } from '../domain/policy/evaluate'
import { explain, explainMismatch, explainOpening } from '../domain/policy/explain'
import { speaksOf } from '../domain/policy/match'
import type { Policy, PolicyPin } from '../domain/policy/policy'
import { namedBy } from '../domain/policy/rings'
import { eligible } from '../domain/policy/roster'
import { openingOf } from '../domain/policy/windows/opening'
import type { Refusal } from '../domain/refusal'
import { budgetSteps } from '../domain/resource/budgets'
import { openRequest } from '../domain/resource/decide/open-request'
import { emptyResource } from '../domain/resource/state'
import { tallyOf } from '../tally-of'

const PEOPLE_SHOWN = 50

const WORDS = { justification: '…', ticket: '…', key: null }

export type Preview = {
  readonly policy: Policy | null
  readonly sentences: readonly string[]
  /** Those policies that do not count and were asked for, in order, and why. */
  readonly others: readonly {
    readonly id: Policy['id']
    readonly name: string
    /** Whether it is for a resource with this name, and so perhaps not far from counting. */
    readonly speaksOfResource: boolean
    readonly sentences: readonly string[]
  }[]
  /** How many more do not count. */
  readonly leftOut: number
  readonly steps: readonly {
    readonly name: string
    readonly quorum: number
    readonly couldApproveNow: readonly { readonly id: PersonId; readonly displayName: string }[]
    readonly total: number
  }[]
  /** Whether access is possible now, and until when, or when next; epoch milliseconds. */
  readonly window: {
    readonly isOpen: boolean
    readonly opensAt: number | null
    readonly closesAt: number | null
  }
  /** What filing would be refused with; justification, ticket and proof are taken as given. */
  readonly refusal: Refusal | null
}

export type Question = Asking & { readonly durationSeconds?: number | undefined }

/** Of which policies that do not count it is said why: of all, of those for the resource, or of none. */
export type Others = 'all' | 'near' | 'none'

/** Which policy governs, why, and who could approve now: the same functions as filing. */
export async function evaluateFor(
  env: Env,
  question: Question,
  wanted: Others,
): Promise<Preview | null> {
  const facts = await factsOf(env.DB, question)
  if (!facts) return null
  const { ruling, policies } = facts
  const evaluation = evaluate(policies.policies, facts.question)
  const steps = ruling.policy?.terms.steps ?? []
  const extra = budgetSteps([ruling.policy])
  const [roster, uses] = await Promise.all([
    rosterOf(env.DB, question.personId, namedBy([...steps, ...extra])),
    tallyOf(env, question.personId).uses(),
  ])
  const able = steps.map((step) => eligible(step, roster).filter((id) => id !== question.personId))
  const names = await namesOf(
    env.DB,
    able.flatMap((ids) => ids.slice(0, PEOPLE_SHOWN)),
  )
  const { resourceName } = facts.question.target
  const other = (policy: Policy, sentenceOf: () => string) => {
    const speaksOfResource = wanted !== 'none' && speaksOf(policy, resourceName)
    if (wanted !== 'all' && !speaksOfResource) return []
    return [{ id: policy.id, name: policy.name, speaksOfResource, sentences: [sentenceOf()] }]
  }
  const others = [
    ...evaluation.passedOver.flatMap(({ policy, mismatch }) =>
      other(policy, () => explainMismatch(mismatch)),
    ),
    ...evaluation.shadowed.flatMap((policy) =>
      other(
        policy,
        () => `It comes after “${evaluation.policy?.name ?? ''}”, which matches first.`,
      ),
    ),
  ]
  const windows = ruling.policy?.terms.windows
  const opening = openingOf(windows, Date.now())
  const durationSeconds =
    question.durationSeconds ?? ruling.policy?.terms.duration.defaultSeconds ?? 0
  const filing = openRequest(
    emptyResource(question.resourceId as ResourceId),
    {
      ...{ type: 'open_request', roster, uses, durationSeconds, ...WORDS },
      ruling: { ...ruling, policy: ruling.policy && withAnyTicket(ruling.policy) },
    },
    { by: askerAs(question.personId, ''), at: Date.now() },
  )
  return {
    policy: evaluation.policy,
    sentences: [
      ...explain(evaluation, facts.question),
      ...(windows ? [explainOpening(windows, opening)] : []),
    ],
    others,
    leftOut: evaluation.passedOver.length + evaluation.shadowed.length - others.length,
    steps: steps.map(({ name, quorum }, index) => ({
      name,
      quorum,
      couldApproveNow: (able[index] ?? [])
        .slice(0, PEOPLE_SHOWN)
        .map((id) => ({ id, displayName: names[id] ?? id })),
      total: (able[index] ?? []).length,
    })),
    window: { opensAt: null, closesAt: null, ...opening },
    refusal: filing.accepted || isOnlyUnproved(filing.refusal) ? null : filing.refusal,
  }
}

/** A ticket that is not named yet looks like none. */
function withAnyTicket({ terms, ...policy }: PolicyPin): PolicyPin {
  return { ...policy, terms: { ...terms, ticketPattern: undefined } }
}

/** The proof is looked at last, so nothing else is wrong. */
function isOnlyUnproved({ code }: Refusal): boolean {
  return code === 'proof_required'
}
