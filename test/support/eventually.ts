import { vi } from 'vitest'

/**
 * Waits until what is expected holds. It says nothing of how soon: on a busy machine an object may
 * take seconds to come to what an idle one does at once, and a bound of the product has its own test.
 */
export function eventually<Seen>(expected: () => Seen | Promise<Seen>): Promise<Seen> {
  return vi.waitFor(expected, { timeout: 15_000, interval: 25 })
}
