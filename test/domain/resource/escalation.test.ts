import { describe, expect, it } from 'vitest'
import { CUSTODIAN } from '../../../src/domain/actor'
import type { Step } from '../../../src/domain/policy/policy'
import type { Roster } from '../../../src/domain/policy/roster'
import type { Effect } from '../../../src/domain/resource/effect'
import { isOwed } from '../../../src/domain/resource/owed'
import { react } from '../../../src/domain/resource/react'
import { nextDeadline, overdue } from '../../../src/domain/resource/wake'
import {
  after,
  approved,
  filed,
  HOUR,
  idOf,
  MINUTE,
  opened,
  principals,
  REQ,
  roster,
  START,
  step,
  yes,
} from '../../support/facts'
import {
  approve,
  ask,
  checkOut,
  given,
  happened,
  resourceAfter,
  told,
} from '../../support/resource-spec'

/** Bo is asked; after ten minutes Cy as well, and after an hour more Root, the fallback. */
const ringed: Step = {
  ...step(1, 'bo'),
  name: 'Owner',
  rings: [
    { afterSeconds: 10 * MINUTE, ...principals(['cy']) },
    { afterSeconds: HOUR, ...principals(['root']) },
  ],
}
const asked = filed('ana', { steps: [ringed] }, { deadlineAt: after(5 * HOUR) })
const open = { type: 'step.opened', requestId: REQ, step: 0 } as const
const widen = { type: 'widen', requestId: REQ } as const
const unanswered = { type: 'step.widened', requestId: REQ, step: 0, cause: 'unanswered' } as const
const unreachable = { ...unanswered, cause: 'unreachable' } as const
const wide = happened(after(10 * MINUTE), unanswered)

const consider = (facts: Roster, index = 0) =>
  ({ type: 'consider_step', requestId: REQ, step: index, roster: facts }) as const

describe('a step that nobody answers in time', () => {
  it('is opened to the next ring, each after its own time', () => {
    given(asked, open)
      .when(widen, after(10 * MINUTE) - 1)
      .causesNothing()
    given(asked, open)
      .when(widen, after(10 * MINUTE))
      .causes(unanswered)
    expect(nextDeadline(resourceAfter(asked, open))).toBe(after(10 * MINUTE))
    expect(nextDeadline(resourceAfter(asked, open, wide))).toBe(after(70 * MINUTE))
    expect(overdue(resourceAfter(asked, open, wide), after(70 * MINUTE))).toEqual([widen])
  })

  it('may be answered by the ring from then on, and not before', () => {
    given(asked, open).when(approve('cy')).refused('not_an_approver')
    given(asked, open, wide).when(approve('root')).refused('not_an_approver')
    given(asked, open, wide)
      .when(approve('cy'), after(11 * MINUTE))
      .causes({ type: 'step.approved', approver: idOf('cy') }, { type: 'request.approved' })
    given(asked, open, wide).when(approve('bo')).causes(
      { type: 'step.approved' },
      {
        type: 'request.approved',
      },
    )
  })

  it('is never approved by that: when all rings are open it expires', () => {
    const last = happened(after(70 * MINUTE), unanswered)
    const state = resourceAfter(asked, open, wide, last)
    expect(overdue(state, after(4 * HOUR))).toEqual([])
    expect(overdue(state, after(5 * HOUR))).toEqual([{ type: 'expire', requestId: REQ }])
  })

  it('is told to those who are asked now, and all hear when it is settled', () => {
    const state = resourceAfter(asked, open, wide)
    const people = [idOf('bo'), idOf('cy')]
    const told = (event: Parameters<typeof react>[1], as?: 'asked') =>
      expect(react(state, event, { by: CUSTODIAN, at: START })).toContainEqual(
        expect.objectContaining({
          ...{ type: 'tell', ...(as ? { as } : {}) },
          audience: expect.objectContaining({ kind: 'approvers', people }),
        }),
      )
    told(unanswered)
    told(approved, 'asked')
  })
})

