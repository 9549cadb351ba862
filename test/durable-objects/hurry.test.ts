import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { findLeaseRow } from '../../src/db/board'
import { sweep } from '../../src/jobs/sweep'
import { approved, desk, leaseOf } from '../support/custodian'
import { eventually } from '../support/eventually'
import { passTime, phaseOf, wakeOf } from '../support/passing-time'
import { DOWN, FORBIDDEN, pretendTarget } from '../support/target'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** A lease that was given back an hour and more ago, to a target that is out of reach. */
async function stuck(key: string) {
  const target = pretendTarget(key)
  const at = await desk(key)
  const lease = leaseOf(await at.checkOut(await approved(at)))
  target.behaveLike(DOWN)
  await at.checkIn(lease.id, undefined, 50)
  await passTime(at, 3_700_000)
  await eventually(async () => expect(await waitOf(at)).toBeGreaterThan(60_000))
  return { target, at, lease }
}

async function waitOf(at: Awaited<ReturnType<typeof desk>>): Promise<number> {
  const [debt] = await at.custodian().lookAtDebts()
  return (debt?.nextAttemptAt ?? 0) - Date.now()
}

describe('what a target is owed', () => {
  it('is known with its attempts and the next of them', async () => {
    const { at, lease, target } = await stuck('owed')
    const [debt, ...more] = await at.custodian().lookAtDebts()
    expect(more).toEqual([])
    expect(debt?.leaseId).toBe(lease.id)
    expect(debt?.attempts).toBe(target.calls.filter((call) => call.startsWith('revoke')).length)
  })

  it('is nothing while access is open', async () => {
    pretendTarget('open')
    const at = await desk('open')
    await at.checkOut(await approved(at))
    expect(await at.custodian().lookAtDebts()).toEqual([])
  })

  it('stands in the list in D1 with what the target said last', async () => {
    const { target, lease } = await stuck('listed')
    target.behaveLike(FORBIDDEN)
    await eventually(async () => {
      const row = await findLeaseRow(env.DB, lease.id)
      expect(row).toMatchObject({ lastOutcome: 'retry', lastMessage: 'connection refused' })
      expect(row?.attempts).toBeGreaterThan(0)
      expect(row?.endedAt).toBeGreaterThan(0)
    })
  })

  it('is counted by the sweep', async () => {
    const { at } = await stuck('swept')
    await eventually(async () => {
      await sweep(env, Date.now())
      const row = await env.DB.prepare('SELECT owed FROM outboxes WHERE resource_id = ?')
        .bind(at.stocked.resource.id)
        .first<{ owed: number }>()
      expect(row?.owed).toBeGreaterThan(0)
    })
  })
})

describe('trying again now', () => {
  it('does not wait for the back-off', async () => {
    const { at, lease, target } = await stuck('hurry')
    target.recover()
    const { lease: after } = await at.custodian().hurry(lease.id, 5_000)
    expect(after?.phase).toBe('closed')
    expect(target.holders.size).toBe(0)
  })

  it('makes one attempt, and leaves the next to the back-off', async () => {
    const { at, lease, target } = await stuck('again')
    const before = target.calls.length
    const { lease: after } = await at.custodian().hurry(lease.id, 5_000)
    expect(after?.phase).toBe('quarantined')
    expect(target.calls.length).toBe(before + 1)
    expect(await waitOf(at)).toBeGreaterThan(60_000)
  })

  it('starts no second call beside one that is under way', async () => {
    const { at, lease, target } = await stuck('beside')
    let answer = () => {}
    const asked = new Promise<void>((resolve) => {
      answer = resolve
    })
    target.behaveLike(async () => {
      await asked
      return { outcome: 'retry', message: 'connection refused' }
    })
    const before = target.calls.length
    await at.custodian().hurry(lease.id)
    await eventually(() => expect(target.calls.length).toBe(before + 1))
    await at.custodian().hurry(lease.id)
    await at.custodian().hurry(lease.id, 50)
    expect(target.calls.length).toBe(before + 1)
    answer()
    await eventually(async () => expect(await waitOf(at)).toBeGreaterThan(60_000))
  })

  it('waits for a call that an instance before it may still have under way', async () => {
    const { at, lease, target } = await stuck('before')
    await runInDurableObject(at.custodian(), (_, { storage }) =>
      storage.sql.exec('INSERT INTO attempts (lane, began_at) VALUES (?, ?)', lease.id, Date.now()),
    )
    const before = target.calls.length
    await at.custodian().hurry(lease.id, 50)
    expect(target.calls.length).toBe(before)
    expect(await waitOf(at)).toBeLessThanOrEqual(25_000)
    expect(await wakeOf(at)).toBeLessThanOrEqual(Date.now() + 25_000)
  })

  it('changes nothing for a lease that is open', async () => {
    const target = pretendTarget('still')
    const at = await desk('still')
    const lease = leaseOf(await at.checkOut(await approved(at)))
    await at.custodian().hurry(lease.id, 50)
    expect(await phaseOf(at, lease.id)).toBe('active')
    expect(target.calls).toEqual(['grant still/1'])
  })
})
