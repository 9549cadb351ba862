import { machinesOf, type Policy, type Requesters } from '../policy'
import { candidatesUnder, type PolicyIndex } from '../policy-index'
import { type Finding, finding } from './finding'
import { coversGlob } from './glob-cover'

/** Policies that never have a say, because an earlier one matches whatever they match. */
export function shadowed(index: PolicyIndex): readonly Finding[] {
  return index.policies.flatMap((policy, place) => {
    if (!policy.active) return []
    const earlier = candidatesUnder(index, policy).find(
      (each) => each < place && covers(index.policies[each], policy),
    )
    const before = earlier === undefined ? undefined : index.policies[earlier]
    if (!before) return []
    const sentence = `“${before.name}” comes before it and matches all that it matches, so it never counts.`
    return [finding(policy, 'error', 'shadowed', sentence)]
  })
}

function covers(wide: Policy | undefined, narrow: Policy): boolean {
  return (
    wide?.active === true &&
    coversGlob(wide.resources ?? '*', narrow.resources ?? '*') &&
    coversGlob(wide.accounts ?? '*', narrow.accounts ?? '*') &&
    isWithin(narrow.kinds, wide.kinds) &&
    isWithin(narrow.modes, wide.modes) &&
    (wide.tags ?? []).every((tag) => narrow.tags?.includes(tag)) &&
    mayAllAsk(narrow.requesters, wide.requesters)
  )
}

/** Null stands for any. */
function isWithin(narrow: readonly string[] | null, wide: readonly string[] | null): boolean {
  return wide === null || narrow?.every((each) => wide.includes(each)) === true
}

function mayAllAsk(narrow: Requesters, wide: Requesters): boolean {
  const machines = machinesOf(wide)
  if (!machinesOf(narrow).every((machine) => machines.includes(machine))) return false
  if (wide.everybody) return true
  if (narrow.everybody) return false
  return (
    narrow.people.every((person) => wide.people.includes(person)) &&
    narrow.groups.every((group) => wide.groups.includes(group))
  )
}
