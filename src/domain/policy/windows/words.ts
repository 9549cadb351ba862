import { isOvernight, WEEKDAYS, type Weekday, type Windows } from './windows'

const NAMES: { readonly [day in Weekday]: string } = {
  mon: 'Mon',
  tue: 'Tue',
  wed: 'Wed',
  thu: 'Thu',
  fri: 'Fri',
  sat: 'Sat',
  sun: 'Sun',
}

/** Such as `Mon–Fri 08:00–18:00 and Fri 22:00–06:00 (the next day), Europe/Berlin`. */
export function windowWords({ zone, hours, holidays }: Windows): string {
  const spans = hours.map((each) => {
    const until = isOvernight(each) ? `${each.to} (the next day)` : each.to
    return `${daysWords(each.days)} ${each.from}–${until}`
  })
  const closed = holidays.length === 0 ? '' : `, but on ${count(holidays.length, 'holiday')}`
  return `${spans.join(' and ')}, ${zone}${closed}`
}

/** Days that follow one another as a range. */
export function daysWords(days: readonly Weekday[], dash = '–'): string {
  const runs: Weekday[][] = []
  for (const [index, day] of WEEKDAYS.entries()) {
    if (!days.includes(day)) continue
    const run = runs.at(-1)
    const before = WEEKDAYS[index - 1]
    if (run && before && run.at(-1) === before) run.push(day)
    else runs.push([day])
  }
  return runs
    .map((run) => [...new Set([run[0], run.at(-1)])].map((day) => day && NAMES[day]).join(dash))
    .join(', ')
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
