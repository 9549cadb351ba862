import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../../src/domain/limits'
import { decide } from '../../../src/domain/resource/decide'
import type { Event } from '../../../src/domain/resource/event'
import { standingOf } from '../../../src/domain/resource/queue'
import { nextDeadline, overdue } from '../../../src/domain/resource/wake'
import {
  after,
  approved,
  cancelled,
  checkedOut,
  ended,
  filed,
  granted,
  HOUR,
  LEA,
  MINUTE,
  nth,
  opened,
  REQ,
  step,
} from '../../support/facts'
import { askBack, joinQueue, leaveQueue } from '../../support/holding-spec'
import {
  about,
  cancel,
  checkOut,
  confirmRevoke,
  given,
  happened,
  type Past,
  resourceAfter,
} from '../../support/resource-spec'

const SECOND = nth(2, { requestId: REQ }).requestId
const THIRD = nth(3, { requestId: REQ }).requestId
const OFFER = LIMITS.offerSeconds

/** Ana holds it; Bo and Cy have approved requests for it, good for four hours. */
const held: readonly Past[] = [
  filed('ana'),
  approved,
  checkedOut('ana'),
  granted,
  nth(2, filed('bo')),
  nth(2, approved),
  nth(3, filed('cy')),
  nth(3, approved),
]

function joined(number: number, at = after(MINUTE)): Past {
  const { requestId } = nth(number, { requestId: REQ })
  const leftMs = 4 * HOUR * 1_000 - (at - after(0))
  const deadlineAt = at + LIMITS.maxQueueSeconds * 1_000
  return happened(at, { type: 'queue.joined', requestId, sharing: 'exclusive', leftMs, deadlineAt })
}

const bothWait = [...held, joined(2), joined(3)]
const free = [...bothWait, happened(after(10 * MINUTE), ended())]

/** Ana's access was closed, and Bo's offer came with it. */
function offered(at = after(11 * MINUTE)): readonly Past[] {
  const { events } = decide(resourceAfter(...free), confirmRevoke(), {
    by: { kind: 'custodian' },
    at,
  })
  return [...free, ...events.map((event) => happened(at, event))]
}

describe('waiting for what somebody holds', () => {
  it('does not make an approval last longer, should the check-out that follows be given back', () => {
    const at = after(20 * MINUTE)
    const taken = nth(2, checkedOut('bo', { fence: 2 }))
    const { leases } = resourceAfter(...held, joined(2), happened(at, taken))
    const waitedFrom = after(MINUTE)
    expect(leases.get(taken.leaseId)?.approvedUntil).toBe(after(4 * HOUR) + (at - waitedFrom))
  })

  it('is for the requester of an approved request, while somebody holds it', () => {
    given(...held)
      .when(about(SECOND, joinQueue('bo')), after(MINUTE))
      .causes({ type: 'queue.joined', requestId: SECOND, sharing: 'exclusive' })
    given(...held)
      .when(about(SECOND, joinQueue('cy')), after(MINUTE))
      .refused('not_the_requester')
    given(filed('ana'), approved).when(joinQueue('ana'), after(MINUTE)).refused('resource_free')
    given(opened('ana', step(1, 'bo')))
      .when(joinQueue('ana'))
      .refused('request_not_approved')
    given(...bothWait)
      .when(about(SECOND, joinQueue('bo')), after(2 * MINUTE))
      .causesNothing()
  })

  it('does not use up the approval, and gives its time back to who leaves', () => {
    const wait = resourceAfter(...bothWait)
    expect(overdue(wait, after(4 * HOUR)).map(({ type }) => type)).not.toContain('lapse')
    given(...bothWait)
      .when(about(SECOND, leaveQueue('bo')), after(20 * HOUR))
      .causes({ type: 'queue.left', deadlineAt: after(20 * HOUR + 4 * HOUR - MINUTE) })
  })

  it('says the place, and when the turn comes at the latest', () => {
    const wait = resourceAfter(...bothWait)
    expect(standingOf(wait, SECOND, after(2 * MINUTE))).toEqual({
      position: 1,
      handedOverBy: null,
      waiting: 2,
      expectedAt: after(HOUR),
      offeredUntil: null,
    })
    expect(standingOf(wait, THIRD, after(2 * MINUTE))).toMatchObject({
      position: 2,
      expectedAt: after(2 * HOUR),
    })
    expect(standingOf(wait, REQ, after(2 * MINUTE))).toBeNull()
  })
})

