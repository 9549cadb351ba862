import {
  addDays,
  create as createDay,
  dayOfWeek,
  toString as dayText,
} from 'temporal-polyfill/fns/PlainDate'
import { create as createTime, toZonedDateTime } from 'temporal-polyfill/fns/PlainDateTime'
import {
  create as createZoned,
  getTimeZoneTransition,
  toPlainDate,
  toPlainDateTime,
} from 'temporal-polyfill/fns/ZonedDateTime'
import { WEEKDAYS, type Weekday } from './windows'

// Everything about zones and calendars comes from the library; its clock is never asked.

export type Day = ReturnType<typeof createDay>

const DAY_MINUTES = 1_440

/** The zone's name as the IANA database writes it; null where it is none. Offsets are none. */
export function zoneNamed(text: string): string | null {
  if (!/^[A-Za-z]/.test(text)) return null
  try {
    return createZoned(0n, text).timeZoneId
  } catch {
    return null
  }
}

/** The day that the calendar on the wall shows at a moment, which is in epoch milliseconds. */
export function dayAt(zone: string, at: number): Day {
  return toPlainDate(zonedAt(zone, at))
}

export function dayAfter(day: Day, days: number): Day {
  return addDays(day, days)
}

/** As `2026-12-25`. */
export function textOfDay(day: Day): string {
  return dayText(day)
}

export function weekdayOf(day: Day): Weekday {
  return WEEKDAYS[dayOfWeek(day) - 1] ?? 'mon'
}

/** The day of a text such as `2026-12-25`; null where there is no such day. */
export function dayNamed(text: string): Day | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  try {
    return year ? createDay(Number(year), Number(month), Number(day)) : null
  } catch {
    return null
  }
}

/**
 * The first moment at which the clock on the wall has reached this time of this day, in epoch
 * milliseconds: the earlier one where the time comes twice, and the change itself where it never
 * comes. Minutes may lead into the next day.
 */
export function momentOf(zone: string, day: Day, minutes: number): number {
  const { year, month, day: date } = addDays(day, Math.floor(minutes / DAY_MINUTES))
  const [hour, minute] = [Math.floor((minutes % DAY_MINUTES) / 60), minutes % 60]
  const zoned = toZonedDateTime(createTime(year, month, date, hour, minute), zone)
  const isSkipped = zoned.day !== date || zoned.hour !== hour || zoned.minute !== minute
  const change = isSkipped ? getTimeZoneTransition(zoned, 'previous') : null
  return (change ?? zoned).epochMilliseconds
}

/** A moment as the wall shows it there, such as `2026-11-27 22:00`. */
export function wallTime(zone: string, at: number): string {
  const { year, month, day, hour, minute } = toPlainDateTime(zonedAt(zone, at))
  const two = (value: number) => String(value).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`
}

function zonedAt(zone: string, at: number) {
  return createZoned(BigInt(at) * 1_000_000n, zone)
}
