import { describe, expect, it } from 'vitest'
import { isOneRight } from '../../../src/domain/account'
import { mayHaveBeenLeft, successorOf } from '../../../src/domain/resource/occupancy'
import {
  account,
  approved,
  checkedOut,
  closed,
  ended,
  filed,
  granted,
  HOUR,
  idOf,
  inUse,
  LEA,
  nameOf,
  nth,
  quarantined,
  START,
  type Who,
} from '../../support/facts'
import {
  about,
  checkOut,
  confirmRevoke,
  forceClose,
  given,
  happened,
  resourceAfter,
} from '../../support/resource-spec'

const stuck = [...inUse, granted, ended(), quarantined] as const
const said = (who: Who) => ({
  leaseId: LEA,
  by: idOf(who),
  byName: nameOf(who),
  reason: 'The server was scrapped.',
})
const asked = { type: 'lease.force_close_asked', ...said('root') } as const
const forced = { type: 'lease.force_closed', ...said('cy') } as const

describe('closing a lease by force', () => {
  it('takes two administrators, and both say why', () => {
    given(...stuck)
      .when(forceClose('root'))
      .causes(asked)
    given(...stuck, asked)
      .when(forceClose('cy'))
      .causes(forced)
    given(...stuck)
      .when(forceClose('root', ''))
      .refused('reason_missing')
  })

  it('is never done by one person who says it twice', () =>
    given(...stuck, asked)
      .when(forceClose('root'))
      .refused('second_person_needed'))

  it('starts again where the second comes more than an hour later', () =>
    given(...stuck, happened(START, asked))
      .when(forceClose('cy'), START + HOUR * 1_000 + 1)
      .causes({ ...asked, ...said('cy') }))

  it('is not for the holder', () => {
    given(...stuck)
      .when(forceClose('ana'))
      .refused('self_approval')
    given(...stuck, asked)
      .when(forceClose('ana'))
      .refused('self_approval')
  })

  it('is for quarantined leases only', () => {
    given(...inUse, granted)
      .when(forceClose('root'))
      .refused('lease_not_quarantined')
    given(...inUse, granted, ended(), closed)
      .when(forceClose('root'))
      .refused('lease_not_quarantined')
    given().when(forceClose('root')).refused('lease_unknown')
  })

  it('changes nothing when it has been done', () =>
    given(...stuck, asked, forced)
      .when(forceClose('root'))
      .causesNothing())
})

describe('a lease that was closed by force', () => {
  const next = nth(2, filed('bo'))
  const waiting = [next, nth(2, approved)] as const

  it('blocks nobody any more, and blocks them as long as only one has said so', () => {
    given(...stuck, ...waiting, asked)
      .when(about(next.requestId, checkOut('bo')))
      .refused('resource_held')
    given(...stuck, ...waiting, asked, forced)
      .when(about(next.requestId, checkOut('bo')))
      .causes({ type: 'lease.checked_out', fence: 3 })
  })

  it('is closed for good only by a read-back of the target', () =>
    given(...stuck, asked, forced)
      .when(confirmRevoke())
      .causes({ type: 'lease.closed' }, { type: 'request.used' }))

  it('leaves the one right of its account to whoever holds it by now', () => {
    const one = account('admin', { mode: 'elevate' })
    const first = checkedOut('ana', { account: one })
    const second = checkedOut('bo', { account: one, fence: 3, requestId: next.requestId })
    const past = [filed('ana'), approved, first, granted, ended(), quarantined, ...waiting] as const
    const after = resourceAfter(...past, asked, forced, second)
    const lease = after.leases.get(LEA)
    expect(isOneRight(one.mode)).toBe(true)
    expect(lease && successorOf(after, lease)?.fence).toBe(3)
    const heir = after.leases.get(second.leaseId)
    expect(heir && mayHaveBeenLeft(after, heir)).toBe(true)
    expect(lease && mayHaveBeenLeft(after, lease)).toBe(false)
    const other = resourceAfter(...past, asked, forced, { ...second, account: account('reader') })
    const same = other.leases.get(LEA)
    expect(same && successorOf(other, same)).toBeUndefined()
  })
})
