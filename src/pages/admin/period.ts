import type { Query } from '../parts/pager'

export const DAY_MS = 86_400_000

const USUAL_DAYS = 30
export const OFFERED_DAYS: readonly number[] = [7, USUAL_DAYS, 90, 365]

/** Epoch milliseconds; `until` is not included. */
export type Period = { readonly since: number; readonly until: number }

/**
 * Whole days in UTC: from one to another, both included, or the last so many with today among them.
 * Null where they are no days, or the first comes after the last.
 */
export function periodIn({ days, from, to }: Query, now: number): Period | null {
  const today = now - (now % DAY_MS)
  const count = OFFERED_DAYS.find((each) => String(each) === days) ?? USUAL_DAYS
  const last = to ? dayIn(to) : today
  if (last === null) return null
  const since = from ? dayIn(from) : last - (count - 1) * DAY_MS
  return since === null || since > last ? null : { since, until: last + DAY_MS }
}

function dayIn(text: string): number | null {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return Number.isNaN(at) ? null : at
}
