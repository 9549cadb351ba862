export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/**
 * Hours of the wall clock, as HH:MM; `24:00` is the end of the day. Where the end is not after the
 * start, the window ends on the next day, and belongs to the day it starts on all the same.
 */
export type Hours = {
  readonly days: readonly Weekday[]
  readonly from: string
  readonly to: string
}

/** When access is possible. A policy without windows is always open. */
export type Windows = {
  /** The name of a time zone in the IANA database. */
  readonly zone: string
  readonly hours: readonly Hours[]
  /** No window starts on these days: `2026-12-25`, or `--12-25` for every year. */
  readonly holidays: readonly string[]
}

/** Minutes since midnight. */
export function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

export function isOvernight({ from, to }: Hours): boolean {
  return minutesOf(to) <= minutesOf(from)
}
