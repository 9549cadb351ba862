const SECOND_MS = 1_000
const HOUR_MS = 3_600_000

/** For how long a message is tried: what is late by more is no news any more. */
export const GIVE_UP_AFTER_MS = 72 * HOUR_MS

/** The longest that anything waits for its next attempt. */
export const LONGEST_WAIT_MS = HOUR_MS

/**
 * How long to wait after so many attempts that failed, counted from 1, in milliseconds: full jitter
 * under a ceiling that doubles from 2 s up to an hour. `dice` is between 0 and 1.
 */
export function courierBackOffMs(failures: number, dice: number): number {
  const ceiling = Math.min(LONGEST_WAIT_MS, SECOND_MS * 2 ** Math.min(failures, 12))
  return Math.max(250, Math.round(ceiling * dice))
}
