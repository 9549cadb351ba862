import { describe, it } from 'vitest'
import {
  after,
  closed,
  ended,
  granted,
  HOUR,
  inUse,
  LEA,
  quarantined,
  REQ,
} from '../../support/facts'
import { checkIn, endOfTime, forceRevoke, given } from '../../support/resource-spec'

const active = [...inUse, granted] as const
const over = [
  ['is ending', [...active, ended()]],
  ['is quarantined', [...active, ended(), quarantined]],
  ['is closed', [...active, ended(), closed]],
] as const

describe('checking in', () => {
  it('ends the lease, with a new fence for the revoke that is owed', () =>
    given(...active)
      .when(checkIn('ana'))
      .causes({
        type: 'lease.ended',
        leaseId: LEA,
        requestId: REQ,
        ending: 'check-in',
        operation: 2,
      }))

  it('ends it while the target is still opening', () =>
    given(...inUse)
      .when(checkIn('ana'))
      .causes({ type: 'lease.ended', ending: 'check-in' }))

  it('is for the holder only', () => {
    for (const who of ['bo', 'root'] as const)
      given(...active)
        .when(checkIn(who))
        .refused('not_the_holder')
    given(...active)
      .when(checkIn('ana').command)
      .refused('not_the_holder')
  })

  it('is refused for a lease that never was', () =>
    given(...active)
      .when(checkIn('ana', 'lea_prod0_9'))
      .refused('lease_unknown'))

  it.each(over)('does nothing when the lease %s already', (_, past) =>
    given(...past)
      .when(checkIn('ana'))
      .causesNothing(),
  )
})

describe('the end of time', () => {
  it('ends the lease at its end', () =>
    given(...active)
      .when(endOfTime, after(HOUR))
      .causes({ type: 'lease.ended', ending: 'time', operation: 2 }))

  it('does nothing a millisecond early', () =>
    given(...active)
      .when(endOfTime, after(HOUR) - 1)
      .causesNothing())

  it.each(over)('does nothing when the lease %s already', (_, past) =>
    given(...past)
      .when(endOfTime, after(9 * HOUR))
      .causesNothing(),
  )

  it('does nothing to a lease that never was', () =>
    given()
      .when(endOfTime, after(9 * HOUR))
      .causesNothing())
})

describe('a forced revoke', () => {
  it('ends the lease, with the reason', () =>
    given(...active)
      .when(forceRevoke('root', 'Incident 7.'))
      .causes({ type: 'lease.ended', ending: 'forced', reason: 'Incident 7.' }))

  it('ends it while the target is still opening', () =>
    given(...inUse)
      .when(forceRevoke('root'))
      .causes({ type: 'lease.ended', ending: 'forced' }))

  it('needs a reason from a person', () => {
    given(...active)
      .when(forceRevoke('root', ''))
      .refused('reason_missing')
    given(...active)
      .when(forceRevoke('root', '').command)
      .causes({ ending: 'forced' })
  })

  it('is refused for a lease that never was', () =>
    given().when(forceRevoke('root')).refused('lease_unknown'))

  it.each(over)('does nothing when the lease %s already', (_, past) =>
    given(...past)
      .when(forceRevoke('root'))
      .causesNothing(),
  )
})
