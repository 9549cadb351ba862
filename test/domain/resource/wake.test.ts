import { describe, expect, it } from 'vitest'
import { nextDeadline, overdue } from '../../../src/domain/resource/wake'
import {
  after,
  approved,
  cancelled,
  checkedOut,
  closed,
  ended,
  granted,
  HOUR,
  inUse,
  LEA,
  MINUTE,
  nth,
  opened,
  quarantined,
  REQ,
  step,
  used,
  yes,
} from '../../support/facts'
import { resourceAfter } from '../../support/resource-spec'

const pending = [opened('ana', step(1, 'bo'))]
const ready = [...pending, yes('bo', 0), approved]

describe('what is overdue', () => {
  it('is a request that nobody decided, or an approval that nobody used', () => {
    expect(overdue(resourceAfter(...pending), after(2 * HOUR))).toEqual([
      { type: 'expire', requestId: REQ },
    ])
    expect(overdue(resourceAfter(...ready), after(4 * HOUR))).toEqual([
      { type: 'lapse', requestId: REQ },
    ])
  })

  it('is a lease whose time is up', () =>
    expect(overdue(resourceAfter(...inUse, granted), after(HOUR))).toEqual([
      { type: 'end_of_time', leaseId: LEA },
    ]))

  it('is a target that did not open in time', () =>
    expect(overdue(resourceAfter(...inUse), after(2 * MINUTE))).toEqual([
      { type: 'fail_grant', leaseId: LEA, operation: 1, cause: 'late' },
    ]))

  it('is never the end of a lease that never began: the approval behind it is good again', () => {
    const short = checkedOut('ana', { endsAt: after(30), grantBy: after(30) })
    expect(overdue(resourceAfter(...ready, short), after(HOUR))).toMatchObject([
      { type: 'fail_grant', cause: 'late' },
    ])
  })

  it('is nothing a millisecond early', () => {
    for (const [past, at] of [
      [pending, 2 * HOUR],
      [ready, 4 * HOUR],
      [inUse, 2 * MINUTE],
      [[...inUse, granted], HOUR],
    ] as const)
      expect(overdue(resourceAfter(...past), after(at) - 1)).toEqual([])
  })

  it('is a revoke that was not confirmed for a minute, whatever became of its attempts', () => {
    const resource = resourceAfter(...inUse, granted, ended())
    const due = nextDeadline(resource) ?? 0
    expect(overdue(resource, due - 1)).toEqual([])
    expect(overdue(resource, due)).toMatchObject([{ type: 'quarantine', operation: 2 }])
  })

  it('is a quarantine of which people were not told for long, once for each threshold', () => {
    const stuck = [...inUse, granted, ended(), quarantined] as const
    const due = nextDeadline(resourceAfter(...stuck)) ?? 0
    expect(overdue(resourceAfter(...stuck), due - 1)).toEqual([])
    expect(overdue(resourceAfter(...stuck), due)).toEqual([{ type: 'alert_overdue', leaseId: LEA }])
    const told = { type: 'lease.overdue', leaseId: LEA, overdueSeconds: 86_400 } as const
    expect(nextDeadline(resourceAfter(...stuck, told))).toBeNull()
    expect(overdue(resourceAfter(...stuck, told), after(999 * HOUR))).toEqual([])
  })

  it('is nothing of what is settled or closed', () => {
    for (const past of [
      [...pending, cancelled],
      [...inUse, granted, ended(), closed, used],
    ])
      expect(overdue(resourceAfter(...past), after(99 * HOUR))).toEqual([])
  })

  it('is everything at once after a long silence, leases before requests', () => {
    const resource = resourceAfter(...inUse, granted, nth(2, opened('bo', step(1, 'cy'))))
    expect(overdue(resource, after(99 * HOUR)).map(({ type }) => type)).toEqual([
      'end_of_time',
      'expire',
    ])
  })
})

describe('when the Custodian wakes of its own accord', () => {
  it('is never, while nothing is open', () => {
    expect(nextDeadline(resourceAfter())).toBeNull()
    expect(nextDeadline(resourceAfter(...pending, cancelled))).toBeNull()
  })

  it('is the earliest of all deadlines', () => {
    expect(nextDeadline(resourceAfter(...pending))).toBe(after(2 * HOUR))
    expect(nextDeadline(resourceAfter(...inUse))).toBe(after(2 * MINUTE))
    expect(nextDeadline(resourceAfter(...inUse, granted))).toBe(after(HOUR))
    const later = nth(2, { ...opened('bo'), deadlineAt: after(9 * HOUR) })
    expect(nextDeadline(resourceAfter(...inUse, granted, later))).toBe(after(HOUR))
    const sooner = nth(2, { ...opened('bo'), deadlineAt: after(MINUTE) })
    expect(nextDeadline(resourceAfter(...inUse, granted, sooner))).toBe(after(MINUTE))
  })
})
