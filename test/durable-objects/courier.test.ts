import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ROOT } from '../db/people'
import { eventually } from '../support/eventually'
import { channelTo, idsAt } from './courier-stage'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

let errors: ReturnType<typeof vi.spyOn>

beforeEach(() => {
  errors = vi.spyOn(console, 'error').mockReturnValue()
})

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('a Courier', () => {
  it('delivers what it was handed, signed so that an independent library verifies it', async () => {
    const stage = await channelTo()
    const delivery = await stage.take('tst_signed')
    expect(delivery).toMatchObject({ state: 'delivered', attempts: 1, lastStatus: 204 })
    const [got] = await stage.receiver.arrived()
    expect(
      new Webhook(stage.secrets[0] ?? '').verify(got?.body ?? '', got?.headers ?? {}),
    ).toMatchObject({
      type: 'channel.tested',
      data: { actor: { id: ROOT.id, name: ROOT.name } },
    })
    expect(await stage.alarmAt()).toBeNull()
  })

  it('signs with both secrets while one is being exchanged', async () => {
    const stage = await channelTo()
    await stage.addSecret()
    await stage.take('tst_both')
    const [got] = await stage.receiver.arrived()
    expect(stage.secrets).toHaveLength(2)
    for (const secret of stage.secrets)
      expect(() => new Webhook(secret).verify(got?.body ?? '', got?.headers ?? {})).not.toThrow()
  })

  it('takes what it has already only once', async () => {
    const stage = await channelTo()
    await Promise.all([stage.take('tst_once'), stage.take('tst_once'), stage.take('tst_once')])
    await stage.take('tst_once')
    await stage.pass(HOUR_MS)
    expect(await idsAt(stage)).toEqual(['tst_once'])
  })

  it('tries again under the same id until it is taken, and says when', async () => {
    const stage = await channelTo()
    await stage.receiver.answers({ status: 503, text: 'canary of theirs' }, 500, 204)
    const waiting = await stage.take('tst_later')
    expect(waiting).toMatchObject({ state: 'waiting', attempts: 1, lastStatus: 503 })
    expect(waiting?.nextAt).toBeGreaterThan(Date.now())
    expect(JSON.stringify(waiting)).not.toContain('canary')
    for (let round = 0; round < 2; round += 1) await stage.pass(HOUR_MS)
    expect(await stage.look('tst_later')).toMatchObject({ state: 'delivered', attempts: 3 })
    expect(await idsAt(stage)).toEqual(['tst_later', 'tst_later', 'tst_later'])
  })

  it('comes back when the receiver says, and not before', async () => {
    const stage = await channelTo()
    await stage.receiver.answers({ status: 429, headers: { 'Retry-After': '1800' } }, 204)
    const waiting = await stage.take('tst_asked')
    expect(waiting?.nextAt).toBeGreaterThanOrEqual(Date.now() + 1_790_000)
    await stage.pass(1_700_000)
    expect(await idsAt(stage)).toHaveLength(1)
    await stage.pass(200_000)
    expect((await stage.look('tst_asked'))?.state).toBe('delivered')
  })

  it('forgets nothing when it is evicted', async () => {
    const stage = await channelTo()
    await stage.receiver.answers(503, 204)
    await stage.take('tst_evicted')
    await evictDurableObject(stage.courier())
    expect(await stage.alarmAt()).toBeGreaterThan(0)
    await stage.pass(HOUR_MS)
    expect((await stage.look('tst_evicted'))?.state).toBe('delivered')
  })

  it('tries again what somebody before it was trying when they died', async () => {
    const stage = await channelTo({ isActive: false })
    await stage.take('tst_died', 0)
    await runInDurableObject(stage.courier() as never, (_, { storage }) => {
      storage.sql.exec('UPDATE messages SET due_at = ?, attempts = 1', Date.now() + 30_000)
    })
    await evictDurableObject(stage.courier())
    await stage.change({ isActive: true })
    await eventually(async () => expect((await stage.look('tst_died'))?.state).toBe('delivered'))
  })

  it('gives up after three days, and sends again under the same id when it is told to', async () => {
    const stage = await channelTo()
    await stage.receiver.answers(503)
    await stage.take('tst_old')
    await stage.pass(3 * DAY_MS - HOUR_MS)
    expect((await stage.look('tst_old'))?.state).toBe('waiting')
    await stage.pass(HOUR_MS)
    expect(await stage.look('tst_old')).toMatchObject({ state: 'failed', nextAt: null })
    expect(await stage.courier().wake()).toMatchObject({ waiting: 0, failed: 1 })
    await stage.receiver.answers(204)
    expect(await stage.courier().failedAgain()).toBe(1)
    await eventually(async () => expect((await stage.look('tst_old'))?.state).toBe('delivered'))
    expect(await stage.courier().again('tst_old', 5_000)).toMatchObject({ state: 'delivered' })
    expect(new Set(await idsAt(stage))).toEqual(new Set(['tst_old']))
    expect(await stage.courier().again('tst_never')).toBeNull()
  })

  it('knocks with one message at a time where nothing is taken, and then brings all', async () => {
    const stage = await channelTo()
    await stage.receiver.answers(503)
    await stage.take('tst_0')
    for (let each = 1; each < 12; each += 1) await stage.take(`tst_${each}`, 0)
    const before = (await idsAt(stage)).length
    await stage.pass(HOUR_MS)
    expect((await idsAt(stage)).length).toBe(before + 1)
    await stage.receiver.answers(204)
    await stage.pass(HOUR_MS)
    await eventually(async () => expect(new Set(await idsAt(stage)).size).toBe(12))
    expect(await stage.courier().wake()).toEqual({ waiting: 0, failed: 0, oldestAt: null })
  })

  it('lets one that is not taken hold up no other: what was tried least comes first', async () => {
    const stage = await channelTo()
    await stage.receiver.answers(500, 204)
    await stage.take('tst_never')
    for (const id of ['tst_a', 'tst_b']) await stage.take(id, 0)
    await stage.pass(HOUR_MS)
    await eventually(async () => expect(await idsAt(stage)).toHaveLength(4))
    expect((await idsAt(stage)).slice(0, 2)).toEqual(['tst_never', 'tst_a'])
  })

  it('of a dead address holds up no other channel', async () => {
    const dead = await channelTo()
    await dead.receiver.answers(503)
    const other = await channelTo()
    await dead.take('tst_dead', 0)
    expect((await other.take('tst_alive'))?.state).toBe('delivered')
  })
})

