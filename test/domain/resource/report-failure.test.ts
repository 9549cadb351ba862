import { describe, it } from 'vitest'
import { after, closed, ended, granted, inUse, LEA, MINUTE, quarantined } from '../../support/facts'
import { given, quarantine, reportFailure } from '../../support/resource-spec'

const ending = [...inUse, granted, ended()] as const

describe('a revoke that failed', () => {
  it('is recorded with what the target said, and goes on being tried', () =>
    given(...ending)
      .when(reportFailure({ outcome: 'unknown', attempt: 3 }), after(MINUTE) - 1)
      .causes({
        type: 'effect.failed',
        leaseId: LEA,
        verb: 'revoke',
        outcome: 'unknown',
        attempt: 3,
        message: 'connection refused',
      }))

  it('is told to people when it has failed for a minute', () =>
    given(...ending)
      .when(reportFailure(), after(MINUTE))
      .causes(
        { type: 'effect.failed' },
        { type: 'lease.quarantined', leaseId: LEA, reason: 'connection refused' },
      ))

  it('is told to people at once when the target refused: a no is never “already gone”', () =>
    given(...ending)
      .when(reportFailure({ outcome: 'refused' }))
      .causes({ type: 'effect.failed', outcome: 'refused' }, { type: 'lease.quarantined' }))

  it('is told once, and recorded each time', () =>
    given(...ending, quarantined)
      .when(reportFailure({ outcome: 'refused' }), after(9 * MINUTE))
      .causes({ type: 'effect.failed' }))

  it('only leaves a trace when it answers an older operation', () =>
    given(...ending)
      .when(reportFailure({ operation: 1, outcome: 'refused' }))
      .causes({ type: 'effect.failed', outcome: 'refused' }))

  it('changes nothing about an operation that never was, or once the lease is closed', () => {
    given(...ending)
      .when(reportFailure({ operation: 3 }))
      .causesNothing()
    given(...ending, closed)
      .when(reportFailure())
      .causesNothing()
    given().when(reportFailure()).causesNothing()
  })
})

describe('a grant that failed', () => {
  it('is recorded and does not quarantine anything, however long it takes', () =>
    given(...inUse)
      .when(reportFailure({ verb: 'grant', operation: 1, outcome: 'refused' }), after(9 * MINUTE))
      .causes({ type: 'effect.failed', verb: 'grant' }))
})

describe('a quarantine', () => {
  it('locks a lease that is ending', () =>
    given(...ending)
      .when(quarantine())
      .causes({ type: 'lease.quarantined', leaseId: LEA, reason: 'no answer' }))

  it.each([
    ['opens', inUse],
    ['is active', [...inUse, granted]],
    ['is quarantined', [...ending, quarantined]],
    ['is closed', [...ending, closed]],
  ] as const)('changes nothing when the lease %s', (_, past) => {
    for (const operation of [1, 2])
      given(...past)
        .when(quarantine(operation))
        .causesNothing()
  })

  it('changes nothing when it is about an older operation', () =>
    given(...ending)
      .when(quarantine(1))
      .causesNothing())
})
