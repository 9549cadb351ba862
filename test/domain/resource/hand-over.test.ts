import { describe, expect, it } from 'vitest'
import { CUSTODIAN } from '../../../src/domain/actor'
import type { Event } from '../../../src/domain/resource/event'
import { standingOf } from '../../../src/domain/resource/queue'
import { react } from '../../../src/domain/resource/react'
import {
  account,
  after,
  approved,
  checkedOut,
  closed,
  ended,
  filed,
  granted,
  idOf,
  MINUTE,
  nameOf,
  nth,
  REQ,
  START,
  type Who,
} from '../../support/facts'
import {
  about,
  checkOut,
  confirmRevoke,
  given,
  happened,
  type Past,
  type RulingOptions,
  resourceAfter,
  ruling,
  told,
} from '../../support/resource-spec'

const SECOND = nth(2, { requestId: REQ }).requestId
const THIRD = nth(3, { requestId: REQ }).requestId

/** Ana holds it; Bo waits for it, and Cy has an approved request as well. */
const held: readonly Past[] = [
  filed('ana'),
  approved,
  checkedOut('ana'),
  granted,
  nth(2, filed('bo')),
  nth(2, approved),
  nth(3, filed('cy')),
  nth(3, approved),
  {
    ...{ type: 'queue.joined', requestId: SECOND, sharing: 'exclusive' },
    ...{ leftMs: 1_000, deadlineAt: after(50 * MINUTE) },
  },
]

function handOver(to: Who, by: Who = 'ana', today: RulingOptions = {}) {
  const named = { leaseId: checkedOut('ana').leaseId, to: idOf(to), toName: nameOf(to) }
  return told(by, { type: 'hand_over', ...named, ruling: ruling(today) })
}

const handed: Event = {
  ...{ type: 'lease.handed_over', leaseId: checkedOut('ana').leaseId, requestId: THIRD },
  ...{ to: idOf('cy'), toName: 'Cy', byName: 'Ana' },
}
const joined: Event = {
  ...{ type: 'queue.joined', requestId: THIRD, sharing: 'exclusive' },
  ...{ leftMs: 1_000, deadlineAt: after(50 * MINUTE) },
}
const over = [...held, joined, handed, happened(after(MINUTE), ended('handed-over'))]

describe('handing over what one holds', () => {
  it('ends the access of who had it, and opens nothing yet', () =>
    given(...held)
      .when(handOver('cy'))
      .causes({ type: 'queue.joined', requestId: THIRD }, handed, {
        type: 'lease.ended',
        ending: 'handed-over',
      }))

  it('gives it only once the target was read back, and before anybody who waits', () => {
    given(...over)
      .when(about(THIRD, checkOut('cy')), after(MINUTE))
      .refused('resource_held')
    given(...over)
      .when(confirmRevoke(), after(2 * MINUTE))
      .causes(
        { type: 'lease.closed' },
        { type: 'request.used' },
        {
          type: 'queue.offered',
          requestId: THIRD,
        },
      )
    const offered: Event = {
      ...{ type: 'queue.offered', requestId: THIRD },
      ...{ until: after(5 * MINUTE), deadlineAt: after(50 * MINUTE) },
    }
    const free = [...over, happened(after(2 * MINUTE), closed), offered]
    given(...free)
      .when(about(SECOND, checkOut('bo')), after(3 * MINUTE))
      .refused('resource_offered')
    given(...free)
      .when(about(THIRD, checkOut('cy')), after(3 * MINUTE))
      .causes({ type: 'lease.checked_out', holder: idOf('cy') })
  })

  it('is for somebody with an approved request for the very same', () => {
    given(...held)
      .when(handOver('root'))
      .refused('nobody_to_hand_to')
    given(...held)
      .when(handOver('ana'))
      .refused('nobody_to_hand_to')
    const other = nth(4, filed('root', {}, { account: account('reader') }))
    given(...held, other, nth(4, approved))
      .when(handOver('root'))
      .refused('nobody_to_hand_to')
    given(...held, nth(4, filed('root')))
      .when(handOver('root'))
      .refused('nobody_to_hand_to')
    given(...held)
      .when(handOver('cy', 'ana', { requesterActive: false }))
      .refused('nobody_to_hand_to')
    given(...held)
      .when(handOver('cy'), after(5 * 60 * MINUTE))
      .refused('nobody_to_hand_to')
  })

  it('is for its holder to do, while it is active, and said twice done once', () => {
    given(...held)
      .when(handOver('cy', 'bo'))
      .refused('not_the_holder')
    given(...over)
      .when(handOver('cy'))
      .causesNothing()
    given(...over)
      .when(handOver('bo'))
      .refused('lease_not_active')
  })

  it('both see it', () => {
    const state = resourceAfter(...over)
    expect(state.leases.get(checkedOut('ana').leaseId)?.handedTo).toEqual({
      id: idOf('cy'),
      name: 'Cy',
    })
    expect(standingOf(state, THIRD, START)).toMatchObject({ position: 1, handedOverBy: 'Ana' })
    expect(react(state, handed, { by: CUSTODIAN, at: START })).toContainEqual(
      expect.objectContaining({ type: 'tell', audience: { kind: 'person', person: idOf('cy') } }),
    )
  })
})
