import { describe, expect, it } from 'vitest'
import { requestIdOf } from '../../../src/domain/ids'
import type { Event } from '../../../src/domain/resource/event'
import { storyOf } from '../../../src/domain/resource/view'
import {
  after,
  approved,
  cancelled,
  checkedOut,
  closed,
  DAY,
  ended,
  filed,
  granted,
  nth,
  opened,
  REQ,
  RES,
  rejected,
  step,
  used,
  yes,
} from '../../support/facts'
import { breakGlass } from '../../support/glass-spec'
import {
  approve,
  ask,
  cancel,
  checkIn,
  checkOut,
  forceRevoke,
  given,
  person,
  reject,
  resourceAfter,
  under,
} from '../../support/resource-spec'
import { walk } from './walk'

const KEY = 'one-key'

describe('a request that is filed again under its key', () => {
  const before = filed('ana', { steps: [step(1, 'bo')] }, { key: KEY })
  const again = under(KEY, ask('ana'))

  it('keeps the key that it was filed under', () =>
    given().when(again).causes({ type: 'request.filed', key: KEY }, {}))

  it('is the same request, and nothing happens', () => {
    given(before).when(again).causesNothing()
    given(before, yes('bo', 0), approved).when(again).causesNothing()
    given(before, cancelled).when(again).causesNothing()
  })

  it('is answered with that request, even where nobody may ask any more', () => {
    const late = under(KEY, ask('ana', { policy: null, retired: true }))
    given(before).when(late).causesNothing()
    const resource = resourceAfter(nth(2, opened('ana')), nth(1, before))
    expect(storyOf(resource, late.command, [], person('ana')).request?.id).toBe(REQ)
    expect(storyOf(resource, late.command, [], person('bo')).request).toBeNull()
  })

  it('is the same emergency as well', () => {
    const again = under(KEY, breakGlass('ana'))
    const resource = resourceAfter(nth(1, before))
    expect(storyOf(resource, again.command, [], person('ana')).request?.id).toBe(REQ)
  })

  it('is another request under another key, without one, and for somebody else', () => {
    const second = requestIdOf(RES, 2)
    const others = [under('other-key', ask('ana')), ask('ana'), under(KEY, ask('cy'))]
    for (const other of others)
      given(before).when(other).causes({ type: 'request.filed', requestId: second }, {})
    given(opened('ana')).when(ask('ana')).causes({ requestId: second }, {})
  })

  it('is another request a day later', () => {
    given(before)
      .when(again, after(DAY - 1))
      .causesNothing()
    given(before)
      .when(again, after(DAY))
      .causes({ requestId: requestIdOf(RES, 2) }, {})
  })

  it('is filed once for each person and key, whatever else people say', () => {
    const twice = Array.from({ length: 100 }, (_, seed) => walk(seed + 1, 300)).flatMap(({ log }) =>
      log.filter(({ event, at }) =>
        log.some(
          (other) => other.event !== event && isSameFiling(other.event, event, other.at, at),
        ),
      ),
    )
    expect(twice).toEqual([])
  })
})

function isSameFiling(one: Event, other: Event, oneAt: number, otherAt: number): boolean {
  if (one.type !== 'request.filed' || other.type !== 'request.filed' || !one.key) return false
  const isSame = one.key === other.key && one.requester === other.requester
  return isSame && Math.abs(oneAt - otherAt) < DAY * 1_000
}

describe('a decision that is given again under its key', () => {
  const asked = opened('ana', step(1, 'bo', 'cy'), step(1, 'bo', 'root'))
  const yesBefore = { ...yes('bo', 0), key: KEY }

  it('keeps the key that it was given under', () => {
    given(asked)
      .when(under(KEY, approve('bo')))
      .causes({ key: KEY }, { type: 'step.opened' })
    given(asked)
      .when(under(KEY, reject('bo')))
      .causes({ type: 'request.rejected', key: KEY })
  })

  it('is counted already, also when the next step is open or the access was used', () => {
    given(asked, yesBefore)
      .when(under(KEY, approve('bo')))
      .causesNothing()
    given(asked, yesBefore, yes('root', 1), approved, checkedOut('ana'))
      .when(under(KEY, approve('bo')))
      .causesNothing()
    given(asked, { ...rejected, key: KEY })
      .when(under(KEY, reject('bo')))
      .causesNothing()
  })

  it('is refused under any other key', () => {
    given(asked, yesBefore).when(approve('bo')).refused('already_voted')
    given(asked, yesBefore)
      .when(under('other-key', approve('bo')))
      .refused('already_voted')
    given(asked, { ...rejected, key: KEY })
      .when(reject('bo'))
      .refused('request_settled')
    given(asked, rejected).when(reject('bo')).refused('request_settled')
  })

  it('needs no key to be withdrawn, given back or revoked twice', () => {
    given(asked, cancelled).when(cancel('ana')).causesNothing()
    const over = [asked, approved, checkedOut('ana'), granted, ended(), closed, used]
    given(...over)
      .when(checkIn('ana'))
      .causesNothing()
    given(...over)
      .when(forceRevoke('root'))
      .causesNothing()
  })
})

describe('a check-out that is given again under its key', () => {
  const asked = [opened('ana'), approved] as const
  const taken = checkedOut('ana', { key: KEY })
  const again = under(KEY, checkOut('ana'))

  it('keeps the key that it was given under', () =>
    given(...asked)
      .when(again)
      .causes({ type: 'lease.checked_out', key: KEY }))

  it('is the same lease, and nothing happens, also when it is over', () => {
    given(...asked, taken)
      .when(again)
      .causesNothing()
    given(...asked, taken, granted)
      .when(again)
      .causesNothing()
    given(...asked, taken, granted, ended(), closed, used)
      .when(again)
      .causesNothing()
    const story = storyOf(resourceAfter(...asked, taken), again.command, [], person('ana'))
    expect(story.lease?.id).toBe(taken.leaseId)
  })

  it('is refused under another key, and to anybody else', () => {
    given(...asked, taken)
      .when(checkOut('ana'))
      .refused('request_not_approved')
    given(...asked, checkedOut('ana'))
      .when(again)
      .refused('request_not_approved')
    given(...asked, taken)
      .when(under(KEY, checkOut('bo')))
      .refused('not_the_requester')
  })

  it('is tried again when the target did not open and the approval is good again', () => {
    const reinstated: Event = {
      type: 'request.reinstated',
      requestId: REQ,
      deadlineAt: after(DAY),
    }
    given(...asked, taken, ended('grant-failed'), closed, reinstated)
      .when(again)
      .causes({ type: 'lease.checked_out', fence: 3, key: KEY })
    given(...asked, taken, ended('grant-failed'), closed, reinstated, cancelled)
      .when(again)
      .refused('request_not_approved')
  })
})
