import { describe, it } from 'vitest'
import {
  approved,
  cancelled,
  checkedOut,
  opened,
  rejected,
  roster,
  step,
  yes,
} from '../../support/facts'
import { given, reject } from '../../support/resource-spec'

const pending = opened('ana', step(1, 'bo', 'cy'))
const isApproved = [pending, yes('bo', 0), approved] as const
const isInUse = [...isApproved, checkedOut('ana')] as const

describe('rejecting', () => {
  it('ends the request by one approver of the open step, with the reason', () =>
    given(pending)
      .when(reject('bo', 'Use staging.'))
      .causes({ type: 'request.rejected', step: 0, reason: 'Use staging.' }))

  it('is open to somebody who said yes before and thinks again while the step is open', () =>
    given(opened('ana', step(2, 'bo', 'cy')), yes('bo', 0))
      .when(reject('bo'))
      .causes({ type: 'request.rejected' }))

  it('needs a reason', () => given(pending).when(reject('bo', '')).refused('reason_missing'))

  it('is not for requesters, who cancel instead', () =>
    given(opened('ana', step(1, 'ana', 'bo')))
      .when(reject('ana'))
      .refused('self_approval'))

  it('is not for strangers, leavers or approvers of a later step', () => {
    given(pending).when(reject('root')).refused('not_an_approver')
    given(pending)
      .when(reject('bo', 'No.', roster(['bo'])))
      .refused('not_an_approver')
    given(opened('ana', step(1, 'bo'), step(1, 'cy')))
      .when(reject('cy'))
      .refused('not_an_approver')
  })

  it.each([
    ['approved', isApproved],
    ['in use', isInUse],
    ['rejected', [pending, rejected]],
    ['cancelled', [pending, cancelled]],
  ] as const)('is refused once the request is %s', (_, past) =>
    given(...past)
      .when(reject('cy'))
      .refused('request_settled'),
  )

  it('is refused for what was never filed', () =>
    given().when(reject('bo')).refused('request_unknown'))
})
