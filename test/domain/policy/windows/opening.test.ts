import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jointOpening, openingOf } from '../../../../src/domain/policy/windows/opening'
import { WEEKDAYS, type Windows } from '../../../../src/domain/policy/windows/windows'

const EVERY_DAY = WEEKDAYS
const WORKDAYS = WEEKDAYS.slice(0, 5)
const FRIDAY = ['fri'] as const
const SUNDAY = ['sun'] as const
const [BERLIN, NEW_YORK, LORD_HOWE] = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe']

function windows(
  zone: string | undefined,
  days: Windows['hours'][number]['days'],
  from: string,
  to: string,
  holidays: readonly string[] = [],
): Windows {
  return { zone: zone ?? '', hours: [{ days, from, to }], holidays }
}

/** What is said at a moment: open until, or closed until. */
function said(all: Windows | readonly Windows[], at: string): string {
  const list = 'zone' in all ? [all] : all
  const opening = jointOpening(list, Date.parse(at))
  const until = opening.isOpen ? opening.closesAt : opening.opensAt
  const text = until === null ? 'for good' : new Date(until).toISOString().slice(0, 16)
  return `${opening.isOpen ? 'open' : 'closed'} until ${text}`
}

describe('a window', () => {
  const office = windows(BERLIN, WORKDAYS, '08:00', '18:00')

  it('opens and closes by the clock of its zone, and counts its first moment but not its last', () => {
    expect(said(office, '2026-01-05T06:59:59Z')).toBe('closed until 2026-01-05T07:00')
    expect(said(office, '2026-01-05T07:00:00Z')).toBe('open until 2026-01-05T17:00')
    expect(said(office, '2026-01-05T16:59:59Z')).toBe('open until 2026-01-05T17:00')
    expect(said(office, '2026-01-05T17:00:00Z')).toBe('closed until 2026-01-06T07:00')
    expect(said(office, '2026-07-06T06:00:00Z')).toBe('open until 2026-07-06T16:00')
  })

  it('is closed on the other days of the week', () =>
    expect(said(office, '2026-01-09T17:00:00Z')).toBe('closed until 2026-01-12T07:00'))

  it('belongs to the day it starts on: a Friday night is not cut at midnight', () => {
    const night = windows(BERLIN, FRIDAY, '22:00', '06:00')
    expect(said(night, '2026-01-09T20:59:00Z')).toBe('closed until 2026-01-09T21:00')
    expect(said(night, '2026-01-09T22:30:00Z')).toBe('open until 2026-01-10T05:00')
    expect(said(night, '2026-01-10T02:00:00Z')).toBe('open until 2026-01-10T05:00')
    expect(said(night, '2026-01-09T02:00:00Z')).toBe('closed until 2026-01-09T21:00')
    expect(said(night, '2026-01-10T21:30:00Z')).toBe('closed until 2026-01-16T21:00')
  })

  it('does not start on a holiday, in this year or in every year', () => {
    const open = windows(BERLIN, WORKDAYS, '08:00', '18:00', ['2026-01-06', '--01-07'])
    expect(said(open, '2026-01-05T17:00:00Z')).toBe('closed until 2026-01-08T07:00')
    expect(said(open, '2027-01-06T09:00:00Z')).toBe('open until 2027-01-06T17:00')
    expect(said(open, '2027-01-07T09:00:00Z')).toBe('closed until 2027-01-08T07:00')
  })

  it('that started on the eve of a holiday goes on into it', () => {
    const night = windows(BERLIN, FRIDAY, '22:00', '06:00', ['2026-01-10'])
    expect(said(night, '2026-01-10T02:00:00Z')).toBe('open until 2026-01-10T05:00')
    const eve = windows(BERLIN, FRIDAY, '22:00', '06:00', ['2026-01-09'])
    expect(said(eve, '2026-01-10T02:00:00Z')).toBe('closed until 2026-01-16T21:00')
  })

  it('goes on where the next one begins, and where they overlap', () => {
    const days = windows(BERLIN, ['mon', 'tue'], '00:00', '24:00')
    expect(said(days, '2026-01-05T09:00:00Z')).toBe('open until 2026-01-06T23:00')
    const hours = [...office.hours, { days: FRIDAY, from: '17:00', to: '02:00' }]
    expect(said({ ...office, hours }, '2026-01-09T12:00:00Z')).toBe('open until 2026-01-10T01:00')
  })

  it('that is always open never closes within the longest lease', () =>
    expect(said(windows(BERLIN, EVERY_DAY, '00:00', '24:00'), '2026-01-05T09:00:00Z')).toBe(
      'open until for good',
    ))

  it('that does not come within a year is said not to open', () => {
    const year = Array.from({ length: 400 }, (_, day) =>
      new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10),
    )
    expect(said(windows(BERLIN, EVERY_DAY, '08:00', '18:00', year), '2026-01-05T09:00:00Z')).toBe(
      'closed until for good',
    )
  })
})

