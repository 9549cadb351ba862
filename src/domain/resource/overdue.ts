import { LIMITS } from '../limits'
import type { Lease } from './state'

/** When people are told next that this lease has ended but is not closed; null for never. */
export function nextAlertAt({ endedAt, alerts }: Lease): number | null {
  const seconds = LIMITS.overdueAlertsSeconds[alerts]
  return endedAt === null || seconds === undefined ? null : endedAt + seconds * 1_000
}

/** The latest threshold passed by `now` that people were not told of, in seconds; or null. */
export function alertDue({ endedAt, alerts }: Lease, now: number): number | null {
  const passed = LIMITS.overdueAlertsSeconds.filter(
    (seconds) => endedAt !== null && endedAt + seconds * 1_000 <= now,
  )
  return passed.length > alerts ? (passed.at(-1) ?? null) : null
}

/** How many thresholds an alert covers: those that passed unseen are not told one by one. */
export function alertsCovered(overdueSeconds: number): number {
  return LIMITS.overdueAlertsSeconds.filter((seconds) => seconds <= overdueSeconds).length
}
