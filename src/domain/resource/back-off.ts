const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

/**
 * How long to wait before the next attempt, in milliseconds: full jitter under a ceiling that
 * doubles from 1 s to 5 min for an hour, then every 15 min, then hourly. There is no last attempt.
 * `dice` is between 0 and 1; attempts count from 1.
 */
export function backOffMs(attempt: number, waitedMs: number, dice: number): number {
  if (waitedMs > 24 * HOUR_MS) return HOUR_MS
  if (waitedMs > HOUR_MS) return 15 * MINUTE_MS
  const ceiling = Math.min(5 * MINUTE_MS, SECOND_MS * 2 ** Math.min(attempt - 1, 12))
  return Math.max(100, Math.round(ceiling * dice))
}
