import { describe, it } from 'vitest'
import { requestIdOf } from '../../../src/domain/ids'
import { LIMITS } from '../../../src/domain/limits'
import type { Event } from '../../../src/domain/resource/event'
import {
  account,
  after,
  atMost,
  cancelled,
  DAY,
  groupStep,
  HOUR,
  nth,
  OPS,
  opened,
  pinOf,
  REQ,
  RES,
  roster,
  step,
} from '../../support/facts'
import { ask, given } from '../../support/resource-spec'

describe('opening a request', () => {
  it('files it, pinned to the policy and the account of this moment, and asks the first step', () =>
    given()
      .when(ask('ana', { terms: { steps: [step(1, 'bo')] } }))
      .causes(
        {
          type: 'request.filed',
          requestId: REQ,
          policy: pinOf({ steps: [step(1, 'bo')] }),
          account: account(),
          deadlineAt: after(2 * HOUR),
        },
        { type: 'step.opened', requestId: REQ, step: 0 },
      ))

  it('approves by itself where the policy has no steps, and says that nobody did', () =>
    given()
      .when(ask('ana'))
      .causes(
        { type: 'request.filed' },
        { type: 'request.approved', isAutomatic: true, deadlineAt: after(4 * HOUR) },
      ))

  it('never uses the number of an earlier request again', () =>
    given(opened('ana'), cancelled)
      .when(ask('ana'))
      .causes({ requestId: requestIdOf(RES, 2) }, { requestId: requestIdOf(RES, 2) }))

  it('is refused when no policy matches', () =>
    given()
      .when(ask('ana', { policy: null }))
      .refused('no_policy'))

  it('is refused for somebody who has left', () =>
    given()
      .when(ask('ana', { requesterActive: false }))
      .refused('person_inactive'))

  it('is for people: the Custodian never asks for itself', () =>
    given().when(ask('ana').command).refused('person_inactive'))

  it('is refused on a retired resource and for a retired account', () => {
    given()
      .when(ask('ana', { retired: true }))
      .refused('resource_retired')
    given()
      .when(ask('ana', { account: null }))
      .refused('account_retired')
  })
})

describe('the duration that is asked for', () => {
  const today = { terms: atMost(HOUR) }

  it.each([10, 11, HOUR])('may be anything from the least to the most: %d s', (durationSeconds) =>
    given()
      .when(ask('ana', today, { durationSeconds }))
      .causes({ durationSeconds }, {}),
  )

  it.each([9, 0, -HOUR, HOUR + 1, 60.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'is refused outside the policy or when it is no number of seconds: %d',
    (durationSeconds) =>
      given()
        .when(ask('ana', today, { durationSeconds }))
        .refusal({ code: 'duration_out_of_bounds', minSeconds: 10, maxSeconds: HOUR }),
  )

  it('is 30 days at most, whatever the policy says', () => {
    const loose = { terms: atMost(90 * DAY) }
    given()
      .when(ask('ana', loose, { durationSeconds: 30 * DAY }))
      .causes({ durationSeconds: 30 * DAY }, {})
    given()
      .when(ask('ana', loose, { durationSeconds: 30 * DAY + 1 }))
      .refusal({ code: 'duration_out_of_bounds', minSeconds: 10, maxSeconds: 30 * DAY })
  })
})

describe('the words of a request', () => {
  const stepped = { terms: { steps: [step(1, 'bo')], justificationRequired: false } }

  it('are demanded where the policy demands a justification', () =>
    given()
      .when(ask('ana', { terms: { steps: [step(1, 'bo')] } }, { justification: '' }))
      .refused('justification_missing'))

  it('are demanded wherever nobody approves, even where the policy forgot to', () =>
    given()
      .when(ask('ana', { terms: { justificationRequired: false } }, { justification: '' }))
      .refused('justification_missing'))

  it('may be left out where the policy does not demand them', () =>
    given()
      .when(ask('ana', stepped, { justification: '' }))
      .causes({ justification: '' }, {}))

  it('include a ticket where the policy demands one', () => {
    const ticketed = { terms: { ticketRequired: true } }
    given().when(ask('ana', ticketed)).refused('ticket_missing')
    given()
      .when(ask('ana', ticketed, { ticket: '' }))
      .refused('ticket_missing')
    given()
      .when(ask('ana', ticketed, { ticket: 'OPS-1' }))
      .causes({ ticket: 'OPS-1' }, {})
  })
})

describe('approvers that could never answer', () => {
  it('are noticed at filing, by step', () =>
    given()
      .when(ask('ana', { terms: { steps: [step(1, 'bo'), step(1)] } }))
      .refusal({ code: 'approvers_unreachable', step: 1, stepName: '' }))

  it('include the requester, who never counts', () => {
    given()
      .when(ask('ana', { terms: { steps: [step(1, 'ana')] } }))
      .refused('approvers_unreachable')
    given()
      .when(ask('ana', { terms: { steps: [step(2, 'ana', 'bo')] } }))
      .refused('approvers_unreachable')
  })

  it('include people who have left', () =>
    given()
      .when(ask('ana', { terms: { steps: [step(1, 'bo')] } }, { roster: roster(['bo']) }))
      .refused('approvers_unreachable'))

  it('include an empty group', () =>
    given()
      .when(ask('ana', { terms: { steps: [groupStep(1, OPS)] } }, { roster: roster([], []) }))
      .refused('approvers_unreachable'))

  it('include one person who would have to answer two steps', () => {
    given()
      .when(ask('ana', { terms: { steps: [step(1, 'bo'), step(1, 'bo')] } }))
      .refused('approvers_unreachable')
    given()
      .when(ask('ana', { terms: { steps: [step(1, 'bo', 'cy'), step(1, 'bo')] } }))
      .causes({ type: 'request.filed' }, { type: 'step.opened' })
  })

  it('count once when they are named and in a group as well', () => {
    const both = { ...step(2, 'bo'), groups: [OPS] }
    given()
      .when(ask('ana', { terms: { steps: [both] } }, { roster: roster([], ['bo']) }))
      .refused('approvers_unreachable')
  })

  it('are never assumed: a group that nobody looked up means that the facts are stale', () =>
    given()
      .when(ask('ana', { terms: { steps: [groupStep(1, 'grp_gone')] } }))
      .refused('facts_stale'))
})

describe('open requests on one resource', () => {
  const filed = (count: number): Event[] =>
    Array.from({ length: count }, (_, index) => nth(index + 1, opened('ana', step(1, 'bo'))))
  const limit = LIMITS.openRequestsPerPersonAndResource

  it('are limited in number for each person', () => {
    given(...filed(limit))
      .when(ask('ana'))
      .refusal({ code: 'too_many_open_requests', limit })
    given(...filed(limit))
      .when(ask('bo'))
      .causes({ requester: 'per_bo00' }, {})
  })

  it('do not include those that are settled', () =>
    given(...filed(limit), nth(3, cancelled))
      .when(ask('ana'))
      .causes({ requestId: requestIdOf(RES, limit + 1) }, {}))
})
