import { LIMITS } from '../../limits'
import { isOvernight, minutesOf, type Windows } from './windows'
import { type Day, dayAfter, dayAt, momentOf, textOfDay, weekdayOf } from './zone'

/** Moments in epoch milliseconds. Null: it does not close, or does not open, as far as one looks. */
export type Opening =
  | { readonly isOpen: true; readonly closesAt: number | null }
  | { readonly isOpen: false; readonly opensAt: number | null }

const DAY_MS = 86_400_000
const DAY_MINUTES = 1_440

/** No lease is longer, so nobody needs to know what closes later. */
const LONGEST_MS = LIMITS.maxDurationSeconds * 1_000

/** How far ahead the next opening is looked for: a year, and whatever its last day begins. */
export const OPENING_HORIZON_DAYS = 367

/** Openings of several policies are few; this many tries find the first that they share. */
const TRIES = 1_000

type Stretch = { readonly from: number; readonly to: number }

/** Whether access is possible at a moment, and until when; or when it is next. */
export function openingOf(windows: Windows | null | undefined, at: number): Opening {
  if (!windows) return { isOpen: true, closesAt: null }
  const today = dayAt(windows.zone, at)
  let end = at // Grows over windows that touch or overlap.
  for (let ahead = -1; ahead <= OPENING_HORIZON_DAYS; ahead++) {
    for (const { from, to } of stretchesOf(windows, dayAfter(today, ahead))) {
      if (to <= end) continue
      if (from > end) return end > at ? closing(end, at) : { isOpen: false, opensAt: from }
      end = to
    }
    if (end - at > LONGEST_MS + DAY_MS) break
  }
  return end > at ? closing(end, at) : { isOpen: false, opensAt: null }
}

/** The same of several policies that all have to be open: the earlier close counts. */
export function jointOpening(all: readonly (Windows | null | undefined)[], at: number): Opening {
  let moment = at
  for (let tries = 0; tries < TRIES; tries++) {
    const openings = all.map((windows) => openingOf(windows, moment))
    const closed = openings.flatMap((each) => (each.isOpen ? [] : [each.opensAt]))
    if (closed.length === 0)
      return moment === at ? shared(openings) : { isOpen: false, opensAt: moment }
    if (closed.includes(null)) break
    moment = Math.max(...closed.map(Number))
  }
  return { isOpen: false, opensAt: null }
}

function shared(openings: readonly Opening[]): Opening {
  const closes = openings.flatMap((each) => (each.isOpen ? (each.closesAt ?? []) : []))
  return { isOpen: true, closesAt: closes.length > 0 ? Math.min(...closes) : null }
}

function closing(end: number, at: number): Opening {
  return { isOpen: true, closesAt: end - at > LONGEST_MS ? null : end }
}

/** The windows that start on a day, in the order of their starts. None starts on a holiday. */
function stretchesOf({ zone, hours, holidays }: Windows, day: Day): readonly Stretch[] {
  const weekday = weekdayOf(day)
  const starting = hours.filter(({ days }) => days.includes(weekday))
  if (starting.length === 0 || isHoliday(holidays, day)) return []
  return starting
    .map((each) => {
      const ends = minutesOf(each.to) + (isOvernight(each) ? DAY_MINUTES : 0)
      return { from: momentOf(zone, day, minutesOf(each.from)), to: momentOf(zone, day, ends) }
    })
    .filter(({ from, to }) => from < to)
    .toSorted((one, other) => one.from - other.from)
}

function isHoliday(holidays: readonly string[], day: Day): boolean {
  if (holidays.length === 0) return false
  const text = textOfDay(day)
  return holidays.includes(text) || holidays.includes(`-${text.slice(4)}`)
}