describe('what has become free', () => {
  it('is offered to the first who waits, in the moment in which the target was read back', () => {
    const at = after(11 * MINUTE)
    given(...free)
      .when(confirmRevoke(), at)
      .causes(
        { type: 'lease.closed' },
        { type: 'request.used' },
        { type: 'queue.offered', requestId: SECOND, until: at + OFFER * 1_000 },
      )
  })

  it('is nobody else’s meanwhile: not of the next who waits, and not of who comes by', () => {
    for (const [who, request] of [
      ['cy', THIRD],
      ['root', nth(4, { requestId: REQ }).requestId],
    ] as const)
      given(...offered(), nth(4, filed('root')), nth(4, approved))
        .when(about(request, checkOut(who)), after(12 * MINUTE))
        .refused('resource_offered')
    given(...offered())
      .when(about(SECOND, checkOut('bo')), after(12 * MINUTE))
      .causes({ type: 'lease.checked_out', requestId: SECOND })
  })

  it('goes to the next when it is not taken in time, and when its first wants it no more', () => {
    const late = after(11 * MINUTE + OFFER)
    const wait = resourceAfter(...offered())
    expect(overdue(wait, late)).toEqual([{ type: 'end_offer', requestId: SECOND }])
    expect(nextDeadline(wait)).toBe(late)
    given(...offered())
      .when({ type: 'end_offer', requestId: SECOND }, late)
      .causes({ type: 'queue.passed' }, { type: 'queue.offered', requestId: THIRD })
    given(...offered())
      .when({ type: 'end_offer', requestId: SECOND }, late - 1)
      .causesNothing()
    for (const gone of [leaveQueue('bo'), cancel('bo')])
      given(...offered())
        .when(about(SECOND, gone), after(12 * MINUTE))
        .causes({}, { type: 'queue.offered', requestId: THIRD })
  })

  it('goes to the next as well when the first has to be approved again', () => {
    const steps = { terms: { steps: [step(1, 'ana', 'cy')] } }
    given(...offered())
      .when(about(SECOND, checkOut('bo', steps)), after(12 * MINUTE))
      .refused(
        'approval_reopened',
        { type: 'request.reopened' },
        { type: 'step.opened' },
        { type: 'queue.offered', requestId: THIRD },
      )
  })

  it('leaves the approval good for the offer, however little of its time was left', () => {
    const at = after(11 * MINUTE)
    const short: Event = {
      ...{ type: 'queue.joined', requestId: SECOND, sharing: 'exclusive' },
      leftMs: 1_000,
      deadlineAt: after(DAY_LATER),
    } as const
    given(...held, happened(after(MINUTE), short), happened(after(10 * MINUTE), ended()))
      .when(confirmRevoke(), at)
      .causes({}, {}, { type: 'queue.offered', deadlineAt: at + OFFER * 1_000 })
  })

  it('waits for nobody who is not waiting any more', () =>
    given(...bothWait, nth(2, cancelled), happened(after(10 * MINUTE), ended()))
      .when(confirmRevoke(), after(11 * MINUTE))
      .causes({}, {}, { type: 'queue.offered', requestId: THIRD }))
})

const DAY_LATER = 24 * HOUR

describe('asking the holder to give back', () => {
  it('is for those who wait, at most once in ten minutes, whoever asks', () => {
    given(...bothWait)
      .when(about(SECOND, askBack('bo')), after(2 * MINUTE))
      .causes({ type: 'lease.asked_back', leaseId: LEA, byName: 'Bo', message: 'Please.' })
    given(...held)
      .when(about(SECOND, askBack('bo')), after(2 * MINUTE))
      .refused('not_in_queue')
    const asked: Past = happened(after(2 * MINUTE), {
      ...{ type: 'lease.asked_back', leaseId: LEA, requestId: SECOND },
      ...{ by: 'per_bo00', byName: 'Bo', message: '' },
    } as Event)
    given(...bothWait, asked)
      .when(about(THIRD, askBack('cy')), after(11 * MINUTE))
      .refused('asked_back_recently')
    given(...bothWait, asked)
      .when(about(THIRD, askBack('cy')), after(12 * MINUTE))
      .causes({ type: 'lease.asked_back', byName: 'Cy' })
  })

  it('asks nobody who is giving it back already', () =>
    given(...free)
      .when(about(SECOND, askBack('bo')), after(11 * MINUTE))
      .refused('nobody_holds_it'))
})
