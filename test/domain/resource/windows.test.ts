import { describe, it } from 'vitest'
import { LIMITS } from '../../../src/domain/limits'
import { WEEKDAYS, type Windows } from '../../../src/domain/policy/windows/windows'
import {
  after,
  approved,
  DAY,
  filed,
  HOUR,
  MINUTE,
  opened,
  REQ,
  START,
  step,
  terms,
  yes,
} from '../../support/facts'
import { approve, ask, checkOut, given } from '../../support/resource-spec'

// Everything starts on a Monday at 09:00 UTC.
const until = (to: string): Windows => windows('08:00', to)
const from = (clock: string): Windows => windows(clock, '24:00')

function windows(start: string, to: string): Windows {
  return { zone: 'UTC', hours: [{ days: WEEKDAYS, from: start, to }], holidays: [] }
}

describe('access ends when the window closes', () => {
  it('where that is before the time that was asked for', () =>
    given(filed('ana', { windows: until('09:20') }), approved)
      .when(checkOut('ana', { terms: { windows: until('09:20') } }))
      .causes({ type: 'lease.checked_out', endsAt: after(20 * MINUTE) }))

  it('and at the time that was asked for where the window is open longer', () =>
    given(filed('ana', { windows: until('18:00') }), approved)
      .when(checkOut('ana', { terms: { windows: until('18:00') } }))
      .causes({ endsAt: after(HOUR) }))

  it('by the pinned or by today’s policy, whichever closes first', () => {
    for (const [pinned, today] of [
      [until('09:20'), until('09:40')],
      [until('09:40'), until('09:20')],
      [until('09:20'), null],
      [undefined, until('09:20')],
    ] as const)
      given(filed('ana', { windows: pinned }), approved)
        .when(checkOut('ana', { terms: { windows: today } }))
        .causes({ endsAt: after(20 * MINUTE) })
  })

  it('and the target is not given longer to open than that', () =>
    given(filed('ana', { windows: until('09:01') }), approved)
      .when(checkOut('ana'))
      .causes({ endsAt: after(MINUTE), grantBy: after(MINUTE) }))
})

describe('outside the windows', () => {
  it('a check-out is refused, saying when they open next', () =>
    given(filed('ana', { windows: from('10:00') }), approved)
      .when(checkOut('ana', { terms: { windows: from('10:00') } }))
      .refusal({ code: 'window_closed', opensAt: after(HOUR) }))

  it('of the pinned or of today’s policy a check-out is refused', () => {
    for (const [pinned, today] of [
      [from('10:00'), from('08:00')],
      [from('08:00'), from('10:00')],
      [from('10:00'), undefined],
      [null, from('10:00')],
    ] as const)
      given(filed('ana', { windows: pinned }), approved)
        .when(checkOut('ana', { terms: { windows: today } }))
        .refusal({ code: 'window_closed', opensAt: after(HOUR) })
  })

  it('of two policies that are never open together it says so', () =>
    given(filed('ana', { windows: windows('10:00', '11:00') }), approved)
      .when(checkOut('ana', { terms: { windows: windows('12:00', '13:00') } }))
      .refusal({ code: 'window_closed', opensAt: null }))

  it('people may ask and decide: access starts at check-out', () => {
    given()
      .when(ask('ana', { terms: { steps: [step(1, 'bo')], windows: from('10:00') } }))
      .causes({ type: 'request.filed' }, { type: 'step.opened' })
    given(filed('ana', { steps: [step(1, 'bo')], windows: from('10:00') }))
      .when(approve('bo'))
      .causes({ type: 'step.approved' }, { type: 'request.approved' })
  })
})

describe('an approval outside the windows', () => {
  const { unusedSeconds } = terms()

  it('is good for its time from when they open, so that it does not lapse before', () => {
    given(filed('ana', { steps: [step(1, 'bo')], windows: from('20:00') }))
      .when(approve('bo'))
      .causes({}, { type: 'request.approved', deadlineAt: after(11 * HOUR + unusedSeconds) })
    given()
      .when(ask('ana', { terms: { windows: from('20:00') } }))
      .causes({}, { type: 'request.approved', deadlineAt: after(11 * HOUR + unusedSeconds) })
  })

  it('is good from now where they are open, or where there are none', () =>
    given(opened('ana', step(1, 'bo')))
      .when(approve('bo'))
      .causes({}, { type: 'request.approved', requestId: REQ, deadlineAt: after(unusedSeconds) }))

  it('is never good for longer than 30 days', () => {
    const first = new Date(START + 60 * DAY * 1_000).toISOString().slice(0, 10)
    const closed = Array.from({ length: 61 }, (_, day) =>
      new Date(START + day * DAY * 1_000).toISOString().slice(0, 10),
    ).filter((day) => day !== first)
    const far = { ...from('08:00'), holidays: closed }
    given(filed('ana', { steps: [step(1, 'bo')], windows: far }))
      .when(approve('bo'))
      .causes({}, { deadlineAt: after(LIMITS.maxUnusedSeconds) })
  })
})

describe('a request that was filed before there were windows', () => {
  it('is checked out as before', () =>
    given(opened('ana', step(1, 'bo')), yes('bo', 0), approved)
      .when(checkOut('ana', { terms: { steps: [step(1, 'bo')] } }))
      .causes({ endsAt: after(HOUR) }))
})
