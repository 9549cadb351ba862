import { describe, it } from 'vitest'
import { closed, ended, granted, inUse, LEA } from '../../support/facts'
import { failGrant, given } from '../../support/resource-spec'

describe('a target that could not be opened', () => {
  it.each(['refused', 'late'] as const)('is cleaned up as after any lease: %s', (cause) =>
    given(...inUse)
      .when(failGrant(cause))
      .causes({
        type: 'lease.ended',
        leaseId: LEA,
        ending: 'grant-failed',
        operation: 2,
      }),
  )

  it('is cleaned up for somebody who left in between, whose approval is not given back', () =>
    given(...inUse)
      .when(failGrant('leaver'))
      .causes({ type: 'lease.ended', ending: 'leaver' }))

  it.each([
    ['is open after all', [granted]],
    ['ends already', [ended()]],
    ['is closed', [ended(), closed]],
  ] as const)('changes nothing when the lease %s', (_, since) =>
    given(...inUse, ...since)
      .when(failGrant('late'))
      .causesNothing(),
  )

  it('changes nothing as an answer to another operation or about a lease that never was', () => {
    given(...inUse)
      .when(failGrant('refused', 2))
      .causesNothing()
    given().when(failGrant('refused')).causesNothing()
  })
})
