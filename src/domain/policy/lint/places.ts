import { mismatchOf, type Question } from '../match'
import { machinesOf, type Policy } from '../policy'
import { candidatesFor, type PolicyIndex } from '../policy-index'
import { type Finding, finding, type Place } from './finding'

/** Somebody who is named in no policy and is in no group. */
const ANYBODY = { person: 'per_0000', groups: [] } as const

type Use = { isMatched: boolean; isReached: boolean; stuck: Place | null }

/** Policies that no account of the catalogue comes to, and accounts that cannot keep their terms. */
export function unused(index: PolicyIndex, places: readonly Place[]): readonly Finding[] {
  const uses = index.policies.map((): Use => ({ isMatched: false, isReached: false, stuck: null }))
  for (const place of places) visit(index, place, uses)
  return index.policies.flatMap((policy, at) => {
    const use = uses[at]
    return policy.active && use ? findingsOf(policy, use) : []
  })
}

/**
 * Down the list until a policy takes everybody: what comes after it has no say here, but for machines,
 * which are never everybody.
 */
function visit(index: PolicyIndex, target: Place, uses: readonly Use[]): void {
  const question: Question = { ...ANYBODY, target }
  let isTaken = false
  for (const at of candidatesFor(index, question)) {
    const [policy, use] = [index.policies[at], uses[at]]
    if (!policy || !use) continue
    const isForMachines = machinesOf(policy.requesters).length > 0
    const isTold = use.isReached || !isForMachines
    if (isTaken && use.isMatched && isTold) continue
    const mismatch = mismatchOf(policy, question)
    if (mismatch && mismatch.code !== 'requester') continue
    use.isMatched = true
    if (isTaken && !isForMachines) continue
    use.isReached = true
    if (target.mode === 'credential' && !target.canRotate) use.stuck ??= target
    isTaken ||= mismatch === null
  }
}

function findingsOf(policy: Policy, { isMatched, isReached, stuck }: Use): readonly Finding[] {
  if (!isMatched)
    return [finding(policy, 'warning', 'matches_nothing', 'No account matches it today.')]
  if (!isReached)
    return [
      finding(
        policy,
        'warning',
        'unreachable',
        'For each account that it matches today, policies before it take everybody who asks.',
      ),
    ]
  if (!stuck) return []
  const words = `The secret of “${stuck.accountName}” on “${stuck.resourceName}” cannot be changed by its connector, so it would be known after the access has ended.`
  return [finding(policy, 'error', 'rotation_impossible', words)]
}
