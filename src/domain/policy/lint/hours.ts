import { durationWords } from '../../duration-words'
import type { Policy } from '../policy'
import { longestStretchSeconds } from '../windows/longest-stretch'
import { openingOf } from '../windows/opening'
import type { Windows } from '../windows/windows'
import { dayAt, textOfDay } from '../windows/zone'
import { type Finding, finding } from './finding'

/** Each day of the week comes 52 times a year, and a holiday every year takes at most two of them. */
const FEW_HOLIDAYS = 25

export type TodayIn = (zone: string) => string

/** What day it is in a zone, found out once for each. */
export function todayAt(now: number): TodayIn {
  const known = new Map<string, string>()
  return (zone) => {
    const today = known.get(zone) ?? textOfDay(dayAt(zone, now))
    known.set(zone, today)
    return today
  }
}

/** Windows that stay closed, holidays that are over, and durations that no window is long enough for. */
export function hourFindings(policy: Policy, now: number, todayIn: TodayIn): readonly Finding[] {
  const { windows, duration } = policy.terms
  if (!windows) return []
  if (isClosed(windows, now)) {
    const words = 'Its windows do not open within a year, so nobody could check out.'
    return [finding(policy, 'error', 'windows_never_open', words)]
  }
  const found: Finding[] = []
  const { holidays } = windows
  if (holidays.length > 0 && holidays.every((day) => isOver(day, todayIn(windows.zone)))) {
    const words = 'All its holidays are over: it is open on those to come until they are listed.'
    found.push(finding(policy, 'warning', 'holidays_over', words))
  }
  const longest = longestStretchSeconds(windows)
  const { minSeconds, defaultSeconds } = duration
  if (minSeconds > longest) {
    const words = `The shortest duration is ${durationWords(minSeconds)}, but its longest window is ${durationWords(longest)}: every access would be cut.`
    found.push(finding(policy, 'error', 'duration_never_fits', words))
  } else if (defaultSeconds > longest) {
    const words = `The usual duration is ${durationWords(defaultSeconds)}, but its longest window is ${durationWords(longest)}.`
    found.push(finding(policy, 'warning', 'duration_never_fits', words))
  }
  return found
}

function isClosed(windows: Windows, now: number): boolean {
  if (windows.holidays.length <= FEW_HOLIDAYS) return false
  const opening = openingOf(windows, now)
  return !opening.isOpen && opening.opensAt === null
}

function isOver(day: string, today: string): boolean {
  return !day.startsWith('--') && day < today
}
