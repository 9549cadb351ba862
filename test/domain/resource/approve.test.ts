import { describe, it } from 'vitest'
import {
  after,
  approved,
  cancelled,
  checkedOut,
  expired,
  groupStep,
  HOUR,
  idOf,
  MINUTE,
  OPS,
  opened,
  REQ,
  rejected,
  roster,
  step,
  yes,
} from '../../support/facts'
import { approve, given } from '../../support/resource-spec'

describe('approving', () => {
  it('approves the request when the last step has its quorum, from that moment on', () =>
    given(opened('ana', step(1, 'bo')))
      .when(approve('bo', roster(), 'Fine.'), after(MINUTE))
      .causes(
        {
          type: 'step.approved',
          step: 0,
          approver: idOf('bo'),
          approverName: 'Bo',
          comment: 'Fine.',
        },
        {
          type: 'request.approved',
          requestId: REQ,
          deadlineAt: after(MINUTE + 4 * HOUR),
          isAutomatic: false,
        },
      ))

  it('opens the second step, and no more, when the first has its quorum', () =>
    given(opened('ana', step(1, 'bo'), step(1, 'cy')))
      .when(approve('bo'))
      .causes({ type: 'step.approved', step: 0 }, { type: 'step.opened', step: 1 }))

  it('waits for the rest of a quorum', () =>
    given(opened('ana', step(2, 'bo', 'cy')))
      .when(approve('bo'))
      .causes({ type: 'step.approved', step: 0 }))

  it('counts the people of a group, not the group', () => {
    const request = opened('ana', groupStep(2, OPS))
    given(request).when(approve('bo')).causes({ type: 'step.approved' })
    given(request, yes('bo', 0))
      .when(approve('cy'))
      .causes({ type: 'step.approved' }, { type: 'request.approved' })
  })

  it('takes steps in order', () =>
    given(opened('ana', step(1, 'bo'), step(1, 'cy')))
      .when(approve('cy'))
      .refused('not_an_approver'))

  it('does nothing when the same person says yes to the same step again', () =>
    given(opened('ana', step(2, 'bo', 'cy')), yes('bo', 0))
      .when(approve('bo'))
      .causesNothing())
})

describe('nobody decides on a request that benefits them', () => {
  it('not even when the policy lists them', () =>
    given(opened('ana', step(1, 'ana', 'bo')))
      .when(approve('ana'))
      .refused('self_approval'))

  it('not even as a member of the group that approves', () =>
    given(opened('ana', groupStep(1, OPS)))
      .when(approve('ana', roster([], ['ana', 'bo'])))
      .refused('self_approval'))

  it('and the Custodian never decides at all', () =>
    given(opened('ana', step(1, 'bo')))
      .when(approve('bo').command)
      .refused('not_an_approver'))
})

describe('one person counts once over all steps', () => {
  it('and is told so at the second step', () =>
    given(opened('ana', step(1, 'bo'), step(1, 'bo', 'cy')), yes('bo', 0))
      .when(approve('bo'))
      .refusal({ code: 'already_voted', step: 0 }))

  it('also where the second step is not theirs', () =>
    given(opened('ana', step(1, 'bo'), step(1, 'cy')), yes('bo', 0))
      .when(approve('bo'))
      .refusal({ code: 'already_voted', step: 0 }))

  it('and keeps their vote for the later step that only they can answer', () =>
    given(opened('ana', step(1, 'bo', 'cy'), step(1, 'bo')))
      .when(approve('bo'))
      .refusal({ code: 'would_strand_step', step: 1, stepName: 'Bo' }))

  it('while the other approver may go first', () =>
    given(opened('ana', step(1, 'bo', 'cy'), step(1, 'bo')))
      .when(approve('cy'))
      .causes({ type: 'step.approved' }, { type: 'step.opened', step: 1 }))

  it('and a later step that lost its people since filing holds up the vote', () =>
    given(opened('ana', step(1, 'bo'), step(1, 'cy')))
      .when(approve('bo', roster(['cy'])))
      .refused('would_strand_step'))
})

describe('eligibility is read today', () => {
  it('so a member who came after filing may approve', () =>
    given(opened('ana', groupStep(1, OPS)))
      .when(approve('root', roster([], ['root'])))
      .causes({ type: 'step.approved' }, { type: 'request.approved' }))

  it('so a member who left the group may not', () =>
    given(opened('ana', groupStep(1, OPS)))
      .when(approve('bo', roster([], ['cy'])))
      .refused('not_an_approver'))

  it('so a leaver may not', () =>
    given(opened('ana', step(1, 'bo', 'cy')))
      .when(approve('bo', roster(['bo'])))
      .refused('not_an_approver'))

  it('and a group that nobody looked up means that the facts are stale', () =>
    given(opened('ana', step(1, 'bo'), groupStep(1, 'grp_gone')))
      .when(approve('bo'))
      .refused('facts_stale'))

  it('and an administrator who is not listed has no say', () =>
    given(opened('ana', step(1, 'bo')))
      .when(approve('root'))
      .refused('not_an_approver'))
})

describe('a request that is no longer pending', () => {
  const request = opened('ana', step(1, 'bo', 'cy'))

  it.each([
    ['approved', [yes('bo', 0), approved]],
    ['in use', [yes('bo', 0), approved, checkedOut('ana')]],
    ['rejected', [rejected]],
    ['cancelled', [cancelled]],
    ['expired', [expired]],
  ] as const)('cannot be approved once it is %s', (_, since) =>
    given(request, ...since)
      .when(approve('cy'))
      .refused('request_settled'),
  )

  it('nor can one that never was', () => given().when(approve('bo')).refused('request_unknown'))
})
