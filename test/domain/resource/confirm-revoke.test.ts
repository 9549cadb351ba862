import { describe, it } from 'vitest'
import {
  after,
  approved,
  cancelled,
  closed,
  ended,
  granted,
  HOUR,
  inUse,
  LEA,
  MINUTE,
  quarantined,
  REQ,
} from '../../support/facts'
import { confirmRevoke, given } from '../../support/resource-spec'

describe('the target was read back clean', () => {
  it.each(['check-in', 'time', 'forced', 'leaver'] as const)(
    'so the lease is closed and the approval used: %s',
    (ending) =>
      given(...inUse, granted, ended(ending))
        .when(confirmRevoke())
        .causes(
          { type: 'lease.closed', leaseId: LEA, requestId: REQ, evidence: 'role is gone' },
          { type: 'request.used', requestId: REQ },
        ),
  )

  it('so a quarantine is over', () =>
    given(...inUse, granted, ended(), quarantined)
      .when(confirmRevoke())
      .causes({ type: 'lease.closed' }, { type: 'request.used' }))

  it('so an approval whose target never opened is good again, for as long as was left of it', () =>
    given(...inUse, ended('grant-failed'))
      .when(confirmRevoke(), after(5 * MINUTE))
      .causes(
        { type: 'lease.closed' },
        {
          type: 'request.reinstated',
          requestId: REQ,
          deadlineAt: approved.deadlineAt + 5 * MINUTE * 1_000,
        },
      ))

  it('so the lease of a request that was cancelled meanwhile is closed, and no more', () =>
    given(...inUse, ended('grant-failed'), cancelled)
      .when(confirmRevoke())
      .causes({ type: 'lease.closed' }))
})

describe('an answer that says clean', () => {
  it('never closes a lease that nobody ended', () => {
    given(...inUse)
      .when(confirmRevoke(1))
      .causesNothing()
    given(...inUse, granted)
      .when(confirmRevoke(1))
      .causesNothing()
  })

  it('changes nothing when it answers an older operation', () =>
    given(...inUse, granted, ended())
      .when(confirmRevoke(1))
      .causesNothing())

  it('changes nothing the second time, or about a lease that never was', () => {
    given(...inUse, granted, ended(), closed)
      .when(confirmRevoke(), after(HOUR))
      .causesNothing()
    given().when(confirmRevoke()).causesNothing()
  })
})
