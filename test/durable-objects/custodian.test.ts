import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ANA } from '../support/catalogue'
import { approved, desk, HOUR_MS, leaseOf, requestOf } from '../support/custodian'
import { eventually } from '../support/eventually'
import { passTime, phaseOf, wakeOf } from '../support/passing-time'
import { DOWN, FORBIDDEN, pretendTarget } from '../support/target'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('a check-out', () => {
  it('opens the target once and says so only after the target was read back', async () => {
    const target = pretendTarget('open')
    const at = await desk('open')
    const lease = leaseOf(await at.checkOut(await approved(at)))
    expect(lease).toMatchObject({ phase: 'active', evidence: 'grant of open/1 was read back' })
    expect(target.calls).toEqual(['grant open/1'])
  })

  it('is armed before the target hears anything', async () => {
    const target = pretendTarget('armed')
    const at = await desk('armed')
    const requestId = await approved(at)
    let wakeWhenCalled: number | null = null
    target.behaveLike(async () => {
      wakeWhenCalled = await wakeOf(at)
      return { outcome: 'done', evidence: 'open' }
    })
    const lease = leaseOf(await at.checkOut(requestId))
    expect(wakeWhenCalled).not.toBeNull()
    expect(wakeWhenCalled).toBeLessThanOrEqual(lease.endsAt)
  })

  it('answers with "granting" when the target is slow, and opens later', async () => {
    const target = pretendTarget('slow')
    const at = await desk('slow')
    const requestId = await approved(at)
    let isOpen = false
    target.behaveLike(async () => {
      while (!isOpen) await new Promise((resolve) => setTimeout(resolve, 10))
      return { outcome: 'done', evidence: 'open' }
    })
    const lease = leaseOf(await at.checkOut(requestId, ANA, 50))
    expect(lease.phase).toBe('granting')
    isOpen = true
    await eventually(async () => expect(await phaseOf(at, lease.id)).toBe('active'))
  })

  it('reaches no target for somebody who has left since', async () => {
    const target = pretendTarget('leaver')
    const at = await desk('leaver')
    const requestId = await approved(at)
    await env.DB.prepare('UPDATE people SET active = 0 WHERE id = ?').bind(ANA).run()
    const lease = leaseOf(await at.checkOut(requestId))
    await env.DB.prepare('UPDATE people SET active = 1 WHERE id = ?').bind(ANA).run()
    expect(target.calls.filter((call) => call.startsWith('grant'))).toEqual([])
    await eventually(async () => expect(await phaseOf(at, lease.id)).toBe('closed'))
    const { request } = await at.custodian().lookAtRequest(requestId)
    expect(request?.stage).toBe('used')
  })

  it('gives the approval back when the target refuses to open', async () => {
    const target = pretendTarget('refuses')
    const at = await desk('refuses')
    const requestId = await approved(at)
    target.behaveLike((verb) =>
      verb === 'grant'
        ? { outcome: 'refused', message: 'permission denied' }
        : { outcome: 'already', evidence: 'nothing there' },
    )
    await at.checkOut(requestId)
    await eventually(async () => {
      const { request } = await at.custodian().lookAtRequest(requestId)
      expect(request?.stage).toBe('approved')
    })
  })

  it('gives up a target that does not open in time, and leaves nothing behind', async () => {
    const target = pretendTarget('late')
    const at = await desk('late')
    const requestId = await approved(at)
    target.behaveLike((verb) =>
      verb === 'grant'
        ? { outcome: 'retry', message: 'connection refused' }
        : { outcome: 'already', evidence: 'nothing there' },
    )
    const lease = leaseOf(await at.checkOut(requestId))
    expect(lease.phase).toBe('granting')
    await passTime(at, 121_000)
    await eventually(async () => expect(await phaseOf(at, lease.id)).toBe('closed'))
    expect(target.calls.at(-1)).toBe('revoke late/1')
  })
})

