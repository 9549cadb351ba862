import * as v from 'valibot'
import { LIMITS } from '../../limits'
import { readCalendar } from './calendar'
import { WEEKDAYS, type Windows as Written } from './windows'
import { dayNamed, zoneNamed } from './zone'

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/

export const Hours = v.pipe(
  v.strictObject({
    days: v.pipe(
      v.array(v.picklist(WEEKDAYS, `A day is one of: ${WEEKDAYS.join(', ')}.`)),
      v.minLength(1, 'Name at least one day of the week.'),
      v.check((days) => new Set(days).size === days.length, 'Nothing may be listed twice.'),
    ),
    from: v.pipe(v.string('A time is expected.'), v.regex(CLOCK, 'A time is like 08:30.')),
    to: v.pipe(
      v.string('A time is expected.'),
      v.check((text) => CLOCK.test(text) || text === '24:00', 'A time is like 18:00, or 24:00.'),
    ),
  }),
  v.check(
    ({ from, to }) => from !== to,
    'This window never opens: it starts and ends at one time. A whole day is 00:00 to 24:00.',
  ),
)

export const Zone = v.pipe(
  v.string('A time zone is expected.'),
  v.maxLength(64, 'At most 64 characters.'),
  v.check(
    (text) => zoneNamed(text) !== null,
    'There is no such time zone. Use a name of the IANA database, such as Europe/Berlin.',
  ),
  v.transform((text) => zoneNamed(text) ?? text),
)

const Holiday = v.pipe(
  v.string('A date is expected.'),
  v.check(
    (text) => dayNamed(text.replace(/^--/, '2024-')) !== null,
    'A holiday is a date such as 2026-12-25, or --12-25 for every year.',
  ),
)

/** Windows as somebody writes them. A calendar is read into the list of holidays. */
export const WindowsBody = v.pipe(
  v.strictObject({
    zone: Zone,
    hours: v.pipe(
      v.array(Hours, 'A list is expected.'),
      v.minLength(1, 'Windows without hours never open.'),
      v.maxLength(LIMITS.windowsPerPolicy, `At most ${LIMITS.windowsPerPolicy} entries.`),
    ),
    holidays: v.optional(v.array(Holiday, 'A list is expected.'), []),
    calendar: v.optional(
      v.pipe(
        v.string('An iCalendar text is expected.'),
        v.maxLength(LIMITS.calendarLength, `At most ${LIMITS.calendarLength} characters.`),
        v.check(
          (text) => readCalendar(text).ok,
          ({ input }) => complaintAbout(String(input)),
        ),
      ),
    ),
  }),
  v.transform(({ zone, hours, holidays, calendar }): Written => {
    const read = calendar === undefined ? null : readCalendar(calendar)
    const days = [...holidays, ...(read?.ok ? read.holidays : [])]
    return { zone, hours, holidays: [...new Set(days)].toSorted() }
  }),
  v.forward(
    v.check(
      ({ holidays }) => holidays.length <= LIMITS.holidaysPerPolicy,
      `At most ${LIMITS.holidaysPerPolicy} holidays; leave out those that are over.`,
    ),
    ['holidays'],
  ),
  v.forward(
    v.check(
      (windows) => !isAlwaysHoliday(windows),
      'These windows never open: every day of the year is a holiday.',
    ),
    ['holidays'],
  ),
)

function complaintAbout(text: string): string {
  const read = readCalendar(text)
  return read.ok ? '' : read.message
}

/** The 29th of February alone does not count as an opening. */
function isAlwaysHoliday({ holidays }: Written): boolean {
  const yearly = holidays.filter((day) => day.startsWith('--') && day !== '--02-29')
  return new Set(yearly).size >= 365
}
