import { openingOf } from '../policy/windows/opening'
import { minutesOf } from '../policy/windows/windows'
import { dayAfter, dayAt, momentOf } from '../policy/windows/zone'
import { type Choice, type Choices, quietWindows } from './choices'
import type { Urgency } from './table'

/** Who is asked to do something in time is told this long before it is too late, at the latest. */
const AHEAD_MS = 60 * 60_000

type Telling = {
  readonly urgency: Urgency
  readonly choice: Choice
  /** When it is too late to act on it; null where there is no such time. */
  readonly deadlineAt: number | null
}

/**
 * Until when something waits, in epoch milliseconds, or null where it goes at once: because it is
 * urgent, because nothing makes it wait, or because it would come too late.
 */
export function releaseAt(
  { urgency, choice, deadlineAt }: Telling,
  choices: Choices,
  at: number,
): number | null {
  if (urgency === 'now') return null
  const releasedAt = quietEnd(choices, choice.isDaily ? nextDigest(choices, at) : at)
  if (releasedAt <= at) return null
  const isTooLate = urgency === 'soon' && deadlineAt !== null && deadlineAt < releasedAt + AHEAD_MS
  return isTooLate ? null : releasedAt
}

/** The end of the quiet hours that this moment is in, or the moment itself. */
function quietEnd(choices: Choices, at: number): number {
  const windows = quietWindows(choices)
  if (!windows) return at
  const opening = openingOf(windows, at)
  return opening.isOpen ? (opening.closesAt ?? at) : at
}

/** When the clock on this person's wall next shows the hour of their mail of the day. */
function nextDigest({ zone, digestAt }: Choices, at: number): number {
  const today = dayAt(zone, at)
  const todays = momentOf(zone, today, minutesOf(digestAt))
  return todays > at ? todays : momentOf(zone, dayAfter(today, 1), minutesOf(digestAt))
}
