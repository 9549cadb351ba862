import { describe, expect, it } from 'vitest'
import type { PolicyPin, Terms } from '../../../src/domain/policy/policy'
import { decide } from '../../../src/domain/resource/decide'
import type { Event } from '../../../src/domain/resource/event'
import {
  after,
  approved,
  atMost,
  checkedOut,
  filed,
  granted,
  HOUR,
  idOf,
  LEA,
  MINUTE,
  mfa,
  nth,
  pinOf,
  proof,
  REQ,
  roster,
  step,
  yes,
} from '../../support/facts'
import { extend } from '../../support/holding-spec'
import {
  about,
  approve,
  checkIn,
  endOfTime,
  endPerson,
  given,
  resourceAfter,
  under,
} from '../../support/resource-spec'

const AUTO: Partial<Terms> = { extension: { steps: [] } }
const ASKED: Partial<Terms> = { extension: { steps: [step(1, 'bo', 'cy')] } }
const SECOND = nth(2, { requestId: REQ }).requestId

/** Ana holds it for an hour from START. */
function held(terms: Partial<Terms> = AUTO) {
  return [filed('ana', terms), approved, checkedOut('ana'), granted] as const
}

function waiting(terms: Partial<Terms> = ASKED, seconds = HOUR): readonly Event[] {
  const decision = decide(
    resourceAfter(...held(terms)),
    extend('ana', { terms }, { seconds }).command,
    { by: extend('ana').by, at: after(MINUTE) },
  )
  return decision.events
}

