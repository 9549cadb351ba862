import { type Mismatch, mismatchOf, type Question } from './match'
import type { Policy, PolicyPin } from './policy'

/** The answer of an ordered list of policies: the first that matches, and why those before did not. */
export type Evaluation = {
  readonly policy: Policy | null
  readonly passedOver: readonly { readonly policy: Policy; readonly mismatch: Mismatch }[]
  /** Policies after the first match; they have no say. */
  readonly shadowed: readonly Policy[]
}

/** First active match wins, whole. No match means no access: closed by default. */
export function evaluate(policies: readonly Policy[], question: Question): Evaluation {
  const passedOver: { policy: Policy; mismatch: Mismatch }[] = []
  for (const [index, policy] of policies.entries()) {
    const mismatch = mismatchOf(policy, question)
    if (!mismatch) return { policy, passedOver, shadowed: policies.slice(index + 1) }
    passedOver.push({ policy, mismatch })
  }
  return { policy: null, passedOver, shadowed: [] }
}

export function pin({ id, revision, name, terms }: Policy): PolicyPin {
  return { id, revision, name, terms }
}
