import { describe, it } from 'vitest'
import { after, approved, HOUR, opened, rejected, step, yes } from '../../support/facts'
import { expire, given } from '../../support/resource-spec'

const pending = opened('ana', step(1, 'bo', 'cy'))
const isApproved = [pending, yes('bo', 0), approved] as const

describe('a request that nobody decided', () => {
  it('expires at its deadline, and is never approved by it', () =>
    given(pending)
      .when(expire, after(2 * HOUR))
      .causes({ type: 'request.expired' }))

  it('does not expire a millisecond early', () =>
    given(pending)
      .when(expire, after(2 * HOUR) - 1)
      .causesNothing())

  it('does not expire once it is decided, or was never filed', () => {
    given(...isApproved)
      .when(expire, after(9 * HOUR))
      .causesNothing()
    given(pending, rejected)
      .when(expire, after(9 * HOUR))
      .causesNothing()
    given()
      .when(expire, after(9 * HOUR))
      .causesNothing()
  })
})
