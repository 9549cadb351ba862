import { describe, expect, it } from 'vitest'
import { readCalendar } from '../../../../src/domain/policy/windows/calendar'

function calendar(...events: readonly string[]): string {
  const framed = events.map((lines) => `BEGIN:VEVENT\n${lines}\nEND:VEVENT`)
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...framed, 'END:VCALENDAR'].join('\n')
}

function holidays(text: string): readonly string[] | string {
  const read = readCalendar(text)
  return read.ok ? read.holidays : read.message
}

describe('an iCalendar text', () => {
  it('gives its days, each once, whatever ends its lines and however they are folded', () => {
    const text = calendar(
      'UID:1\nSUMMARY:New Year: the\n  first\nDTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20260102',
      'DTSTART;VALUE=DATE:2026\n 1224\nDTEND;VALUE=DATE:20261227',
      'DTSTART:20261226\nTRANSP:TRANSPARENT',
    )
    const expected = ['2026-01-01', '2026-12-24', '2026-12-25', '2026-12-26']
    expect(holidays(text)).toEqual(expected)
    expect(holidays(text.replaceAll('\n', '\r\n'))).toEqual(expected)
  })

  it('may have holidays of every year', () =>
    expect(holidays(calendar('DTSTART;VALUE=DATE:20200501\nRRULE:FREQ=YEARLY'))).toEqual([
      '--05-01',
    ]))

  it('leaves out what was cancelled, and what an alarm says', () =>
    expect(
      holidays(
        calendar(
          'DTSTART;VALUE=DATE:20260501\nSTATUS:CANCELLED',
          'DTSTART;VALUE=DATE:20260502\nBEGIN:VALARM\nDURATION:PT15M\nEND:VALARM',
        ),
      ),
    ).toEqual(['2026-05-02']))

  it.each([
    ['has hours', 'DTSTART:20260501T090000Z', 4, 'whole days'],
    ['ends at an hour', 'DTSTART:20260501\nDTEND:20260501T090000Z', 5, 'whole days'],
    ['does not exist', 'DTSTART;VALUE=DATE:20260230', 4, 'a date that exists'],
    ['does not start', 'SUMMARY:When?', 3, 'no DTSTART'],
    ['ends before it starts', 'DTSTART:20260501\nDTEND:20260501', 5, 'after it starts'],
    ['takes years', 'DTSTART:20260501\nDTEND:20290501', 5, 'within a year'],
    [
      'comes in some other rhythm',
      'DTSTART:20260501\nRRULE:FREQ=YEARLY;BYDAY=4TH',
      5,
      'FREQ=YEARLY',
    ],
    ['has exceptions', 'DTSTART:20260501\nEXDATE:20270501', 5, 'EXDATE'],
  ])('is refused where an event %s, with the line', (_, event, line, words) => {
    const said = holidays(calendar(event))
    expect(said).toContain(`Line ${line}: `)
    expect(said).toContain(words)
  })

  it('is refused where it is none, or has nothing in it', () => {
    expect(holidays('Dear Sir')).toContain('BEGIN:VCALENDAR')
    expect(holidays('')).toContain('BEGIN:VCALENDAR')
    expect(holidays(calendar())).toContain('no event')
  })
})
