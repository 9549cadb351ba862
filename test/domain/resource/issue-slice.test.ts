import { describe, expect, it } from 'vitest'
import { alertDue } from '../../../src/domain/resource/overdue'
import { nextDeadline, overdue } from '../../../src/domain/resource/wake'
import {
  account,
  after,
  approved,
  checkedOut,
  closed,
  DAY,
  ended,
  granted,
  HOUR,
  LEA,
  MINUTE,
  nth,
  opened,
  quarantined,
  step,
  yes,
} from '../../support/facts'
import {
  about,
  checkOut,
  given,
  happened,
  issueSlice,
  reportFailure,
  resourceAfter,
  told,
} from '../../support/resource-spec'

const certificate = account('root', { mode: 'certificate' })
const held = [
  opened('ana', step(1, 'bo')),
  yes('bo', 0),
  approved,
  checkedOut('ana', { account: certificate }),
  granted,
]

/** A slice that is good until then, in seconds after the check-out. */
function issued(untilSeconds: number) {
  const validUntil = after(untilSeconds)
  return { type: 'slice.issued', leaseId: LEA, subject: 'SHA256:abc', validUntil } as const
}

/** Given back after five minutes, with ten minutes of a slice left. */
const givenBack = [...held, issued(15 * MINUTE), happened(after(5 * MINUTE), ended())]

describe('issuing a slice', () => {
  it('is recorded with what it is for and until when it is good', () =>
    given(...held)
      .when(issueSlice('ana'), after(MINUTE))
      .causes({
        type: 'slice.issued',
        leaseId: LEA,
        subject: 'SHA256:abc',
        validUntil: after(16 * MINUTE),
      }))

  it('never outlasts the lease', () =>
    given(...held)
      .when(issueSlice('ana'), after(HOUR - 10))
      .causes({ validUntil: after(HOUR) }))

  it('never outlasts an hour, whatever is set', () => {
    const long = checkedOut('ana', { account: certificate, endsAt: after(DAY) })
    given(...held.slice(0, 3), long, granted)
      .when(issueSlice('ana', DAY))
      .causes({ validUntil: after(HOUR) })
  })

  it('is for the holder only, administrators included', () => {
    for (const who of ['bo', 'root'] as const)
      given(...held)
        .when(issueSlice(who))
        .refused('not_the_holder')
    given(...held)
      .when(issueSlice('ana').command)
      .refused('not_the_holder')
  })

  it.each([
    ['the target is still opening', held.slice(0, -1)],
    ['the lease has ended', [...held, ended()]],
    ['the lease is quarantined', [...held, ended(), quarantined]],
    ['the lease is closed', [...held, ended(), closed]],
  ])('is refused while it is not active: %s', (_, past) =>
    given(...past)
      .when(issueSlice('ana'))
      .refused('lease_not_active'),
  )

  it('is refused where access is given in another way', () =>
    given(...held.slice(0, 3), checkedOut('ana'), granted)
      .when(issueSlice('ana'))
      .refused('wrong_mode'))

  it('is refused for a lease that never was', () =>
    given().when(issueSlice('ana')).refused('lease_unknown'))

  it('is spared while what was issued is good for long enough, or as long as the lease', () => {
    const issuedBefore = [...held, issued(MINUTE)]
    given(...issuedBefore)
      .when(issueSlice('ana', 60, 20), after(40))
      .causesNothing()
    given(...issuedBefore)
      .when(issueSlice('ana', 60, 20), after(41))
      .causes({ validUntil: after(101) })
    given(...held, issued(HOUR))
      .when(issueSlice('ana', 60, 20), after(HOUR - 1))
      .causesNothing()
  })

  it('is never spared to somebody else', () =>
    given(...held, issued(MINUTE))
      .when(issueSlice('bo', 60, 20))
      .refused('not_the_holder'))

  it('leaves nothing to show as a credential', () =>
    given(...held)
      .when(told('ana', { type: 'show_credential', leaseId: LEA }))
      .refused('wrong_mode'))
})

describe('a lease with slices', () => {
  it('remembers the last that runs out, whatever comes after it', () => {
    const { leases } = resourceAfter(...held, issued(15 * MINUTE), issued(10 * MINUTE))
    expect(leases.get(LEA)?.issuedUntil).toBe(after(15 * MINUTE))
    expect(resourceAfter(...held).leases.get(LEA)?.issuedUntil).toBeNull()
  })

  it('keeps others out while a slice lives, though it was given back', () => {
    const second = [nth(2, opened('cy', step(1, 'bo'))), nth(2, yes('bo', 0)), nth(2, approved)]
    given(...givenBack, ...second)
      .when(about(nth(2, approved).requestId, checkOut('cy')), after(14 * MINUTE))
      .refused('resource_held')
  })

  it('is neither late nor quarantined before the last slice has run out', () => {
    const lease = resourceAfter(...givenBack)
    expect(nextDeadline(lease)).toBe(after(16 * MINUTE))
    expect(overdue(lease, after(16 * MINUTE) - 1)).toEqual([])
    expect(overdue(lease, after(16 * MINUTE))).toMatchObject([{ type: 'quarantine' }])
  })

  it('is told about as overdue only since then', () => {
    const lease = resourceAfter(...givenBack).leases.get(LEA)
    if (!lease) throw new Error('There is no lease.')
    expect(alertDue(lease, after(20 * MINUTE) - 1)).toBeNull()
    expect(alertDue(lease, after(20 * MINUTE))).toBe(5 * MINUTE)
  })

  it('is quarantined for a failing target only since then', () => {
    given(...givenBack)
      .when(reportFailure(), after(16 * MINUTE) - 1)
      .causes({ type: 'effect.failed' })
    given(...givenBack)
      .when(reportFailure(), after(16 * MINUTE))
      .causes({ type: 'effect.failed' }, { type: 'lease.quarantined' })
  })
})
