import { describe, expect, it } from 'vitest'
import { react } from '../../../src/domain/resource/react'
import {
  after,
  approved,
  ended,
  filed,
  idOf,
  LEA,
  MINUTE,
  OPS,
  pinOf,
  REQ,
  roster,
  START,
} from '../../support/facts'
import {
  asked,
  breakGlass,
  broken,
  brokenBy,
  free,
  inUse,
  joined,
  offered,
  owing,
  PASSKEY,
  RULE,
  SECOND,
  TERMS,
  taken,
  takenBy,
} from '../../support/glass-spec'
import {
  about,
  cancel,
  checkOut,
  confirmRevoke,
  endOfTime,
  given,
  type Past,
  person,
  resourceAfter,
  ruling,
  told,
  under,
} from '../../support/resource-spec'

const keyed = { ...asked, key: 'once' }

describe('breaking the glass', () => {
  it('takes no vote and no provider, is pinned without steps, and is offered at once', () =>
    given(...free)
      .when(breakGlass('ana'))
      .causes(
        { ...asked, policy: pinOf({ ...TERMS, steps: [] }), deadlineAt: after(15 * MINUTE) },
        { ...broken, ...owing, revoked: [], proof: PASSKEY },
        { type: 'queue.joined', requestId: SECOND, isEmergency: true },
        { type: 'queue.offered', requestId: SECOND },
      ))

  it('revokes whoever holds it the normal way, and waits until the target was read back', () => {
    given(...inUse)
      .when(breakGlass('ana'), after(MINUTE))
      .causes(
        { type: 'request.filed' },
        { ...broken, revoked: [{ leaseId: LEA, holder: idOf('bo'), holderName: 'Bo' }] },
        { type: 'queue.joined' },
        {
          ...{ type: 'lease.ended', leaseId: LEA, ending: 'forced' },
          reason: 'Ana broke the glass: Production is down.',
        },
      )
    const waiting = [...inUse, ...brokenBy(), ended('forced')]
    given(...waiting)
      .when(about(SECOND, takenBy('ana')))
      .refused('resource_held')
    given(...waiting)
      .when(confirmRevoke(), after(MINUTE))
      .causes(
        { type: 'lease.closed' },
        { type: 'request.used' },
        { type: 'queue.offered', requestId: SECOND },
      )
  })

  it('is for whoever holds the permission, then and when it is taken', () => {
    given(...free)
      .when(breakGlass('ana', { mayBreakGlass: false }))
      .refused('glass_not_allowed')
    given(...free, ...brokenBy())
      .when(about(SECOND, takenBy('ana', { mayBreakGlass: false })))
      .refused('glass_not_allowed')
    given(...free, ...brokenBy())
      .when(about(SECOND, checkOut('ana', { terms: TERMS })))
      .refused('glass_not_allowed')
  })

  it('is only where the policy has it, then and when it is taken', () => {
    given(...free)
      .when(breakGlass('ana', { today: { terms: { ...TERMS, breakGlass: null } } }))
      .refused('glass_unbreakable')
    given(...free)
      .when(breakGlass('ana', { today: { policy: null } }))
      .refused('no_policy')
    given(...free, ...brokenBy())
      .when(about(SECOND, takenBy('ana', {}, { terms: { breakGlass: null } })))
      .refused('glass_unbreakable')
  })

  it('takes a passkey, a reason, and a time of its own', () => {
    const refusals = [
      [{ proof: null }, 'proof_required'],
      [{ proof: { ...PASSKEY, method: 'provider' } }, 'proof_too_weak'],
      [{ proof: { ...PASSKEY, provenAt: after(-6 * MINUTE) } }, 'proof_too_old'],
      [{ justification: '' }, 'justification_missing'],
      [{ durationSeconds: 11 * MINUTE }, 'duration_out_of_bounds'],
      [{ durationSeconds: 5 }, 'duration_out_of_bounds'],
    ] as const
    for (const [more, code] of refusals)
      given(...free)
        .when(breakGlass('ana', more))
        .refused(code)
  })

  it('is refused to those who left, and where the directory is not understood', () => {
    given(...free)
      .when(breakGlass('ana', { today: { requesterActive: false } }))
      .refused('person_inactive')
    given(...free)
      .when(breakGlass('ana', { today: { requesterUnclear: true } }))
      .refused('person_unclear')
    given(...free, { type: 'person.cut_off', personId: idOf('ana'), reason: '' })
      .when(breakGlass('ana'))
      .refused('person_inactive')
  })

  it('is refused where nobody but the person could review it, or that is not known', () => {
    const alone = { ...TERMS, breakGlass: { ...RULE, reviewers: { people: [], groups: [OPS] } } }
    given(...free)
      .when(breakGlass('ana', { today: { terms: alone }, roster: roster([], ['ana']) }))
      .refused('reviewers_unreachable')
    given(...free)
      .when(breakGlass('ana', { roster: { people: [], groups: {} } }))
      .refused('facts_stale')
  })

  it('is done once, however often it is said', () =>
    given(filed('bo'), ...brokenBy().map((past) => (past === asked ? keyed : past)))
      .when(under('once', breakGlass('ana')))
      .causesNothing())

  it('goes before what was offered to somebody who waited, who keeps the place', () => {
    const bos: readonly Past[] = [
      filed('bo'),
      approved,
      { ...joined, requestId: REQ },
      { ...offered, requestId: REQ },
    ]
    const state = resourceAfter(...bos, ...brokenBy(), offered)
    expect(state.queue).toMatchObject([
      { requestId: SECOND, offeredUntil: after(5 * MINUTE) },
      { requestId: REQ, offeredUntil: null },
    ])
    given(...bos, ...brokenBy(), offered)
      .when(checkOut('bo'))
      .refused('resource_offered')
  })
})