describe('what a Courier keeps', () => {
  it('waits while the database is away, with an alarm that does not throw', async () => {
    const stage = await channelTo()
    const prepare = vi.spyOn(env.DB, 'prepare').mockImplementation(() => {
      throw new Error('D1 is away')
    })
    expect((await stage.take('tst_away'))?.state).toBe('waiting')
    await stage.pass(HOUR_MS)
    expect(errors).toHaveBeenCalled()
    prepare.mockRestore()
    await stage.pass(2 * HOUR_MS)
    expect((await stage.look('tst_away'))?.state).toBe('delivered')
  })

  it('is bounded in time and in number', async () => {
    const stage = await channelTo()
    await stage.take('tst_first')
    await stage.take('tst_second')
    await runInDurableObject(stage.courier() as never, (_, { storage }) => {
      storage.sql.exec("UPDATE messages SET taken_at = 0 WHERE id = 'tst_first'")
    })
    await stage.courier().wake()
    expect([await stage.look('tst_first'), (await stage.look('tst_second'))?.state]).toEqual([
      undefined,
      'delivered',
    ])
    await runInDurableObject(stage.courier() as never, (_, { storage }) => {
      storage.sql.exec("UPDATE sqlite_sequence SET seq = seq + 10000 WHERE name = 'messages'")
    })
    await stage.take('tst_later')
    await stage.courier().wake()
    expect(await stage.look('tst_second')).toBeUndefined()
    expect((await stage.look('tst_later'))?.state).toBe('delivered')
  })
})
