import { describe, it } from 'vitest'
import { after, approved, checkedOut, HOUR, opened, step, yes } from '../../support/facts'
import { given, lapse } from '../../support/resource-spec'

const pending = opened('ana', step(1, 'bo', 'cy'))
const isApproved = [pending, yes('bo', 0), approved] as const
const isInUse = [...isApproved, checkedOut('ana')] as const

describe('an approval that nobody used', () => {
  it('lapses at its deadline', () =>
    given(...isApproved)
      .when(lapse, after(4 * HOUR))
      .causes({ type: 'request.lapsed' }))

  it('does not lapse a millisecond early', () =>
    given(...isApproved)
      .when(lapse, after(4 * HOUR) - 1)
      .causesNothing())

  it('does not lapse while it is pending or in use, or was never filed', () => {
    given(pending)
      .when(lapse, after(9 * HOUR))
      .causesNothing()
    given(...isInUse)
      .when(lapse, after(9 * HOUR))
      .causesNothing()
    given()
      .when(lapse, after(9 * HOUR))
      .causesNothing()
  })
})
