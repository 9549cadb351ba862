import { LIMITS } from '../limits'
import type { PolicyPin } from '../policy/policy'
import type { Lease } from './state'

export function warnSecondsOf({ terms }: PolicyPin): number {
  return terms.warnBeforeSeconds ?? LIMITS.warnBeforeSeconds
}

/**
 * When the holder is warned of the end, in epoch milliseconds: once for each end. Null for never,
 * also where so little time is given that the warning would come right after the beginning.
 */
export function warnAt(lease: Lease): number | null {
  const { phase, warnSeconds, warnedOf, endsAt, checkedOutAt } = lease
  if (phase !== 'active' || warnSeconds === 0 || warnedOf === endsAt) return null
  const at = endsAt - warnSeconds * 1_000
  return at - checkedOutAt >= warnSeconds * 1_000 ? at : null
}
