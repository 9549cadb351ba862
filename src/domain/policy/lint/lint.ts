import type { Policy } from '../policy'
import { indexOf } from '../policy-index'
import { approverFindings } from './approvers'
import type { Finding, Surroundings } from './finding'
import { hourFindings, todayAt } from './hours'
import { moreTimeFindings } from './more-time'
import { unused } from './places'
import { reviewerFindings } from './reviewers'
import { shadowed } from './shadowed'

/**
 * What is odd about a list of policies, policy by policy. Those that are off are left alone, and of
 * one that never counts nothing else is said.
 */
export function lint(policies: readonly Policy[], surroundings: Surroundings): readonly Finding[] {
  const index = indexOf(policies)
  const hidden = shadowed(index)
  const isHidden = new Set(hidden.map(({ policyId }) => policyId))
  const todayIn = todayAt(surroundings.now)
  const alive = new Set(surroundings.roster.people)
  const places = surroundings.places ? unused(index, surroundings.places) : []
  const own = policies
    .filter(({ active }) => active)
    .flatMap((policy) => [
      ...approverFindings(policy, surroundings, alive),
      ...moreTimeFindings(policy, surroundings, alive),
      ...reviewerFindings(policy, surroundings, alive),
      ...hourFindings(policy, surroundings.now, todayIn),
    ])
  const others = [...places, ...own].filter(({ policyId }) => !isHidden.has(policyId))
  const all = [...hidden, ...others]
  const order = new Map(policies.map(({ id }, place) => [id, place]))
  return all.toSorted(
    (one, other) => (order.get(one.policyId) ?? 0) - (order.get(other.policyId) ?? 0),
  )
}
