import type { Concern } from '../policy/delegation-scope'
import type { Request } from './state'

/** What delegations are limited to, of this request. */
export function concernOf({ policy, resourceName, account }: Request): Concern {
  return { policyId: policy.id, resourceName, accountName: account.name }
}
