import type { GroupRow } from '../../db/groups'
import type { Target } from '../../domain/account'
import type { PersonId } from '../../domain/ids'
import type { Policy } from '../../domain/policy/policy'
import { candidatesFor, governing, type PolicyIndex } from '../../domain/policy/policy-index'
import type { Texts } from '../../texts/english'

/** Which policy applies to whom; null where nothing does, which refuses. */
export type Coverage = {
  readonly policy: { readonly id: string; readonly name: string } | null
  readonly who: readonly string[]
}

/** Nobody in particular: somebody who is in no group and named in no policy. */
const ANYBODY = 'per_0000' as PersonId

/** The groups that policies for these accounts name: to them any other is like everybody else. */
export function groupsConcerned(
  policies: PolicyIndex,
  targets: readonly Target[],
): readonly GroupRow['id'][] {
  const named = targets.flatMap((target) =>
    candidatesFor(policies, { person: ANYBODY, groups: [], target }).flatMap((place) => {
      const requesters = policies.policies[place]?.requesters
      return requesters && !requesters.everybody ? requesters.groups : []
    }),
  )
  return [...new Set(named)]
}

/** For everybody else and for each group whose answer differs from that. */
export function coverageOf(
  { resources }: Texts,
  policies: PolicyIndex,
  groups: readonly Pick<GroupRow, 'id' | 'name'>[],
  target: Target,
): readonly Coverage[] {
  const policyFor = (ids: readonly GroupRow['id'][]) =>
    governing(policies, { person: ANYBODY, groups: ids, target })
  const usual = policyFor([])
  const byPolicy = new Map<Policy | null, string[]>()
  for (const { id, name } of groups) {
    const policy = policyFor([id])
    if (policy !== usual) byPolicy.set(policy, [...(byPolicy.get(policy) ?? []), name])
  }
  const differing = [...byPolicy].map(([policy, who]) => ({ policy, who }))
  return [
    ...differing,
    { policy: usual, who: [differing.length > 0 ? resources.everybodyElse : resources.everybody] },
  ]
}
