import { describe, expect, it } from 'vitest'
import { WEEKDAYS } from '../../../src/domain/policy/windows/windows'
import { type Choices, UNCHOSEN } from '../../../src/domain/telling/choices'
import { releaseAt } from '../../../src/domain/telling/release'
import type { Urgency } from '../../../src/domain/telling/table'

const BERLIN: Choices = {
  ...UNCHOSEN,
  zone: 'Europe/Berlin',
  quiet: { days: WEEKDAYS, from: '22:00', to: '07:00' },
}

const at = (text: string) => Date.parse(text)
const HOUR = 3_600_000

/** Until when something waits that happens at `moment`, as text; null for not at all. */
function waits(
  moment: string,
  choices: Choices,
  given: { urgency?: Urgency; isDaily?: boolean; deadlineAt?: number } = {},
): string | null {
  const { urgency = 'later', isDaily = false, deadlineAt = null } = given
  const choice = { mail: true, push: true, isDaily }
  const until = releaseAt({ urgency, choice, deadlineAt }, choices, at(moment))
  return until === null ? null : new Date(until).toISOString()
}

describe('what can wait', () => {
  it('goes at once by day, and at night when the quiet hours end, by the clock on the wall', () => {
    expect(waits('2026-11-27T12:00:00Z', BERLIN)).toBeNull()
    expect(waits('2026-11-27T21:30:00Z', BERLIN)).toBe('2026-11-28T06:00:00.000Z')
    expect(waits('2026-07-27T20:30:00Z', BERLIN)).toBe('2026-07-28T05:00:00.000Z')
  })

  it('waits as long as the wall says in the nights in which clocks change', () => {
    expect(waits('2027-03-27T21:30:00Z', BERLIN)).toBe('2027-03-28T05:00:00.000Z')
    expect(waits('2026-10-24T20:30:00Z', BERLIN)).toBe('2026-10-25T06:00:00.000Z')
    const auckland = { ...BERLIN, zone: 'Pacific/Auckland' }
    expect(waits('2026-09-26T10:30:00Z', auckland)).toBe('2026-09-26T18:00:00.000Z')
  })

  it('comes in the mail of the day where that was chosen, after the quiet hours at the earliest', () => {
    expect(waits('2026-11-27T12:00:00Z', BERLIN, { isDaily: true })).toBe(
      '2026-11-28T07:00:00.000Z',
    )
    expect(waits('2026-11-27T12:00:00Z', { ...BERLIN, digestAt: '23:00' }, { isDaily: true })).toBe(
      '2026-11-28T06:00:00.000Z',
    )
  })
})

describe('what is urgent', () => {
  const night = '2026-11-27T21:30:00Z'

  it('goes at once, at any hour', () => {
    expect(waits(night, BERLIN, { urgency: 'now' })).toBeNull()
  })

  it('goes at once where it would come too late, and waits where there is time', () => {
    const soon = { urgency: 'soon' } as const
    expect(waits(night, BERLIN, { ...soon, deadlineAt: at(night) + 2 * HOUR })).toBeNull()
    expect(waits(night, BERLIN, { ...soon, deadlineAt: at(night) + 9 * HOUR })).toBeNull()
    expect(waits(night, BERLIN, { ...soon, deadlineAt: at(night) + 30 * HOUR })).not.toBeNull()
    expect(waits(night, BERLIN, soon)).not.toBeNull()
  })
})
