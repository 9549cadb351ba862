import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { WindowsBody } from '../../../../src/domain/policy/windows/schema'
import { windowWords } from '../../../../src/domain/policy/windows/words'

const office = {
  zone: 'Europe/Berlin',
  hours: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '18:00' }],
}
const night = { days: ['fri', 'sun'], from: '22:00', to: '06:00' }
const YEAR = Array.from({ length: 366 }, (_, day) =>
  new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(4, 10),
).map((day) => `-${day}`)

function complaint(change: object): string {
  return v.safeParse(WindowsBody, { ...office, ...change }).issues?.[0]?.message ?? 'nothing'
}

describe('windows', () => {
  it('are kept as they are written, with the holidays of a calendar among the others', () => {
    const calendar = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'DTSTART;VALUE=DATE:20260501',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\n')
    expect(v.parse(WindowsBody, office)).toEqual({ ...office, holidays: [] })
    expect(
      v.parse(WindowsBody, { ...office, holidays: ['2026-12-25', '--01-01'], calendar }),
    ).toEqual({ ...office, holidays: ['--01-01', '2026-05-01', '2026-12-25'] })
  })

  it('know the zone by its name in the IANA database, however it was typed', () =>
    expect(v.parse(WindowsBody, { ...office, zone: 'america/new_york' }).zone).toBe(
      'America/New_York',
    ))

  it.each([
    ['an unknown zone', { zone: 'Europe/Atlantis' }, 'no such time zone'],
    ['an offset for a zone', { zone: '+01:00' }, 'no such time zone'],
    ['no zone', { zone: '' }, 'no such time zone'],
    ['no hours', { hours: [] }, 'never open'],
    ['no days', { hours: [{ ...night, days: [] }] }, 'at least one day'],
    ['a day twice', { hours: [{ ...night, days: ['mon', 'mon'] }] }, 'twice'],
    ['a day that is none', { hours: [{ ...night, days: ['someday'] }] }, 'one of: mon'],
    ['a time that is none', { hours: [{ ...night, from: '25:00' }] }, 'like 08:30'],
    ['no time between', { hours: [{ ...night, to: '22:00' }] }, 'never opens'],
    ['a day that does not exist', { holidays: ['2026-02-30'] }, 'A holiday is a date'],
    ['nothing but holidays', { holidays: YEAR }, 'never open'],
    ['too many holidays', { holidays: manyDays() }, 'At most 500'],
    ['a calendar that is not understood', { calendar: 'Dear Sir' }, 'Line 1'],
    ['a field that is not known', { open: true }, 'Invalid'],
  ])('are refused with %s', (_, change, words) => expect(complaint(change)).toContain(words))

  it('are said in words', () => {
    const all = v.parse(WindowsBody, { ...office, hours: [...office.hours, night] })
    expect(windowWords(all)).toBe(
      'Mon–Fri 08:00–18:00 and Fri, Sun 22:00–06:00 (the next day), Europe/Berlin',
    )
    expect(windowWords({ ...all, holidays: ['--01-01'] })).toContain(', but on 1 holiday')
  })
})

function manyDays(): readonly string[] {
  return Array.from({ length: 501 }, (_, day) =>
    new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10),
  )
}
