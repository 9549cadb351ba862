import { describe, expect, it } from 'vitest'
import type { MfaRule } from '../../../src/domain/policy/policy'
import { isSettled } from '../../../src/domain/resource/state'
import { overdue } from '../../../src/domain/resource/wake'
import { after, ended, filed, HOUR, idOf, LEA, mfa, nth, REQ } from '../../support/facts'
import {
  breakGlass,
  brokenBy,
  free,
  over,
  PASSKEY,
  review,
  SECOND,
  signedBy,
  taken,
} from '../../support/glass-spec'
import { given, type Past, resourceAfter, told } from '../../support/resource-spec'

describe('the secret of an emergency', () => {
  it('takes a passkey where the policy wants any proof for it, also where it wants the provider’s', () => {
    const today = mfa({ required: false, at: { secret: 'provider' } })
    const show = (proof: typeof PASSKEY | null, rule: MfaRule | null = today) =>
      told('ana', { type: 'show_credential', leaseId: LEA, proof, today: rule })
    const fresh = { ...PASSKEY, id: 'prf_0004' } as const
    given(...taken)
      .when(show(fresh))
      .causes({ type: 'credential.shown', proof: fresh })
    given(...taken)
      .when(show({ ...fresh, method: 'provider' }))
      .refused('proof_too_weak')
    given(...taken)
      .when(show(null))
      .refused('proof_required')
    given(...taken)
      .when(show(null, null))
      .causes({ type: 'credential.shown' })
  })
})

describe('the review that an emergency owes', () => {
  it('is signed by somebody else whom the policy names, or who holds the permission', () => {
    given(...over)
      .when(review('cy'), after(HOUR))
      .causes({ type: 'review.signed', reviewer: idOf('cy'), words: 'It was needed.' })
    given(...over)
      .when(review('root', { mayReview: true }), after(HOUR))
      .causes({ type: 'review.signed', reviewer: idOf('root') })
    given(...over)
      .when(review('root'), after(HOUR))
      .refused('not_a_reviewer')
    given(...over)
      .when(review('ana', { mayReview: true }), after(HOUR))
      .refused('self_review')
  })

  it('needs words, comes after the emergency, and is signed once', () => {
    given(...over)
      .when(review('cy', { words: '' }))
      .refused('reason_missing')
    for (const early of [[...free, ...brokenBy()], taken])
      given(...early)
        .when(review('cy'))
        .refused('review_too_early')
    const signed = [...over, signedBy('cy')]
    given(...signed)
      .when(review('cy'))
      .causesNothing()
    given(...signed)
      .when(review('bo'))
      .refused('review_signed')
  })

  it('is not early while the target is still being closed, unless it could be taken again', () => {
    given(...taken, { ...ended('time'), requestId: SECOND })
      .when(review('cy'))
      .causes({ type: 'review.signed' })
    given(...taken, { ...ended('grant-failed'), requestId: SECOND })
      .when(review('cy'))
      .refused('review_too_early')
  })

  it('is owed by no other request', () =>
    given(filed('ana'))
      .when({ ...review('cy'), command: { ...review('cy').command, requestId: REQ } as never })
      .refused('review_not_owed'))

  it('keeps the person from breaking glass again until it is signed, also where none was taken', () => {
    const proved = { ...PASSKEY, id: 'prf_0003' } as const
    given(...over)
      .when(breakGlass('ana', { proof: proved }))
      .refused('review_owed')
    given(...free, ...brokenBy(), { type: 'request.cancelled', requestId: SECOND, reason: '' })
      .when(breakGlass('ana', { proof: proved }))
      .refused('review_owed')
    given(...over)
      .when(breakGlass('root', { proof: proved }))
      .causes({ type: 'request.filed' }, { type: 'glass.broken' }, {}, {})
    given(...over, signedBy('cy'))
      .when(breakGlass('ana', { proof: proved }))
      .causes({ type: 'request.filed' }, { type: 'glass.broken' }, {}, {})
  })

  it('is remembered however many requests come after it', () => {
    const later = Array.from({ length: 250 }, (_, index): readonly Past[] => [
      nth(index + 3, filed('bo')),
      nth(index + 3, { type: 'request.expired', requestId: REQ } as const),
    ])
    const state = resourceAfter(...over, ...later.flat())
    expect([...state.requests.keys()]).toContain(SECOND)
    expect([...state.requests.values()].filter(({ stage }) => isSettled(stage))).toHaveLength(201)
  })

  it('is called overdue once, when its date has passed', () => {
    const state = resourceAfter(...over)
    expect(overdue(state, after(HOUR))).toEqual([])
    const [due] = overdue(state, after(2 * HOUR))
    if (!due) throw new Error('Nothing is due.')
    given(...over)
      .when(due, after(2 * HOUR))
      .causes({ type: 'review.overdue', requestId: SECOND })
    const late = { type: 'review.overdue', requestId: SECOND, reviewBy: after(2 * HOUR) } as const
    expect(overdue(resourceAfter(...over, late), after(3 * HOUR))).toEqual([])
    expect(overdue(resourceAfter(...over, signedBy('cy')), after(3 * HOUR))).toEqual([])
  })
})
