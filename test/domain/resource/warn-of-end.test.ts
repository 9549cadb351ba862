import { describe, expect, it } from 'vitest'
import { nextDeadline, overdue } from '../../../src/domain/resource/wake'
import {
  after,
  approved,
  checkedOut,
  filed,
  granted,
  HOUR,
  LEA,
  MINUTE,
  nth,
  REQ,
} from '../../support/facts'
import { checkOut, given, resourceAfter } from '../../support/resource-spec'

const warn = { type: 'warn_of_end', leaseId: LEA } as const
const soon = { type: 'lease.ending_soon', leaseId: LEA, endsAt: after(HOUR) } as const

function held(warnSeconds: number) {
  return [filed('ana'), approved, { ...checkedOut('ana'), warnSeconds }, granted] as const
}

describe('the warning before the end', () => {
  it('comes so long before as the policy says, and ten minutes before where it does not', () => {
    given(filed('ana'), approved)
      .when(checkOut('ana', { terms: { warnBeforeSeconds: 5 * MINUTE } }))
      .causes({ warnSeconds: 5 * MINUTE })
    given(filed('ana'), approved)
      .when(checkOut('ana'))
      .causes({ warnSeconds: 10 * MINUTE })
  })

  it('is given once, when it is time', () => {
    given(...held(5 * MINUTE))
      .when(warn, after(54 * MINUTE))
      .causesNothing()
    given(...held(5 * MINUTE))
      .when(warn, after(55 * MINUTE))
      .causes(soon)
    given(...held(5 * MINUTE), soon)
      .when(warn, after(56 * MINUTE))
      .causesNothing()
  })

  it('is given again for a later end', () => {
    const longer = {
      type: 'lease.extended',
      leaseId: LEA,
      endsAt: after(2 * HOUR),
      operation: 2,
      requestId: nth(2, { requestId: REQ }).requestId,
    } as const
    given(...held(5 * MINUTE), soon, longer)
      .when(warn, after(115 * MINUTE))
      .causes({ ...soon, endsAt: after(2 * HOUR) })
  })

  it('wakes the Custodian, which is not asked for one that would come with the beginning', () => {
    const lease = resourceAfter(...held(5 * MINUTE))
    expect(nextDeadline(lease)).toBe(after(55 * MINUTE))
    expect(overdue(lease, after(55 * MINUTE))).toEqual([warn])
    for (const never of [0, 31 * MINUTE])
      expect(nextDeadline(resourceAfter(...held(never)))).toBe(after(HOUR))
  })
})