describe('more time', () => {
  it('is there at once where the policy asks nobody, under the next fence', () =>
    given(...held())
      .when(extend('ana', { terms: AUTO }), after(MINUTE))
      .causes(
        { type: 'request.filed', requestId: SECOND, extension: { leaseId: LEA, proof: null } },
        { type: 'request.approved', requestId: SECOND, isAutomatic: true },
        { type: 'lease.extended', leaseId: LEA, endsAt: after(2 * HOUR), operation: 2 },
        { type: 'request.used', requestId: SECOND },
      ))

  it('waits for the steps that the policy has for it, and not for those of a request', () => {
    const terms = { ...ASKED, steps: [step(2, 'bo', 'cy', 'root')] }
    given(...held(terms))
      .when(extend('ana', { terms }), after(MINUTE))
      .causes({ type: 'request.filed' }, { type: 'step.opened', step: 0 })
    given(...held(terms), ...waiting(terms))
      .when(about(SECOND, approve('bo', roster(), '', { terms })), after(2 * MINUTE))
      .causes(
        { type: 'step.approved' },
        { type: 'request.approved', isAutomatic: false },
        { type: 'lease.extended', endsAt: after(2 * HOUR) },
        { type: 'request.used' },
      )
  })

  it.each([
    ['neither', {}, {}],
    ['only the policy of then', AUTO, {}],
    ['only today’s policy', {}, AUTO],
  ])('is not to be had where %s gives any', (_, then, now) =>
    given(...held(then))
      .when(extend('ana', { terms: now }), after(MINUTE))
      .refused('extension_not_allowed'),
  )

  it('needs a yes where one of the two policies asks somebody', () => {
    for (const [then, now] of [
      [AUTO, ASKED],
      [ASKED, AUTO],
    ] as const)
      given(...held(then))
        .when(extend('ana', { terms: now }), after(MINUTE))
        .causes({ type: 'request.filed' }, { type: 'step.opened' })
  })

  it.each([
    ['the policy of then', { ...AUTO, ...atMost(2 * HOUR) }, AUTO],
    ['today’s policy', AUTO, { ...AUTO, ...atMost(2 * HOUR) }],
  ])('never goes beyond the longest time of %s, counted from check-out', (_, then, now) => {
    given(...held(then))
      .when(extend('ana', { terms: now }, { seconds: HOUR }), after(30 * MINUTE))
      .causes({}, {}, { endsAt: after(2 * HOUR) }, {})
    given(...held(then))
      .when(extend('ana', { terms: now }, { seconds: HOUR + 1 }), after(30 * MINUTE))
      .refused('extension_too_long')
  })

  it('is for the holder, who is somebody still', () => {
    given(...held())
      .when(extend('bo', { terms: AUTO }), after(MINUTE))
      .refused('not_the_holder')
    given(...held())
      .when(extend('ana', { terms: AUTO, requesterActive: false }), after(MINUTE))
      .refused('person_inactive')
  })

  it('is for access in force', () =>
    given(filed('ana', AUTO), approved, checkedOut('ana'))
      .when(extend('ana', { terms: AUTO }), after(1))
      .refused('lease_not_active'))

  it('needs a reason, and is asked for once at a time', () => {
    given(...held())
      .when(extend('ana', { terms: AUTO }, { justification: '' }), after(MINUTE))
      .refused('justification_missing')
    given(...held(ASKED), ...waiting())
      .when(extend('ana', { terms: ASKED }), after(2 * MINUTE))
      .refused('extension_pending')
  })

  it('is given once under a key', () => {
    const past = decide(
      resourceAfter(...held()),
      under('k', extend('ana', { terms: AUTO })).command,
      {
        by: extend('ana').by,
        at: after(MINUTE),
      },
    ).events
    given(...held(), ...past)
      .when(under('k', extend('ana', { terms: AUTO })), after(2 * MINUTE))
      .causesNothing()
  })

  it('needs a proof of its own where check-out needs one', () => {
    const terms = { ...AUTO, mfa: mfa() }
    const past = [
      filed('ana', terms),
      approved,
      { ...checkedOut('ana'), proof: proof() },
      granted,
    ] as const
    for (const used of [null, proof()])
      given(...past)
        .when(extend('ana', { terms }, { proof: used }), after(MINUTE))
        .refused('proof_required')
    given(...past)
      .when(extend('ana', { terms }, { proof: proof({ id: 'prf_0002' }) }), after(MINUTE))
      .causes({ type: 'request.filed' }, {}, { type: 'lease.extended' }, {})
  })

  it('cannot be asked for where nobody else could agree', () => {
    const terms = { extension: { steps: [step(1, 'ana')] } }
    given(...held(terms))
      .when(extend('ana', { terms }), after(MINUTE))
      .refused('approvers_unreachable')
  })

  it('is looked at under the policies of the day when the last yes is given', () => {
    const yesUnder = (terms: Partial<Terms>, policy?: PolicyPin | null) =>
      given(...held(ASKED), ...waiting()).when(
        about(SECOND, approve('bo', roster(), '', policy === null ? { policy } : { terms })),
        after(2 * MINUTE),
      )
    yesUnder({}).refused('extension_not_allowed')
    yesUnder({}, null).refused('no_policy')
    yesUnder({ ...ASKED, ...atMost(HOUR) }).refused('extension_too_long')
    given(...held(ASKED), ...waiting())
      .when(about(SECOND, approve('bo')), after(2 * MINUTE))
      .refused('facts_stale')
  })

  it('counts only votes of people who may still agree', () => {
    const terms = { extension: { steps: [step(2, 'bo', 'cy', 'root')] } }
    given(...held(terms), ...waiting(terms), { ...yes('bo', 0), requestId: SECOND })
      .when(about(SECOND, approve('cy', roster(['bo']), '', { terms })), after(2 * MINUTE))
      .causes(
        { type: 'step.approved' },
        { type: 'request.reopened', droppedVotes: [idOf('bo')] },
        { type: 'step.opened' },
      )
  })

  it('is nothing to decide any more once the access has ended, however it ended', () => {
    given(...held(ASKED), ...waiting())
      .when(checkIn('ana'), after(5 * MINUTE))
      .causes({ type: 'lease.ended' }, { type: 'request.cancelled', requestId: SECOND })
    given(...held(ASKED), ...waiting())
      .when(endOfTime, after(HOUR))
      .causes({ type: 'lease.ended' }, { type: 'request.expired', requestId: SECOND })
    given(...held(ASKED), ...waiting())
      .when(endPerson('ana'), after(5 * MINUTE))
      .causes(
        { type: 'person.cut_off' },
        { type: 'request.cancelled', requestId: SECOND },
        { type: 'lease.ended' },
      )
  })

  it('waits no longer than the access lasts', () => {
    const [request] = waiting()
    expect(request).toMatchObject({ deadlineAt: after(HOUR) })
  })

  it('is pinned to the steps that were asked for it', () => {
    const [request] = waiting()
    const steps = ASKED.extension?.steps
    expect(request).toMatchObject({ policy: { ...pinOf(ASKED), terms: { steps } } })
  })
})
