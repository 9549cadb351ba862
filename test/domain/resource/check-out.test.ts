import { describe, expect, it } from 'vitest'
import { decide } from '../../../src/domain/resource/decide'
import {
  account,
  after,
  approved,
  atMost,
  checkedOut,
  DAY,
  filed,
  groupStep,
  HOUR,
  LEA,
  MINUTE,
  OPS,
  opened,
  pinOf,
  REQ,
  rejected,
  roster,
  SEALED,
  step,
  yes,
} from '../../support/facts'
import { checkOut, given, resourceAfter } from '../../support/resource-spec'

const steps = [step(1, 'bo')]
const today = { terms: { steps } }
const ready = [opened('ana', ...steps), yes('bo', 0), approved] as const

describe('checking out', () => {
  it('stores the lease with the next fence, its end and what to do, before the target hears of it', () =>
    given(...ready)
      .when(checkOut('ana', today), after(MINUTE))
      .causes({
        type: 'lease.checked_out',
        leaseId: LEA,
        requestId: REQ,
        holderName: 'Ana',
        account: account(),
        sealed: SEALED,
        sharing: 'exclusive',
        fence: 1,
        endsAt: after(MINUTE + HOUR),
        grantBy: after(3 * MINUTE),
        policy: { id: 'pol_prod', revision: 1, name: 'Production' },
        proof: null,
      }))

  it('gives the target no longer than the lease lasts', () =>
    given(filed('ana', {}, { durationSeconds: 30 }), approved)
      .when(checkOut('ana'))
      .causes({ endsAt: after(30), grantBy: after(30) }))

  it('is for the requester only, approvers and administrators included', () => {
    for (const who of ['bo', 'root'] as const)
      given(...ready)
        .when(checkOut(who, today))
        .refused('not_the_requester')
    given(...ready)
      .when(checkOut('ana', today).command)
      .refused('not_the_requester')
  })

  it('waits for approval', () =>
    given(opened('ana', ...steps))
      .when(checkOut('ana', today))
      .refused('request_not_approved'))

  it('happens once for each approval', () =>
    given(...ready, checkedOut('ana'))
      .when(checkOut('ana', today))
      .refused('request_not_approved'))

  it('is refused after a rejection, and for what was never filed', () => {
    given(opened('ana', ...steps), rejected)
      .when(checkOut('ana', today))
      .refused('request_not_approved')
    given().when(checkOut('ana')).refused('request_unknown')
  })
})

describe('a check-out looks at everything as it is today', () => {
  it('and is refused when no policy matches any more', () =>
    given(...ready)
      .when(checkOut('ana', { policy: null }))
      .refused('no_policy'))

  it('and is refused when the requester has left', () =>
    given(...ready)
      .when(checkOut('ana', { ...today, requesterActive: false }))
      .refused('person_inactive'))

  it('and waits while it is unclear whether the requester has left', () =>
    given(...ready)
      .when(checkOut('ana', { ...today, requesterUnclear: true }))
      .refused('person_unclear'))

  it('and is refused when the resource or the account is retired', () => {
    given(...ready)
      .when(checkOut('ana', { ...today, retired: true }))
      .refused('resource_retired')
    given(...ready)
      .when(checkOut('ana', { ...today, account: null }))
      .refused('account_retired')
  })

  it('and is refused when the account gives something else than what was approved', () => {
    for (const changed of [
      { settings: { roles: ['superusers'] } },
      { mode: 'elevate' as const },
      { connectorId: 'con_other' as const },
    ])
      given(...ready)
        .when(checkOut('ana', { ...today, account: { ...account(), ...changed } }))
        .refused('account_changed')
  })

  it('and is refused when the facts are about another account', () =>
    given(...ready)
      .when(checkOut('ana', { ...today, account: account('reader') }))
      .refused('facts_stale'))

  it('and is refused when a group was not looked up', () =>
    given(...ready)
      .when(checkOut('ana', { terms: { steps: [groupStep(1, 'grp_gone')] } }))
      .refused('facts_stale'))

  it('and a shorter maximum of today shortens the lease', () =>
    given(...ready)
      .when(checkOut('ana', { terms: { steps, ...atMost(10 * MINUTE) } }))
      .causes({ endsAt: after(10 * MINUTE) }))

  it('and a longer maximum of today lengthens nothing', () =>
    given(...ready)
      .when(checkOut('ana', { terms: { steps, ...atMost(8 * HOUR) } }))
      .causes({ endsAt: after(HOUR) }))

  it('and no lease is longer than 30 days, whatever was stored', () =>
    given(filed('ana', {}, { durationSeconds: 90 * DAY }), approved)
      .when(checkOut('ana', { terms: atMost(90 * DAY) }))
      .causes({ endsAt: after(30 * DAY) }))

  it('and the lease names the policy of today', () =>
    given(...ready)
      .when(checkOut('ana', { policy: { ...pinOf({ steps }), revision: 7 } }))
      .causes({ policy: { id: 'pol_prod', revision: 7, name: 'Production' } }))
})

