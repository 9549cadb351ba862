import { LIMITS } from '../limits'
import type { Lease } from './state'

/**
 * When nothing of a lease that has ended can be in use any more: what was issued and cannot be
 * taken back runs out by itself, and until then nobody is late. Null while it has not ended.
 */
export function overSince({
  endedAt,
  issuedUntil,
}: Pick<Lease, 'endedAt' | 'issuedUntil'>): number | null {
  return endedAt === null ? null : Math.max(endedAt, issuedUntil ?? 0)
}

/** When people are told next that this lease has ended but is not closed; null for never. */
export function nextAlertAt(lease: Lease): number | null {
  const since = overSince(lease)
  const seconds = LIMITS.overdueAlertsSeconds[lease.alerts]
  return since === null || seconds === undefined ? null : since + seconds * 1_000
}

/** The latest threshold passed by `now` that people were not told of, in seconds; or null. */
export function alertDue(lease: Lease, now: number): number | null {
  const since = overSince(lease)
  const passed = LIMITS.overdueAlertsSeconds.filter(
    (seconds) => since !== null && since + seconds * 1_000 <= now,
  )
  return passed.length > lease.alerts ? (passed.at(-1) ?? null) : null
}

/** How many thresholds an alert covers: those that passed unseen are not told one by one. */
export function alertsCovered(overdueSeconds: number): number {
  return LIMITS.overdueAlertsSeconds.filter((seconds) => seconds <= overdueSeconds).length
}
