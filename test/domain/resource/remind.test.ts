import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../../src/domain/limits'
import { react } from '../../../src/domain/resource/react'
import { nextDeadline, overdue } from '../../../src/domain/resource/wake'
import {
  after,
  approved,
  filed,
  groupStep,
  HOUR,
  idOf,
  MINUTE,
  OPS,
  REQ,
  rejected,
  step,
  yes,
} from '../../support/facts'
import { given, happened, type Past, person, resourceAfter } from '../../support/resource-spec'

const steps = [step(1, 'bo'), groupStep(1, OPS)]
const asked = filed('ana', { steps, remindAfterSeconds: 10 * MINUTE })
const first = { type: 'step.opened', requestId: REQ, step: 0 } as const
const second = { ...first, step: 1 }
const reminded = { type: 'step.reminded', requestId: REQ, step: 0 } as const
const remind = { type: 'remind', requestId: REQ } as const

describe('a step that nobody answers', () => {
  it('is brought to mind again, each time after twice as long', () => {
    given(asked, first)
      .when(remind, after(10 * MINUTE - 1))
      .causesNothing()
    given(asked, first)
      .when(remind, after(10 * MINUTE))
      .causes(reminded)
    const once = happened(after(10 * MINUTE), reminded)
    given(asked, first, once)
      .when(remind, after(29 * MINUTE))
      .causesNothing()
    given(asked, first, once)
      .when(remind, after(30 * MINUTE))
      .causes(reminded)
    expect(nextDeadline(resourceAfter(asked, first, once))).toBe(after(30 * MINUTE))
  })

  it('is brought to mind once for all that passed while nobody looked', () => {
    const late = happened(after(100 * MINUTE), reminded)
    expect(overdue(resourceAfter(asked, first, late), after(100 * MINUTE))).toEqual([])
  })

  it('begins to count when it is opened, and ends with the request', () => {
    const later = [asked, first, yes('bo', 0), happened(after(HOUR), second)] as const
    given(...later)
      .when(remind, after(HOUR + 5 * MINUTE))
      .causesNothing()
    given(...later)
      .when(remind, after(HOUR + 10 * MINUTE))
      .causes({ ...reminded, step: 1 })
    given(asked, first, rejected).when(remind, after(HOUR)).causesNothing()
    expect(overdue(resourceAfter(asked, first), after(3 * HOUR))).toEqual([
      { type: 'expire', requestId: REQ },
    ])
  })

  it('is not brought to mind for ever, nor where the policy does not say so', () => {
    const many: Past[] = Array.from({ length: LIMITS.remindersPerStep }, () => reminded)
    const long = { ...asked, deadlineAt: after(1_000 * HOUR) }
    given(long, first, ...many)
      .when(remind, after(900 * HOUR))
      .causesNothing()
    given(filed('ana', { steps }), first).when(remind, after(HOUR)).causesNothing()
  })
})

describe('whoever was asked', () => {
  const tellings = (event: Parameters<typeof react>[1], ...past: readonly Past[]) =>
    react(resourceAfter(...past, event), event, { by: person('bo'), at: after(MINUTE) }).flatMap(
      (effect) => (effect.type === 'tell' && effect.as === 'asked' ? effect.audience : []),
    )

  it('hears that it is settled, apart from who settled it and from who asked', () => {
    const except = [idOf('ana'), idOf('bo')]
    const about = { policyId: 'pol_prod', resourceName: 'prod-db', accountName: 'admin' }
    expect(tellings(rejected, asked, first)).toEqual([
      { kind: 'approvers', people: [idOf('bo')], groups: [], except, about },
    ])
    expect(tellings(approved, asked, first, yes('bo', 0), second)).toEqual([
      { kind: 'approvers', people: [idOf('bo')], groups: [OPS], except, about },
    ])
  })

  it('hears nothing of what nobody was asked about', () =>
    expect(tellings({ ...approved, isAutomatic: true }, filed('ana'))).toEqual([]))
})