describe('the end of access', () => {
  it('comes at the end of the window without being asked', async () => {
    const target = pretendTarget('window')
    const at = await desk('window')
    const lease = leaseOf(await at.checkOut(await approved(at)))
    expect(target.holders.size).toBe(1)
    await passTime(at, HOUR_MS + 1)
    await eventually(async () => expect(await phaseOf(at, lease.id)).toBe('closed'))
    expect(target.holders.size).toBe(0)
  })

  it('comes on any command after the window, even if no alarm ever ran', async () => {
    const target = pretendTarget('lazy')
    const at = await desk('lazy')
    const lease = leaseOf(await at.checkOut(await approved(at)))
    await runInDurableObject(at.custodian(), (_, state) => state.storage.deleteAlarm())
    vi.setSystemTime(Date.now() + HOUR_MS + 1)
    expect(['revoking', 'closed']).toContain(await phaseOf(at, lease.id))
    await eventually(() => expect(target.holders.size).toBe(0))
  })

  it('survives eviction between check-out and the end', async () => {
    const target = pretendTarget('evicted')
    const at = await desk('evicted')
    const lease = leaseOf(await at.checkOut(await approved(at)))
    await evictDurableObject(at.custodian())
    await at.checkIn(lease.id)
    expect(await phaseOf(at, lease.id)).toBe('closed')
    expect(target.calls).toEqual(['grant evicted/1', 'revoke evicted/1'])
  })

  it('comes while D1 is away', async () => {
    const target = pretendTarget('hung')
    const at = await desk('hung')
    const lease = leaseOf(await at.checkOut(await approved(at)))
    vi.spyOn(env.DB, 'prepare').mockImplementation(() => {
      throw new Error('D1 is away')
    })
    await at.checkIn(lease.id, ANA, 6_000)
    expect(target.holders.size).toBe(0)
    expect(await phaseOf(at, lease.id)).toBe('closed')
  })

  it('is tried again for as long as it takes, and the resource stays locked meanwhile', async () => {
    const target = pretendTarget('stuck')
    const at = await desk('stuck')
    const [first, second] = [await approved(at), await approved(at)]
    const lease = leaseOf(await at.checkOut(first))
    target.behaveLike(DOWN)
    await at.checkIn(lease.id)
    for (let hours = 0; hours < 48; hours += 1) await passTime(at, HOUR_MS)
    expect(await phaseOf(at, lease.id)).toBe('quarantined')
    expect(await wakeOf(at)).toBeGreaterThan(Date.now())
    expect(target.holders.size).toBe(1)
    expect(await at.checkOut(second)).toMatchObject({ accepted: false })

    target.recover()
    await passTime(at, HOUR_MS)
    await eventually(async () => expect(await phaseOf(at, lease.id)).toBe('closed'))
    expect(target.holders.size).toBe(0)
  })

  it('never reads a refusal of the target as "already gone": people are told at once', async () => {
    const target = pretendTarget('forbidden')
    const at = await desk('forbidden')
    const lease = leaseOf(await at.checkOut(await approved(at)))
    target.behaveLike(FORBIDDEN)
    await at.checkIn(lease.id)
    expect(await phaseOf(at, lease.id)).toBe('quarantined')
  })

  it('does not open the target any more once the lease has begun to end', async () => {
    const target = pretendTarget('ending')
    const at = await desk('ending')
    const requestId = await approved(at)
    target.behaveLike(DOWN)
    const lease = leaseOf(await at.checkOut(requestId, ANA, 50))
    await at.checkIn(lease.id, ANA, 50)
    target.recover()
    target.calls.length = 0
    await passTime(at, 30_000)
    await eventually(async () => expect(await phaseOf(at, lease.id)).toBe('closed'))
    expect(target.calls).toEqual(['revoke ending/1'])
  })
})

describe('a call whose outcome is unknown', () => {
  it('keeps the resource locked until it can no longer have its effect', async () => {
    const target = pretendTarget('unknown')
    const at = await desk('unknown')
    const requestId = await approved(at)
    target.behaveLike(() => ({ outcome: 'unknown', message: 'connection lost' }))
    const lease = leaseOf(await at.checkOut(requestId, ANA, 50))
    target.recover()
    await at.checkIn(lease.id, ANA, 1_000)
    expect(target.calls).toEqual(['grant unknown/1', 'revoke unknown/1'])
    expect(await phaseOf(at, lease.id)).toBe('revoking')

    target.holders.add('unknown/1') // The lost call lands after all.
    await passTime(at, 31_000)
    await eventually(async () => expect(await phaseOf(at, lease.id)).toBe('closed'))
    expect(target.holders.size).toBe(0)
  })

  it('counts a call that a crash cut off as one of these', async () => {
    const target = pretendTarget('cut')
    const at = await desk('cut')
    const requestId = await approved(at)
    target.behaveLike(() => new Promise(() => {}))
    const lease = leaseOf(await at.checkOut(requestId, ANA, 50))
    await runInDurableObject(at.custodian(), (_, state) => state.abort()).catch(() => {})
    target.recover()
    await at.checkIn(lease.id, ANA, 1_000)
    expect(await phaseOf(at, lease.id)).toBe('revoking')
    await passTime(at, 31_000)
    await eventually(async () => expect(await phaseOf(at, lease.id)).toBe('closed'))
  })
})

describe('the alarm', () => {
  it('never throws, and is set again when everything behind it fails', async () => {
    const target = pretendTarget('throws')
    const at = await desk('throws')
    const lease = leaseOf(await at.checkOut(await approved(at)))
    target.behaveLike(() => {
      throw new Error('a bug in a connector')
    })
    await passTime(at, HOUR_MS + 1)
    expect(await wakeOf(at)).toBeGreaterThan(0)
    target.recover()
    await passTime(at, HOUR_MS)
    await eventually(async () => expect(await phaseOf(at, lease.id)).toBe('closed'))
  })

  it('is not left behind when nothing is owed', async () => {
    pretendTarget('quiet')
    const at = await desk('quiet')
    const requestId = requestOf(await at.ask()).id
    await at.cancel(requestId)
    await eventually(async () => expect(await wakeOf(at)).toBeNull())
  })
})
