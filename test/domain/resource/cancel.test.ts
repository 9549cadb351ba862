import { describe, it } from 'vitest'
import {
  approved,
  cancelled,
  checkedOut,
  expired,
  lapsed,
  opened,
  rejected,
  step,
  used,
  yes,
} from '../../support/facts'
import { cancel, given } from '../../support/resource-spec'

const pending = opened('ana', step(1, 'bo', 'cy'))
const isApproved = [pending, yes('bo', 0), approved] as const
const isInUse = [...isApproved, checkedOut('ana')] as const

describe('cancelling', () => {
  it('withdraws a pending request', () =>
    given(pending).when(cancel('ana')).causes({ type: 'request.cancelled' }))

  it('withdraws an approved request that is not in use', () =>
    given(...isApproved)
      .when(cancel('ana'))
      .causes({ type: 'request.cancelled' }))

  it('does nothing the second time', () =>
    given(pending, cancelled).when(cancel('ana')).causesNothing())

  it('is for the requester only, administrators included', () => {
    given(pending).when(cancel('bo')).refused('not_the_requester')
    given(pending).when(cancel('root')).refused('not_the_requester')
    given(pending).when(cancel('ana').command).refused('not_the_requester')
  })

  it.each([
    ['in use', isInUse],
    ['used', [...isInUse, used]],
    ['rejected', [pending, rejected]],
    ['expired', [pending, expired]],
    ['lapsed', [...isApproved, lapsed]],
  ] as const)('is refused once the request is %s', (_, past) =>
    given(...past)
      .when(cancel('ana'))
      .refused('request_settled'),
  )

  it('is refused for what was never filed', () =>
    given().when(cancel('ana')).refused('request_unknown'))
})
