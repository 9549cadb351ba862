import { WEEKDAYS, type Weekday, type Windows } from '../../domain/policy/windows/windows'
import { daysWords } from '../../domain/policy/windows/words'
import type { Texts } from '../../texts/english'
import { type Faults, linesOf, one, type Typed } from '../parts/typed'

const ZONE = 'terms.windows.zone'
const HOURS = 'terms.windows.hours'
const HOLIDAYS = 'terms.windows.holidays'

type Saying = (hours: string) => string

const GERMAN_DAYS = ['mo', 'di', 'mi', 'do', 'fr', 'sa', 'so']

const LINE = /^(.+?)\s+(\d{1,2}:\d\d)\s*[-–—]\s*(\d{1,2}:\d\d)$/

/** Windows as the form has them, as a program would send them; null where the fields are empty. */
export function windowsIn(typed: Typed) {
  const [zone, hours, days] = [ZONE, HOURS, HOLIDAYS].map((name) => one(typed, name).trim())
  if (!zone && !hours && !days) return null
  const isCalendar = /^BEGIN:VCALENDAR/i.test(days ?? '')
  return {
    zone,
    hours: rowsOf(hours).map(hoursIn),
    ...(isCalendar ? { calendar: days } : { holidays: linesOf(days ?? '') }),
  }
}

/** The first line that cannot be read as days and hours. */
export function unreadableHours({ policies }: Texts, typed: Typed): Faults {
  const line = rowsOf(one(typed, HOURS)).find((row) => hoursIn(row) === null)
  if (line === undefined) return {}
  return { [HOURS]: policies.unlikeHours(line) }
}

/** A complaint about a part of the hours, or about the calendar, stands at its one field. */
export function atWindows(field: string): string {
  return field
    .replace(/^(terms\.windows\.(?:hours|holidays))\..*$/, '$1')
    .replace(/^terms\.windows\.calendar$/, HOLIDAYS)
}

/** Hours as the reader would write them. */
export function typedWindows(windows: Windows | null | undefined, said: Saying): Typed {
  if (!windows) return {}
  const { zone, hours, holidays } = windows
  return {
    [ZONE]: [zone],
    [HOURS]: [hours.map((each) => said(lineOf(each))).join('\n')],
    [HOLIDAYS]: [holidays.join('\n')],
  }
}

function lineOf({ days, from, to }: Windows['hours'][number]): string {
  return `${daysWords(days)} ${from}–${to}`
}

function rowsOf(text: string | undefined): readonly string[] {
  const rows = (text ?? '').split('\n').map((row) => row.trim())
  return rows.filter(Boolean)
}

function hoursIn(row: string) {
  const [, days = '', from = '', to = ''] = LINE.exec(row) ?? []
  const named = daysIn(days)
  return named && { days: named, from: from.padStart(5, '0'), to: to.padStart(5, '0') }
}

/** Days and ranges of days, such as `Mon–Fri, Sun`; a range may go over the end of the week. */
function daysIn(text: string): readonly Weekday[] | null {
  const days: Weekday[] = []
  for (const part of text.split(/\s*,\s*/)) {
    const ends = part.split(/\s*[-–—]\s*/).map((name) => {
      const day = dayIn(name)
      return day ? WEEKDAYS.indexOf(day) : -1
    })
    const [first = -1, last = first] = ends
    if (ends.length > 2 || Math.min(first, last) < 0) return null
    const count = ((last - first + 7) % 7) + 1
    for (let ahead = 0; ahead < count; ahead++) {
      const day = WEEKDAYS[(first + ahead) % 7]
      if (day) days.push(day)
    }
  }
  return days
}

/** Days by their names in English or German, or what they begin with: three letters, or two. */
function dayIn(name: string): Weekday | undefined {
  if (/^(mon|tues?|wed(nes)?|thu(rs?)?|fri|sat(ur)?|sun)(day)?$/i.test(name))
    return name.slice(0, 3).toLowerCase() as Weekday
  const isGerman =
    /^((mo|di|do|fr|sa|so)\.?|(mon|diens|donners|frei|sams|sonn)tag|mi\.?|mittwoch)$/i
  const place = isGerman.test(name) ? GERMAN_DAYS.indexOf(name.slice(0, 2).toLowerCase()) : -1
  return WEEKDAYS[place]
}
