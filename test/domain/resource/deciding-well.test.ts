import { describe, expect, it } from 'vitest'
import type { Event } from '../../../src/domain/resource/event'
import {
  after,
  approved,
  checkedOut,
  filed,
  HOUR,
  idOf,
  MINUTE,
  opened,
  REQ,
  roster,
  step,
  yes,
} from '../../support/facts'
import {
  approve,
  checkOut,
  given,
  reject,
  resourceAfter,
  type Told,
  under,
  withdrawVote,
} from '../../support/resource-spec'

const steps = [step(1, 'bo', 'cy'), step(1, 'bo', 'cy', 'root')]
const pending = opened('ana', ...steps)

function shorter({ command, by }: Told, durationSeconds: number): Told {
  return { command: { ...command, durationSeconds } as Told['command'], by }
}

describe('a yes for a shorter time', () => {
  it('counts, keeps the votes before it, and bounds the access', () => {
    given(pending, yes('bo', 0))
      .when(shorter(approve('cy'), 30 * MINUTE))
      .causes({ type: 'step.approved', shortenedTo: 30 * MINUTE }, { type: 'request.approved' })
    const votes = [yes('bo', 0), { ...yes('cy', 1), shortenedTo: 30 * MINUTE }] as const
    given(pending, ...votes, approved)
      .when(checkOut('ana', { terms: { steps } }))
      .causes({ endsAt: after(30 * MINUTE) })
  })

  it('is never for longer than was asked, and not below what the policy gives', () => {
    for (const seconds of [HOUR + 1, 0, 9, 60.5])
      given(pending)
        .when(shorter(approve('bo'), seconds))
        .refused('duration_out_of_bounds')
    given(pending, { ...yes('bo', 0), shortenedTo: MINUTE })
      .when(shorter(approve('cy'), HOUR))
      .refused('duration_out_of_bounds')
  })
})

describe('taking a yes back', () => {
  it('opens its step again, also when everything was approved', () => {
    for (const past of [[], [approved]])
      given(pending, yes('bo', 0), yes('cy', 1), ...past)
        .when(withdrawVote('bo'), after(MINUTE))
        .causes(
          { type: 'vote.withdrawn', step: 0, approver: idOf('bo'), reason: 'I was wrong.' },
          { type: 'request.reopened', droppedVotes: [idOf('bo')] },
          { type: 'step.opened', step: 0 },
        )
  })

  it('is too late once the access was taken, and is for who voted, with a reason', () => {
    const past = [pending, yes('bo', 0), yes('cy', 1), approved] as const
    given(...past, checkedOut('ana'))
      .when(withdrawVote('bo'), after(MINUTE))
      .refused('request_settled')
    given(...past)
      .when(withdrawVote('root'), after(MINUTE))
      .refused('vote_unknown')
    given(...past)
      .when(withdrawVote('bo', ''), after(MINUTE))
      .refused('reason_missing')
  })

  it('is not undone by the same yes that is given again for want of an answer', () => {
    const vote = { ...yes('bo', 0), key: 'k' }
    const back: Event = {
      type: 'vote.withdrawn',
      ...{ requestId: REQ, step: 0, approver: idOf('bo'), approverName: 'Bo', reason: 'No.' },
    }
    given(pending, vote, back)
      .when(under('k', approve('bo')), after(MINUTE))
      .causesNothing()
    given(pending, vote, back)
      .when(approve('bo'), after(MINUTE))
      .causes({ type: 'step.approved' }, { type: 'step.opened' })
  })
})

describe('what the policy asks of those who decide', () => {
  it('is a comment to a yes, where it says so', () => {
    const terms = { steps, commentRequired: true }
    given(filed('ana', terms)).when(approve('bo')).refused('reason_missing')
    given(filed('ana', terms))
      .when(approve('bo', roster(), 'The incident is real.'))
      .causes({ type: 'step.approved' }, { type: 'step.opened' })
  })

  const three = filed('ana', { steps: [step(1, 'bo', 'cy', 'root')], rejections: 2 })
  const no = (who: 'bo' | 'cy'): Event => ({
    type: 'step.rejected',
    ...{ requestId: REQ, step: 0, approver: idOf(who), approverName: who, reason: 'No.' },
    key: null,
  })

  it('is a no by as many people as it says, each counted once', () => {
    given(three)
      .when(reject('bo'))
      .causes({ type: 'step.rejected', approver: idOf('bo') })
    given(three, no('bo')).when(reject('bo')).causesNothing()
    given(three, no('bo')).when(reject('cy')).causes({ type: 'request.rejected' })
    given(three, no('bo'))
      .when(approve('cy'))
      .causes({ type: 'step.approved' }, { type: 'request.approved' })
  })

  it('ends with fewer where the others are too few to agree', () =>
    given(filed('ana', { steps: [step(2, 'bo', 'cy')], rejections: 2 }))
      .when(reject('bo'))
      .causes({ type: 'request.rejected' }))

  it('counts the last word of each: a yes takes a no back, and a no a yes', () => {
    const said = resourceAfter(three, no('bo'), yes('bo', 0)).requests.get(REQ)
    expect([said?.rejections.length, said?.votes.length]).toEqual([0, 1])
    const two = filed('ana', { steps: [step(2, 'bo', 'cy', 'root')], rejections: 2 })
    const other = resourceAfter(two, yes('bo', 0), no('bo')).requests.get(REQ)
    expect([other?.rejections.length, other?.votes.length]).toEqual([1, 0])
  })
})
