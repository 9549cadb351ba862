import { describe, expect, it } from 'vitest'
import type { Delegation, Roster } from '../../../src/domain/policy/roster'
import type { Command } from '../../../src/domain/resource/command'
import { peopleHere } from '../../../src/domain/resource/presence'
import { react } from '../../../src/domain/resource/react'
import {
  after,
  approved,
  DAY,
  filed,
  granted,
  groupStep,
  idOf,
  nameOf,
  OPS,
  REQ,
  START,
  step,
  type Who,
  yes,
} from '../../support/facts'
import { extend } from '../../support/holding-spec'
import {
  asked,
  BOT,
  bot,
  byBot,
  held,
  openTaskOf,
  owned,
  taken,
  theirs,
} from '../../support/machine-spec'
import {
  approve,
  ask,
  checkOut,
  confirmByHand,
  given,
  reject,
  resourceAfter,
  told,
} from '../../support/resource-spec'

function handed(principal: Who, delegate: Who): Delegation {
  const names = { principal: idOf(principal), principalName: nameOf(principal) }
  return { ...names, delegate: idOf(delegate), from: START, until: after(DAY) }
}

describe('whoever owns the machine that asks', () => {
  it('never says yes or no to it, also as a member of a group', () => {
    for (const one of [step(1, 'bo', 'cy'), groupStep(1, OPS)]) {
      given(asked(one))
        .when(approve('bo', owned('bo')))
        .refused('self_approval')
      given(asked(one))
        .when(reject('bo', 'No.', owned('bo')))
        .refused('self_approval')
      given(asked(one))
        .when(approve('cy', owned('bo')))
        .causes({ type: 'step.approved' }, approved)
    }
  })

  it('decides for nobody who stands aside, and nobody decides for them', () => {
    const one = step(1, 'bo', 'cy')
    given(asked(one))
      .when(approve('root', { ...owned('bo'), delegations: [handed('bo', 'root')] }))
      .refused('not_an_approver')
    given(asked(one))
      .when(approve('root', { ...owned('root'), delegations: [handed('bo', 'root')] }))
      .refused('self_approval')
  })

  it('is given no step, gives none, and is not counted as somebody who is here', () => {
    const reassign = (by: Who, to: Who, names = owned('bo')) =>
      told(by, {
        type: 'reassign',
        requestId: REQ,
        to: idOf(to),
        toName: nameOf(to),
        reason: 'x',
        roster: names,
      })
    given(asked(step(1, 'bo', 'cy')))
      .when(reassign('root', 'bo'))
      .refused('not_assignable')
    given(asked(step(1, 'bo', 'cy')))
      .when(reassign('bo', 'cy'))
      .refused('self_approval')
    const request = resourceAfter(asked(step(1, 'bo', 'cy'))).requests.get(REQ)
    if (!request) throw new Error('There is a request.')
    expect(peopleHere(request, 0, owned('bo'), START)).toBe(1)
    const away = { ...owned('root', 'cy'), away: [idOf('bo')], delegations: [handed('bo', 'root')] }
    expect(peopleHere(request, 0, away, START)).toBe(0)
  })

  it('answers through no ring either', () => {
    const ring = { afterSeconds: 3_600, people: [idOf('cy')], groups: [] }
    const one = { ...step(1, 'bo'), rings: [ring] }
    const considered = (names: Roster): Command => ({
      type: 'consider_step',
      requestId: REQ,
      step: 0,
      roster: names,
    })
    const past = [asked(one), { type: 'step.opened', requestId: REQ, step: 0 } as const]
    given(...past)
      .when(considered(owned('bo')))
      .causes({ type: 'step.widened', cause: 'unreachable' })
    given(...past)
      .when(considered(owned()))
      .causesNothing()
    given(...past, { type: 'step.widened', requestId: REQ, step: 0, cause: 'unanswered' })
      .when(approve('cy', owned('cy')))
      .refused('self_approval')
  })

  it('leaves too few: then it is refused when it asks', () => {
    given()
      .when(byBot(ask('ana', { terms: { steps: [step(2, 'bo', 'cy')] } }, { roster: owned('cy') })))
      .refused('approvers_unreachable')
    given()
      .when(byBot(ask('ana', { terms: { steps: [step(2, 'bo', 'cy')] } }, { roster: owned() })))
      .causes({ type: 'request.filed' }, { type: 'step.opened' })
  })

  it('and became so after saying yes, has said nothing by the time it is taken', () => {
    const past = [asked(step(1, 'bo', 'cy')), yes('bo', 0), approved]
    const terms = { steps: [step(1, 'bo', 'cy')] }
    given(...past)
      .when(byBot(checkOut('ana', { terms }, { roster: owned('bo') })))
      .refused('approval_reopened', { type: 'request.reopened' }, { type: 'step.opened' })
    given(...past)
      .when(byBot(checkOut('ana', { terms }, { roster: owned('cy') })))
      .causes({ type: 'lease.checked_out' })
  })

  it('agrees to no more time for it', () => {
    const steps = [step(1, 'bo', 'cy')]
    const today = { terms: { extension: { steps } } }
    const past = [filed('ana', { extension: { steps } }, theirs), approved, held, granted]
    given(...past)
      .when(byBot(extend('ana', today, { roster: owned('bo', 'cy') })))
      .refused('approvers_unreachable')
  })

  it('does not say that its access was opened or is gone', () => {
    const past = [...taken.slice(0, 3), openTaskOf('grant')]
    for (const isKeeper of [true, false])
      given(...past)
        .when(confirmByHand('bo', 'grant', { roster: owned('bo'), isKeeper }))
        .refused('task_for_oneself')
    given(...past)
      .when(confirmByHand('cy', 'grant', { roster: owned('bo') }))
      .causes({ type: 'lease.granted' })
  })

  it('is looked up for each decision: without that, nothing is decided', () => {
    given(asked(step(1, 'bo')))
      .when(approve('bo'))
      .refused('facts_stale')
    given()
      .when(byBot(ask('ana')))
      .refused('facts_stale')
    given(asked(), approved)
      .when(byBot(checkOut('ana')))
      .refused('facts_stale')
    given(...taken.slice(0, 3), openTaskOf('grant'))
      .when(confirmByHand('bo', 'grant'))
      .refused('facts_stale')
  })

  it('is told in its place, and never asked', () => {
    const resource = resourceAfter(asked(step(1, 'bo')))
    const said = react(
      resource,
      { type: 'request.rejected', requestId: REQ, step: 0, reason: 'x', key: null },
      { by: bot, at: START },
    )
    expect(said).toContainEqual(
      expect.objectContaining({ type: 'tell', audience: { kind: 'person', person: BOT } }),
    )
  })
})
