import { describe, expect, it } from 'vitest'
import { CUSTODIAN } from '../../../src/domain/actor'
import type { Delegation } from '../../../src/domain/policy/roster'
import { react } from '../../../src/domain/resource/react'
import {
  after,
  approved,
  DAY,
  filed,
  groupStep,
  HOUR,
  idOf,
  nameOf,
  OPS,
  opened,
  REQ,
  roster,
  START,
  step,
  type Who,
  yes,
} from '../../support/facts'
import {
  approve,
  checkOut,
  endPerson,
  given,
  happened,
  reject,
  resourceAfter,
  told,
  withdrawVote,
} from '../../support/resource-spec'

/** Who has handed over to whom, for a day from the start. */
function handed(principal: Who, delegate: Who, more: Partial<Delegation> = {}): Delegation {
  const names = { principal: idOf(principal), principalName: nameOf(principal) }
  return { ...names, delegate: idOf(delegate), from: START, until: after(DAY), ...more }
}

function withDelegations(...delegations: readonly Delegation[]) {
  return { ...roster(), delegations }
}

const boToRoot = withDelegations(handed('bo', 'root'))
const inPlaceOf = { id: idOf('bo'), name: 'Bo' }
const forBo = { ...yes('root', 0), inPlaceOf }

describe('whoever stands in for an approver', () => {
  it('decides in their place, and both names are kept', () =>
    given(opened('ana', step(1, 'bo')))
      .when(approve('root', boToRoot))
      .causes(
        { type: 'step.approved', approver: idOf('root'), inPlaceOf },
        {
          type: 'request.approved',
        },
      ))

  it('says no in their place as well', () =>
    given(opened('ana', step(1, 'bo')))
      .when(reject('root', 'No.', boToRoot))
      .causes({ type: 'request.rejected', inPlaceOf }))

  it('may do so only while it lasts', () => {
    const asked = given(opened('ana', step(1, 'bo')))
    const early = withDelegations(handed('bo', 'root', { from: START + 1 }))
    asked.when(approve('root', early)).refused('not_an_approver')
    const over = withDelegations(handed('bo', 'root', { until: START }))
    asked.when(approve('root', over)).refused('not_an_approver')
  })

  it('hands nothing on: a delegation is one link long', () =>
    given(opened('ana', step(1, 'bo')))
      .when(approve('root', withDelegations(handed('bo', 'cy'), handed('cy', 'root'))))
      .refused('not_an_approver'))

  it('is never the requester, and never stands in for the requester', () => {
    given(opened('ana', step(1, 'bo')))
      .when(approve('ana', withDelegations(handed('bo', 'ana'))))
      .refused('self_approval')
    given(opened('ana', step(1, 'ana', 'bo')))
      .when(approve('root', withDelegations(handed('ana', 'root'))))
      .refused('self_approval')
  })
})

describe('delegation never makes more people of the same', () => {
  it('who has handed over cannot decide beside who stands in', () =>
    given(opened('ana', step(2, 'bo', 'cy')), forBo)
      .when(approve('bo', boToRoot))
      .refused('spoken_for'))

  it('nor can who stands in, once they have decided themselves', () =>
    given(opened('ana', step(2, 'bo', 'cy')), yes('bo', 0))
      .when(approve('root', boToRoot))
      .refused('spoken_for'))

  it('who stands in for two counts once', () =>
    given(opened('ana', step(2, 'bo', 'cy')), forBo)
      .when(approve('root', withDelegations(handed('bo', 'root'), handed('cy', 'root'))))
      .causesNothing())

  it('an approver who stands in for another decides by their own right, and counts once', () => {
    const both = withDelegations(handed('bo', 'cy'))
    given(opened('ana', step(2, 'bo', 'cy')))
      .when(approve('cy', both))
      .causes({ type: 'step.approved', approver: idOf('cy') })
    const own = given(opened('ana', step(2, 'bo', 'cy')), yes('cy', 0))
    own.when(approve('cy', both)).causesNothing()
    own.when(approve('bo', both)).causes({ type: 'step.approved' }, { type: 'request.approved' })
  })

  it('neither of the two is left for a later step', () => {
    given(opened('ana', step(1, 'bo'), step(1, 'root')))
      .when(approve('root', boToRoot))
      .refused('would_strand_step')
    given(opened('ana', step(1, 'bo', 'cy'), step(1, 'bo')))
      .when(approve('root', boToRoot))
      .refused('would_strand_step')
  })

  it('two rejections of the same person are one', () => {
    const asked = filed('ana', { steps: [groupStep(1, OPS)], rejections: 2 })
    const no = { type: 'step.rejected', requestId: REQ, step: 0, reason: 'No.', key: null } as const
    const said = { ...no, approver: idOf('root'), approverName: 'Root', inPlaceOf }
    given(asked, said)
      .when(reject('bo', 'No.', boToRoot))
      .refused('spoken_for')
    given(asked, said)
      .when(reject('root', 'No.', boToRoot))
      .causesNothing()
  })
})

