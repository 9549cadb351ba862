import type { PolicyId } from '../ids'
import { matchesPattern } from './pattern'

/** What a delegation is limited to; null for any. */
export type DelegationScope = {
  readonly policies: readonly PolicyId[] | null
  readonly resources: string | null
  readonly accounts: string | null
}

/** What is being decided, as far as a delegation may be limited to it. */
export type Concern = {
  readonly policyId: PolicyId | null
  readonly resourceName: string
  readonly accountName: string
}

/** Whether a delegation reaches this; where it names several limits, all of them have to fit. */
export function reaches(
  { policies, resources, accounts }: DelegationScope,
  { policyId, resourceName, accountName }: Concern,
): boolean {
  if (policies && (policyId === null || !policies.includes(policyId))) return false
  if (resources !== null && !matchesPattern(resources, resourceName)) return false
  return accounts === null || matchesPattern(accounts, accountName)
}