describe('taking access in an emergency', () => {
  it('needs no vote, no window and no further proof right away, and is short', () =>
    given(...free, ...brokenBy(), offered)
      .when(about(SECOND, takenBy('ana')), after(MINUTE))
      .causes({ type: 'lease.checked_out', holder: idOf('ana'), endsAt: after(6 * MINUTE) }))

  it('is as short as today’s policy says', () =>
    given(...free, ...brokenBy(), offered)
      .when(
        about(SECOND, takenBy('ana', {}, { terms: { breakGlass: { ...RULE, maxSeconds: 60 } } })),
      )
      .causes({ type: 'lease.checked_out', endsAt: after(MINUTE) }))

  it('takes a new passkey once the first is older than five minutes', () => {
    const late = [...free, ...brokenBy(), offered]
    given(...late)
      .when(about(SECOND, takenBy('ana')), after(6 * MINUTE))
      .refused('proof_required')
    const fresh = { ...PASSKEY, id: 'prf_0002', provenAt: after(6 * MINUTE) } as const
    given(...late)
      .when(
        about(SECOND, takenBy('ana', { proof: { ...fresh, method: 'provider' } })),
        after(6 * MINUTE),
      )
      .refused('proof_too_weak')
    given(...late)
      .when(about(SECOND, takenBy('ana', { proof: fresh })), after(6 * MINUTE))
      .causes({ type: 'lease.checked_out', proof: fresh })
  })

  it('waits before others again where its offer has passed, and revokes nobody again', () =>
    given(...inUse, ...brokenBy(), { type: 'queue.passed', requestId: SECOND })
      .when(told('ana', { type: 'join_queue', requestId: SECOND, ruling: ruling() }), after(MINUTE))
      .causes({ type: 'queue.joined', requestId: SECOND, isEmergency: true }))

  it('gets no more time', () =>
    given(...taken)
      .when(
        told('ana', {
          ...{ type: 'extend', leaseId: LEA, roster: roster(), seconds: 60, key: null },
          ruling: ruling({ terms: TERMS }),
          ...{ justification: 'More.', proof: PASSKEY },
        }),
        after(MINUTE),
      )
      .refused('extension_not_allowed'))
})

describe('who hears of an emergency', () => {
  it('is everybody whom the policy names, and whoever held it, but not the person', () => {
    const event = {
      ...{ ...broken, ...owing, proof: PASSKEY },
      revoked: [{ leaseId: LEA, holder: idOf('bo'), holderName: 'Bo' }],
    } as const
    const state = resourceAfter(...inUse, asked, event)
    expect(react(state, event, { by: person('ana'), at: START })).toContainEqual(
      expect.objectContaining({
        type: 'tell',
        audience: {
          kind: 'approvers',
          people: [idOf('root'), idOf('cy'), idOf('bo')],
          groups: [OPS],
          except: [idOf('ana')],
        },
      }),
    )
  })

  it('is no less the person who cancels it', () =>
    given(...free, ...brokenBy())
      .when(about(SECOND, cancel('ana')))
      .causes({ type: 'request.cancelled' }))

  it('ends by itself', () =>
    given(...taken)
      .when(endOfTime, after(5 * MINUTE))
      .causes({ type: 'lease.ended', ending: 'time' }))
})