describe('a vote in somebody’s place', () => {
  const past = [opened('ana', step(1, 'bo')), forBo, approved]

  it('counts at check-out, also when the delegation has run out since', () =>
    given(...past)
      .when(checkOut('ana', {}, { roster: boToRoot }), after(HOUR))
      .causes({ type: 'lease.checked_out' }))

  it('counts no more when one of the two has left, or it was never handed over', () => {
    given(...past)
      .when(checkOut('ana', {}, { roster: roster() }), after(HOUR))
      .refused(
        'approval_reopened',
        { type: 'request.reopened', droppedVotes: [idOf('root')] },
        {
          type: 'step.opened',
        },
      )
    given(...past)
      .when(checkOut('ana', {}, { roster: { ...boToRoot, ...roster(['bo']) } }))
      .refused('approvers_unreachable')
  })

  it('does not count under a policy of today that asks for who stood in', () =>
    given(...past)
      .when(checkOut('ana', { terms: { steps: [step(1, 'cy')] } }, { roster: boToRoot }))
      .refused('approval_reopened', { type: 'request.reopened' }, { type: 'step.opened' }))

  it('is taken back by either of them', () => {
    given(...past)
      .when(withdrawVote('bo'))
      .causes(
        { type: 'vote.withdrawn', approver: idOf('root') },
        { type: 'request.reopened' },
        {
          type: 'step.opened',
        },
      )
  })

  it('falls when who had handed it over leaves', () =>
    given(...past)
      .when(endPerson('bo'))
      .causes(
        { type: 'person.cut_off' },
        {
          type: 'request.reopened',
          droppedVotes: [idOf('root')],
        },
        { type: 'step.opened' },
      ))

  it('is told to them', () => {
    const [, event] = past
    if (!event) throw new Error('There is no vote.')
    const effects = react(resourceAfter(...past), event, { by: CUSTODIAN, at: START })
    expect(effects).toContainEqual(
      expect.objectContaining({ type: 'tell', audience: { kind: 'person', person: idOf('bo') } }),
    )
  })
})

describe('an administrator', () => {
  const asked = opened('ana', step(1, 'bo', 'cy'))
  const open = { type: 'step.opened', requestId: REQ, step: 0 } as const
  const give = (to: Who, reason = 'Bo is ill.', facts = roster()) =>
    told('root', {
      ...{ type: 'reassign', requestId: REQ, to: idOf(to), toName: nameOf(to) },
      ...{ reason, roster: facts },
    })

  it('gives a waiting step to somebody who may answer it, and they alone are asked', () => {
    given(asked, open)
      .when(give('cy'))
      .causes({ type: 'step.reassigned', step: 0, to: idOf('cy'), reason: 'Bo is ill.' })
    const event = {
      type: 'step.reassigned',
      requestId: REQ,
      step: 0,
      to: idOf('cy'),
      toName: 'Cy',
      reason: 'Bo is ill.',
    } as const
    const state = resourceAfter(asked, open, happened(START, event))
    for (const each of [event, { type: 'step.reminded', requestId: REQ, step: 0 } as const])
      expect(react(state, each, { by: CUSTODIAN, at: START })).toContainEqual(
        expect.objectContaining({
          type: 'tell',
          audience: expect.objectContaining({ people: [idOf('cy')], groups: [] }),
        }),
      )
    given(asked, open, event).when(approve('bo')).causes(
      { type: 'step.approved' },
      {
        type: 'request.approved',
      },
    )
  })

  it('gives it to nobody else, and says why', () => {
    given(asked, open).when(give('root')).refused('not_assignable')
    given(asked, open).when(give('ana')).refused('not_assignable')
    given(asked, open).when(give('cy', '')).refused('reason_missing')
    given(asked, open)
      .when(give('cy', 'Ill.', roster(['cy'])))
      .refused('not_assignable')
    given(opened('root', step(1, 'bo')), open)
      .when(give('bo'))
      .refused('self_approval')
    given(asked, yes('bo', 0), approved).when(give('cy')).refused('request_settled')
    const cutOff = { type: 'person.cut_off', personId: idOf('root'), reason: 'Left.' } as const
    given(asked, open, cutOff).when(give('cy')).refused('person_inactive')
  })
})