describe('an approval that does not stand any more', () => {
  it('goes back to pending when an approver has left, and that vote is dropped', () =>
    given(opened('ana', step(1, 'bo', 'cy')), yes('bo', 0), approved)
      .when(
        checkOut('ana', { terms: { steps: [step(1, 'bo', 'cy')] } }, { roster: roster(['bo']) }),
        after(MINUTE),
      )
      .refused(
        'approval_reopened',
        {
          type: 'request.reopened',
          droppedVotes: ['per_bo00'],
          addedSteps: [],
          deadlineAt: after(MINUTE + 2 * HOUR),
        },
        { type: 'step.opened', step: 0 },
      ))

  it('goes back to pending when an approver is out of the group that approved', () =>
    given(opened('ana', groupStep(1, OPS)), yes('bo', 0), approved)
      .when(
        checkOut('ana', { terms: { steps: [groupStep(1, OPS)] } }, { roster: roster([], ['cy']) }),
      )
      .refused('approval_reopened', { droppedVotes: ['per_bo00'] }, { type: 'step.opened' }))

  it('goes back to pending for a step that only today’s policy demands', () =>
    given(...ready)
      .when(checkOut('ana', { terms: { steps: [step(1, 'bo'), step(1, 'cy')] } }))
      .refused(
        'approval_reopened',
        { type: 'request.reopened', droppedVotes: [], addedSteps: [step(1, 'cy')] },
        { type: 'step.opened', step: 1 },
      ))

  it('goes back to pending for the rest of a quorum that has grown', () =>
    given(...ready)
      .when(checkOut('ana', { terms: { steps: [step(2, 'bo', 'cy')] } }))
      .refused(
        'approval_reopened',
        { addedSteps: [step(1, 'bo', 'cy')] },
        { type: 'step.opened', step: 1 },
      ))

  it('goes back to pending when the policy itself said yes and today’s asks a person', () =>
    given(filed('ana'), { ...approved, isAutomatic: true })
      .when(checkOut('ana', today))
      .refused('approval_reopened', { addedSteps: steps }, { type: 'step.opened', step: 0 }))

  it('is refused for lack of people when nobody could answer what is missing', () =>
    given(...ready)
      .when(checkOut('ana', today, { roster: roster(['bo']) }))
      .refused('approvers_unreachable'))

  it('names the steps it waits for', () => {
    const { command, by } = checkOut('ana', { terms: { steps: [step(1, 'bo'), step(1, 'cy')] } })
    expect(decide(resourceAfter(...ready), command, { by, at: after(0) })).toMatchObject({
      refusal: { code: 'approval_reopened', requestId: REQ, stepNames: ['Cy'] },
    })
  })
})

describe('an approval that still stands', () => {
  it('is not asked again because today’s policy asks for less', () =>
    given(...ready)
      .when(checkOut('ana'))
      .causes({ type: 'lease.checked_out' }))

  it('answers today’s steps with the people who already said yes, in whatever step', () =>
    given(opened('ana', step(2, 'bo', 'cy')), yes('bo', 0), yes('cy', 0), approved)
      .when(checkOut('ana', { terms: { steps: [step(1, 'cy'), step(1, 'bo')] } }))
      .causes({ type: 'lease.checked_out' }))

  it('does not ask somebody else where a yes is there already', () =>
    given(...ready)
      .when(checkOut('ana', { terms: { steps: [step(1, 'cy', 'bo')] } }))
      .causes({ type: 'lease.checked_out' }))

  it('counts one yes for one of today’s steps only, and asks whoever is free for the other', () => {
    const free = [step(1, 'bo', 'cy'), step(1, 'bo')]
    for (const asked of [free, free.toReversed()])
      given(...ready)
        .when(checkOut('ana', { terms: { steps: asked } }))
        .refused(
          'approval_reopened',
          { addedSteps: [step(1, 'bo', 'cy')] },
          { type: 'step.opened', step: 1 },
        )
  })
})
