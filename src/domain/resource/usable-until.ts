import { LIMITS } from '../limits'
import type { PolicyPin } from '../policy/policy'
import { openingOf } from '../policy/windows/opening'

/**
 * Until when an approval of this moment may be used. Where the windows are closed, its time begins
 * when they open, so that an approval on a Friday evening is still good on Monday.
 */
export function usableUntil({ terms: { windows, unusedSeconds } }: PolicyPin, at: number): number {
  const opening = openingOf(windows, at)
  const from = opening.isOpen ? at : (opening.opensAt ?? at)
  const latest = at + LIMITS.maxUnusedSeconds * 1_000
  return Math.min(from + unusedSeconds * 1_000, latest)
}