describe('when the clocks change, a window', () => {
  /** The night of a change is five, six or seven hours long, or half an hour off, on Lord Howe. */
  it.each([
    ['Berlin, spring', BERLIN, '2026-03-29T00:00Z', 'open until 2026-03-29T03:00'],
    ['Berlin, autumn', BERLIN, '2026-10-25T00:00Z', 'open until 2026-10-25T04:00'],
    ['New York, spring', NEW_YORK, '2026-03-08T06:00Z', 'open until 2026-03-08T09:00'],
    ['New York, autumn', NEW_YORK, '2026-11-01T05:00Z', 'open until 2026-11-01T10:00'],
    ['Lord Howe, autumn', LORD_HOWE, '2026-04-04T14:00Z', 'open until 2026-04-04T18:30'],
    ['Lord Howe, spring', LORD_HOWE, '2026-10-03T14:30Z', 'open until 2026-10-03T18:00'],
  ])('over night ends at five by the clock: %s', (_, zone, at, expected) =>
    expect(said(windows(zone, ['sat'], '22:00', '05:00'), at)).toBe(expected),
  )

  it.each([
    ['Berlin', BERLIN, '2026-03-29T00:30Z', '2026-03-29T01:00'],
    ['New York', NEW_YORK, '2026-03-08T06:30Z', '2026-03-08T07:00'],
  ])(
    'whose start is skipped opens at the change, and whose end is skipped closes at it: %s',
    (_, zone, at, change) => {
      expect(said(windows(zone, SUNDAY, '02:30', '04:00'), at)).toBe(`closed until ${change}`)
      expect(said(windows(zone, SUNDAY, '01:00', '02:30'), at)).toBe(`open until ${change}`)
    },
  )

  it('does so by half an hour on Lord Howe', () => {
    const at = '2026-10-03T15:00Z'
    const change = '2026-10-03T15:30'
    expect(said(windows(LORD_HOWE, SUNDAY, '02:15', '04:00'), at)).toBe(`closed until ${change}`)
    expect(said(windows(LORD_HOWE, SUNDAY, '01:00', '02:15'), at)).toBe(`open until ${change}`)
  })

  it('that is skipped as a whole does not open on that day', () =>
    expect(said(windows(BERLIN, SUNDAY, '02:10', '02:50'), '2026-03-29T00:30Z')).toBe(
      'closed until 2026-04-05T00:10',
    ))

  it.each([
    ['Berlin', BERLIN, '02:00', '02:30', '2026-10-25T00:10Z', '2026-10-25T00:30'],
    ['New York', NEW_YORK, '01:00', '01:30', '2026-11-01T05:10Z', '2026-11-01T05:30'],
    ['Lord Howe', LORD_HOWE, '01:30', '01:45', '2026-04-04T14:35Z', '2026-04-04T14:45'],
  ])('in an hour that comes twice opens once: %s', (_, zone, from, to, at, end) => {
    const twice = windows(zone, SUNDAY, from, to)
    expect(said(twice, at)).toBe(`open until ${end}`)
    expect(said(twice, `${end}:00Z`)).toMatch(/^closed until 2026-(11|04)-/)
  })

  it('knows a day that a zone has left out', () => {
    const apia = windows('Pacific/Apia', FRIDAY, '08:00', '18:00')
    expect(said(apia, '2011-12-29T20:00Z')).toBe('closed until 2012-01-05T18:00')
  })
})

describe('windows of several policies', () => {
  const day = windows(BERLIN, EVERY_DAY, '08:00', '18:00')
  const late = windows(NEW_YORK, WORKDAYS, '08:00', '18:00')

  it('have to be open all, and the earlier close counts', () => {
    expect(said([day, late], '2026-01-05T14:00Z')).toBe('open until 2026-01-05T17:00')
    expect(said([day, late], '2026-01-05T12:00Z')).toBe('closed until 2026-01-05T13:00')
    expect(said([day, late], '2026-01-05T17:30Z')).toBe('closed until 2026-01-06T13:00')
    expect(said([], '2026-01-05T17:30Z')).toBe('open until for good')
  })

  it('that are never open together are said not to open', () => {
    const night = windows(BERLIN, EVERY_DAY, '20:00', '06:00')
    expect(said([day, night], '2026-01-05T12:00Z')).toBe('closed until for good')
  })
})

describe('what is said of windows', () => {
  const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => textOf(quarter * 15))
  const hours = fc
    .record({ days: fc.subarray([...WEEKDAYS], { minLength: 1 }), from: clock, to: clock })
    .filter(({ from, to }) => from !== to)
  const some = fc.record({
    zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'),
    hours: fc.array(hours, { minLength: 1, maxLength: 3 }),
    holidays: fc.subarray(['2026-03-28', '2026-10-25', '--11-01', '--04-04']),
  })
  const changes = [
    '2026-03-29',
    '2026-10-25',
    '2026-03-08',
    '2026-11-01',
    '2026-04-05',
    '2026-10-04',
  ]
  const moment = fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -48 * 60, max: 48 * 60 }))
    .map(([date, minutes]) => Date.parse(date) + minutes * 60_000)

  it(
    'is true until the moment it names, and not from then on, around every change of clocks',
    () =>
      fc.assert(
        fc.property(some, moment, fc.double({ min: 0, max: 1, noNaN: true }), (all, at, share) => {
          const opening = openingOf(all, at)
          const until = opening.isOpen ? opening.closesAt : opening.opensAt
          if (until === null) return
          expect(until).toBeGreaterThan(at)
          const between = Math.min(until - 1, Math.floor(at + share * (until - at)))
          expect(openingOf(all, between)).toEqual(opening)
          expect(openingOf(all, until).isOpen).toBe(!opening.isOpen)
        }),
        { numRuns: 400, seed: 1 },
      ),
    30_000,
  )
})

function textOf(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
