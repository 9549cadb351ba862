import type { PolicyId } from '../ids'
import type { Policy } from './policy'

type Draft = Omit<Policy, 'id' | 'revision'>

/** One change of the list: a policy replaced, added (no id), or taken away (no draft). */
export type Change = {
  readonly id: PolicyId | null
  readonly draft: Draft | null
  /** Where a new one goes, from 1; to the end where it is null. */
  readonly position: number | null
}

/** Stands for the id that a new policy does not have yet; the number keeps several apart. */
export function proposedId(number = 1): PolicyId {
  return `pol_proposed${number}`
}

/** The list as it would be, or null where it has no such policy. What stays is the same object. */
export function withChange(
  policies: readonly Policy[],
  { id, draft, position }: Change,
): readonly Policy[] | null {
  if (id !== null && !policies.some((policy) => policy.id === id)) return null
  if (id === null) {
    if (!draft) return policies
    const place = position === null ? policies.length : position - 1
    const added = { ...draft, id: proposedId(), revision: 0 }
    return [...policies.slice(0, place), added, ...policies.slice(place)]
  }
  return policies.flatMap((policy) => {
    if (policy.id !== id) return [policy]
    return draft ? [{ ...draft, id, revision: policy.revision + 1 }] : []
  })
}
