import { type Day, dayAfter, dayNamed, textOfDay } from './zone'

/** The holidays of an iCalendar text (RFC 5545), or the line that is not understood and why. */
export type Calendar =
  | { readonly ok: true; readonly holidays: readonly string[] }
  | { readonly ok: false; readonly message: string }

type Line = { readonly number: number; readonly name: string; readonly value: string }

const LONGEST_DAYS = 366

/**
 * Reads events that last whole days, also every year. Whatever would make a day closed or open in a
 * way that is not understood here is refused: a calendar that is read in part opens doors.
 */
export function readCalendar(text: string): Calendar {
  const lines = linesOf(text)
  const [first] = lines
  if (first?.name !== 'BEGIN' || first.value.toUpperCase() !== 'VCALENDAR')
    return no(1, 'An iCalendar text begins with BEGIN:VCALENDAR.')
  const holidays: string[] = []
  for (const event of eventsIn(lines)) {
    const read = holidaysOf(event)
    if (!read.ok) return read
    holidays.push(...read.holidays)
  }
  if (holidays.length === 0) return no(lines.length, 'There is no event in this calendar.')
  return { ok: true, holidays: [...new Set(holidays)] }
}

/** Long lines are folded: what begins with a blank goes on with the line before. */
function linesOf(text: string): readonly Line[] {
  const lines: { number: number; text: string }[] = []
  for (const [index, raw] of text
    .trim()
    .split(/\r\n|\n|\r/)
    .entries()) {
    const last = lines.at(-1)
    if (/^[ \t]/.test(raw) && last) last.text += raw.slice(1)
    else lines.push({ number: index + 1, text: raw })
  }
  return lines.map(({ number, text: line }) => {
    const [, name = '', value = ''] = /^([A-Za-z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? []
    return { number, name: name.toUpperCase(), value: value.trim() }
  })
}

/** The properties of each event, without those of the alarms within it. */
function eventsIn(lines: readonly Line[]): readonly (readonly Line[])[] {
  const events: Line[][] = []
  const within: string[] = []
  for (const line of lines) {
    const kind = line.value.toUpperCase()
    if (line.name === 'BEGIN') {
      within.push(kind)
      if (kind === 'VEVENT') events.push([line])
    } else if (line.name === 'END') within.pop()
    else if (within.at(-1) === 'VEVENT') events.at(-1)?.push(line)
  }
  return events
}

function holidaysOf(event: readonly Line[]): Calendar {
  const property = (name: string) => event.find((line) => line.name === name)
  if (property('STATUS')?.value.toUpperCase() === 'CANCELLED') return { ok: true, holidays: [] }
  const odd = event.find(({ name }) => ['EXDATE', 'RDATE', 'EXRULE', 'DURATION'].includes(name))
  if (odd) return no(odd.number, `${odd.name} is not understood here; list the days instead.`)
  const start = property('DTSTART')
  if (!start) return no(event[0]?.number ?? 1, 'This event has no DTSTART.')
  const first = dayIn(start.value)
  if (!first) return notWhole(start.number)
  const end = property('DTEND')
  const after = end ? dayIn(end.value) : dayAfter(first, 1)
  if (!after) return notWhole(end?.number ?? start.number)
  const days = daysBetween(first, after)
  if (days.length === 0 || days.length > LONGEST_DAYS)
    return no(end?.number ?? start.number, 'An event ends after it starts, within a year.')
  const rule = property('RRULE')
  if (!rule) return { ok: true, holidays: days }
  if (!/^FREQ=YEARLY(;INTERVAL=1)?$/i.test(rule.value))
    return no(rule.number, 'Only FREQ=YEARLY by itself is understood; list the days instead.')
  return { ok: true, holidays: days.map((day) => `-${day.slice(4)}`) }
}

function dayIn(value: string): Day | null {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(value) ?? []
  return year ? dayNamed(`${year}-${month}-${day}`) : null
}

function daysBetween(first: Day, after: Day): readonly string[] {
  const [start, end] = [textOfDay(first), textOfDay(after)]
  const days: string[] = []
  for (let day = first; textOfDay(day) < end && days.length <= LONGEST_DAYS; day = dayAfter(day, 1))
    days.push(textOfDay(day))
  return start < end ? days : []
}

function notWhole(line: number): Calendar {
  return no(line, 'A holiday lasts whole days, from a date that exists, such as 20261225.')
}

function no(line: number, words: string): Calendar {
  return { ok: false, message: `Line ${line}: ${words}` }
}
