import { describe, expect, it } from 'vitest'
import { type Effect, laneOf } from '../../../src/domain/resource/effect'
import { isOwed } from '../../../src/domain/resource/owed'
import { closed, ended, granted, inUse, LEA, opened, quarantined, START } from '../../support/facts'
import { type Past, resourceAfter } from '../../support/resource-spec'

const grant: Effect = { type: 'grant', leaseId: LEA, operation: 1 }
const revoke: Effect = { type: 'revoke', leaseId: LEA, operation: 2 }
const subject = { request: null, lease: null }
const event = opened('ana')
const record: Effect = {
  type: 'record',
  event,
  at: START,
  actor: { kind: 'custodian' },
  subject,
}
const message = { event, at: START, subject }
const tell: Effect = { type: 'tell', audience: { kind: 'administrators' }, ...message }
const mail: Effect = { type: 'mail', to: { name: 'Ana', address: 'ana@localhost' }, ...message }

function isStillOwed(effect: Effect, ...past: readonly Past[]) {
  return isOwed(resourceAfter(...past), effect)
}

describe('a promised grant', () => {
  it('is owed while the target is to open', () => expect(isStillOwed(grant, ...inUse)).toBe(true))

  it('never reaches the target once the lease is open, ends or has ended', () => {
    expect(isStillOwed(grant, ...inUse, granted)).toBe(false)
    expect(isStillOwed(grant, ...inUse, ended())).toBe(false)
    expect(isStillOwed(grant, ...inUse, ended(), closed)).toBe(false)
    expect(isStillOwed({ ...grant, operation: 2 }, ...inUse, ended())).toBe(false)
    expect(isStillOwed(grant)).toBe(false)
  })
})

describe('a promised extension', () => {
  const extend: Effect = { type: 'extend', leaseId: LEA, operation: 2 }
  const longer = {
    type: 'lease.extended',
    leaseId: LEA,
    requestId: 'req_prod0_2',
    endsAt: START,
    operation: 2,
  } as const

  it('is owed while the lease is active, and never reaches the target once it ends', () => {
    expect(isStillOwed(extend, ...inUse, granted, longer)).toBe(true)
    expect(isStillOwed(extend, ...inUse, granted, longer, { ...longer, operation: 3 })).toBe(false)
    expect(isStillOwed(extend, ...inUse, granted, longer, ended('time', 3))).toBe(false)
    expect(isStillOwed(extend, ...inUse, granted, longer, ended('time', 2))).toBe(false)
  })
})

describe('a promised revoke', () => {
  it('is owed until it is confirmed, quarantined or not', () => {
    expect(isStillOwed(revoke, ...inUse, granted, ended())).toBe(true)
    expect(isStillOwed(revoke, ...inUse, granted, ended(), quarantined)).toBe(true)
  })

  it('is not owed once the target was read back, nor by a lease that nobody ended', () => {
    expect(isStillOwed(revoke, ...inUse, granted, ended(), closed)).toBe(false)
    expect(isStillOwed({ ...revoke, operation: 1 }, ...inUse, granted)).toBe(false)
    expect(isStillOwed(revoke)).toBe(false)
  })
})

describe('a promised record or message', () => {
  it.each([record, tell, mail])('is owed whatever has happened since: $type', (effect) =>
    expect(isStillOwed(effect)).toBe(true),
  )
})

describe('what waits for what', () => {
  it('is a revoke for the grant of the same lease, and nothing else for a target', () => {
    expect(laneOf(grant)).toBe(laneOf(revoke))
    const other = laneOf({ ...grant, leaseId: 'lea_prod0_2' })
    expect(new Set([laneOf(grant), other, laneOf(record), laneOf(tell), laneOf(mail)]).size).toBe(5)
  })

  it('is no mail for another address', () =>
    expect(laneOf({ ...mail, to: { name: 'Bo', address: 'bo@localhost' } })).not.toBe(laneOf(mail)))
})
