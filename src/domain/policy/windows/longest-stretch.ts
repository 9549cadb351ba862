import { isOvernight, minutesOf, WEEKDAYS, type Windows } from './windows'

const DAY = 1_440
const WEEK = 7 * DAY

/** For how long access is possible without a break, by the clock of a week without holidays. */
export function longestStretchSeconds({ hours }: Windows): number {
  const stretches = hours
    .flatMap((each) =>
      each.days.map((day) => {
        const from = WEEKDAYS.indexOf(day) * DAY + minutesOf(each.from)
        const length = minutesOf(each.to) - minutesOf(each.from) + (isOvernight(each) ? DAY : 0)
        return { from, to: from + length }
      }),
    )
    .toSorted((one, other) => one.from - other.from)
  let [longest, start, end] = [0, 0, -1]
  // Twice around, so that what goes on over the end of the week is seen as one.
  for (const { from, to } of [...stretches, ...stretches.map(inNextWeek)]) {
    if (from > end) [start, end] = [from, to]
    else end = Math.max(end, to)
    longest = Math.max(longest, end - start)
  }
  return longest >= WEEK ? Number.POSITIVE_INFINITY : longest * 60
}

function inNextWeek({ from, to }: { readonly from: number; readonly to: number }) {
  return { from: from + WEEK, to: to + WEEK }
}