describe('where too few are left and here', () => {
  it('the next ring is asked at once, and the one after it where that is not enough', () => {
    const away = (...who: Parameters<typeof idOf>[0][]) => ({ ...roster(), away: who.map(idOf) })
    given(asked, open).when(consider(roster())).causesNothing()
    given(asked, open)
      .when(consider(away('bo')))
      .causes(unreachable)
    given(asked, open)
      .when(consider(roster(['bo'])))
      .causes(unreachable)
    given(asked, open)
      .when(consider(away('bo', 'cy')))
      .causes(unreachable, unreachable)
    given(asked, open, wide)
      .when(consider(away('bo')))
      .causesNothing()
  })

  it('who is away and has handed it over is here through somebody', () => {
    const names = { principal: idOf('bo'), principalName: 'Bo', delegate: idOf('root') }
    const delegations = [{ ...names, from: START, until: after(HOUR) }]
    const away = { ...roster(), away: [idOf('bo')], delegations }
    given(asked, open).when(consider(away)).causesNothing()
    given(asked, open)
      .when(consider({ ...away, away: [idOf('bo'), idOf('root')] }))
      .causes(unreachable)
    given(filed('root', { steps: [ringed] }), open)
      .when(consider(away))
      .causes(unreachable)
  })

  it('one who stands in for two is one', () => {
    const two: Step = {
      ...step(2, 'bo', 'cy'),
      rings: [{ afterSeconds: HOUR, ...principals(['root']) }],
    }
    const from = { from: START, until: after(HOUR), delegate: idOf('root') }
    const delegations = [
      { ...from, principal: idOf('bo'), principalName: 'Bo' },
      { ...from, principal: idOf('cy'), principalName: 'Cy' },
    ]
    given(opened('ana', two), open)
      .when(consider({ ...roster(), away: [idOf('bo'), idOf('cy')], delegations }))
      .causes(unreachable)
  })

  it('it is looked at for as long as the step is open and has a ring left', () => {
    const watch: Effect = { type: 'watch_step', requestId: REQ, step: 0 }
    const state = resourceAfter(asked, open)
    expect(react(state, open, { by: CUSTODIAN, at: START })).toContainEqual(watch)
    expect(isOwed(state, watch)).toBe(true)
    expect(isOwed(resourceAfter(asked, open, wide, unanswered), watch)).toBe(false)
    expect(isOwed(resourceAfter(asked, open, yes('bo', 0), approved), watch)).toBe(false)
  })

  it('filing counts the rings, and refuses what not even they can answer', () => {
    given()
      .when(ask('ana', { terms: { steps: [ringed] } }, { roster: roster(['bo']) }))
      .causes({ type: 'request.filed' }, { type: 'step.opened' })
    given()
      .when(ask('ana', { terms: { steps: [ringed] } }, { roster: roster(['bo', 'cy', 'root']) }))
      .refused('approvers_unreachable')
  })
})

describe('the vote of a ring, at check-out', () => {
  const past = [asked, open, wide, yes('cy', 0), approved]
  const take = (...steps: readonly Step[]) => checkOut('ana', { terms: { steps } })

  it('counts under today’s policy, whose ring had been opened', () =>
    given(...past)
      .when(take(ringed))
      .causes({ type: 'lease.checked_out' }))

  it('counts only because it had been opened', () => {
    const early = [filed('ana', { steps: [step(1, 'cy')] }), open, yes('cy', 0), approved]
    given(...early)
      .when(take(ringed))
      .refused('approval_reopened', { type: 'request.reopened' }, { type: 'step.opened' })
    const later: Step = { ...ringed, rings: [...(ringed.rings ?? [])].reverse() }
    given(...past)
      .when(take(later))
      .refused('approval_reopened', { type: 'request.reopened' }, { type: 'step.opened' })
  })

  it('counts no more where today’s policy has no such ring', () =>
    given(...past)
      .when(take({ ...step(1, 'bo'), name: 'Owner' }))
      .refused('approval_reopened', { type: 'request.reopened' }, { type: 'step.opened' }))

  it('an administrator opens rings by giving the step to somebody in one', () => {
    const words = { requestId: REQ, to: idOf('root'), toName: 'Root', reason: 'Urgent.' }
    given(asked, open)
      .when(told('bo', { type: 'reassign', ...words, roster: roster() }))
      .causes(
        { type: 'step.widened', cause: 'reassigned' },
        { type: 'step.widened', cause: 'reassigned' },
        { type: 'step.reassigned', to: idOf('root') },
      )
  })
})
