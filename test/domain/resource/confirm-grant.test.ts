import { describe, it } from 'vitest'
import { closed, ended, granted, inUse, LEA, quarantined, REQ } from '../../support/facts'
import { confirmGrant, given } from '../../support/resource-spec'

describe('the target says that it is open', () => {
  it('makes the lease active, with what was read back', () =>
    given(...inUse)
      .when(confirmGrant())
      .causes({
        type: 'lease.granted',
        leaseId: LEA,
        requestId: REQ,
        evidence: 'role exists',
      }))

  it('changes nothing when it was confirmed already', () =>
    given(...inUse, granted)
      .when(confirmGrant())
      .causesNothing())

  it.each([
    ['ended', [ended()]],
    ['quarantined', [ended(), quarantined]],
    ['closed', [ended(), closed]],
  ] as const)('never brings a lease back that is %s, but keeps that it was open', (_, since) => {
    given(...inUse, ...since)
      .when(confirmGrant(1))
      .causes({ type: 'effect.late', leaseId: LEA, verb: 'grant', evidence: 'role exists' })
    given(...inUse, ...since)
      .when(confirmGrant(2))
      .causesNothing()
  })

  it('changes nothing when it answers an operation that never was, or a lease that never was', () => {
    given(...inUse)
      .when(confirmGrant(2))
      .causesNothing()
    given().when(confirmGrant()).causesNothing()
  })
})
