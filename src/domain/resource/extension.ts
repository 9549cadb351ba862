import { LIMITS } from '../limits'
import type { PolicyPin, Step } from '../policy/policy'
import { jointOpening } from '../policy/windows/opening'
import type { Lease } from './state'

/**
 * Who has to agree to more time, or null where there is none to be had. The policy under which the
 * access was taken and today's both have to allow it; where one of them asks nobody, the other one
 * is the stricter, and where both ask, today's counts as it does for every new request.
 */
export function extensionSteps(pinned: PolicyPin, today: PolicyPin): readonly Step[] | null {
  const [then, now] = [pinned.terms.extension, today.terms.extension]
  if (!then || !now) return null
  return now.steps.length > 0 ? now.steps : then.steps
}

/**
 * Until when this access can last at most, in epoch milliseconds: the longest duration of every
 * policy counts from its beginning, extensions included, and the windows close for it as well.
 */
export function latestEnd(
  { checkedOutAt }: Pick<Lease, 'checkedOutAt'>,
  policies: readonly PolicyPin[],
  at: number,
): number {
  const longest = policies.map(({ terms }) => terms.duration.maxSeconds)
  const seconds = Math.min(...longest, LIMITS.maxDurationSeconds)
  const opening = jointOpening(
    policies.map(({ terms }) => terms.windows),
    at,
  )
  const closesAt = opening.isOpen ? opening.closesAt : at
  return Math.min(checkedOutAt + seconds * 1_000, closesAt ?? Number.POSITIVE_INFINITY)
}
