import { describe, it } from 'vitest'
import type { Sharing } from '../../../src/domain/account'
import {
  account,
  approved,
  checkedOut,
  closed,
  ended,
  filed,
  granted,
  nth,
  quarantined,
} from '../../support/facts'
import { about, checkOut, given } from '../../support/resource-spec'

const own = nth(2, filed('bo'))
const ready = [filed('ana'), approved, own, nth(2, approved)] as const

/** Bo checks out while Ana holds `admin`, taken under one sharing and asked for under another. */
function whileHeld(taken: Sharing, sharing: Sharing, accountName: string) {
  const asked = nth(2, filed('bo', {}, { account: account(accountName) }))
  const past = [filed('ana'), approved, asked, nth(2, approved)] as const
  return given(...past, checkedOut('ana', { sharing: taken }), granted).when(
    about(own.requestId, checkOut('bo', { sharing, account: account(accountName) })),
  )
}

describe('an exclusive resource', () => {
  it('has one holder, whatever the account', () => {
    whileHeld('exclusive', 'exclusive', 'admin').refused('resource_held')
    whileHeld('exclusive', 'exclusive', 'reader').refused('resource_held')
  })

  it('says who holds it and until when', () =>
    whileHeld('exclusive', 'exclusive', 'admin').refusal({
      code: 'resource_held',
      holderName: 'Ana',
      until: checkedOut('ana').endsAt,
    }))

  it.each([
    ['opens', []],
    ['is in use', [granted]],
    ['closes', [granted, ended()]],
    ['is quarantined', [granted, ended(), quarantined]],
  ] as const)('stays locked while the target %s', (_, since) =>
    given(...ready, checkedOut('ana'), ...since)
      .when(about(own.requestId, checkOut('bo')))
      .refused('resource_held'),
  )

  it('is free once the target was read back', () =>
    given(...ready, checkedOut('ana'), granted, ended(), closed)
      .when(about(own.requestId, checkOut('bo')))
      .causes({ type: 'lease.checked_out', fence: 3 }))
})

describe('a resource that is exclusive per account', () => {
  it('has one holder for each account', () => {
    whileHeld('exclusive-per-account', 'exclusive-per-account', 'admin').refused('resource_held')
    whileHeld('exclusive-per-account', 'exclusive-per-account', 'reader').causes({ fence: 2 })
  })
})

describe('a shared resource', () => {
  it('may have several holders of one account', () =>
    whileHeld('shared', 'shared', 'admin').causes({ type: 'lease.checked_out', fence: 2 }))
})

describe('an account that is one right at its target', () => {
  it.each(['enable', 'elevate', 'credential'] as const)(
    'has one holder when shared: %s',
    (mode) => {
      const one = account('admin', { mode })
      const asked = nth(2, filed('bo', {}, { account: one }))
      const past = [filed('ana', {}, { account: one }), approved, asked, nth(2, approved)]
      const held = checkedOut('ana', { sharing: 'shared', account: one })
      given(...past, held, granted)
        .when(about(own.requestId, checkOut('bo', { sharing: 'shared', account: one })))
        .refused('resource_held')
    },
  )
})

describe('a sharing that was changed while somebody holds the resource', () => {
  it('blocks by the stricter of the two', () => {
    whileHeld('shared', 'exclusive', 'reader').refused('resource_held')
    whileHeld('exclusive', 'shared', 'reader').refused('resource_held')
    whileHeld('exclusive-per-account', 'shared', 'admin').refused('resource_held')
    whileHeld('exclusive-per-account', 'shared', 'reader').causes({ fence: 2 })
    whileHeld('shared', 'exclusive-per-account', 'admin').refused('resource_held')
    whileHeld('shared', 'exclusive-per-account', 'reader').causes({ fence: 2 })
  })
})
