import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Courier } from '../../durable-objects/courier'
import { endChannel } from '../../src/commands/channels/save'
import { turnOff } from '../../src/db/channels'
import { serveChannels } from '../../src/jobs/channels'
import { ROOT } from '../db/people'
import { eventually } from '../support/eventually'
import { channelTo, idsAt } from './courier-stage'

const HOUR_MS = 3_600_000

beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue()
})

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('an address', () => {
  it('that wants no more is turned off once, which history says, and goes on when it is on again', async () => {
    const stage = await channelTo()
    await stage.receiver.answers(410)
    const taken = await stage.take('tst_gone')
    expect(taken).toMatchObject({ state: 'failed', lastStatus: 410 })
    expect(await stage.row()).toMatchObject({ isActive: false })
    expect((await stage.row())?.offWhy).toContain('no more')
    await stage.take('tst_waits')
    await stage.pass(2 * HOUR_MS)
    expect(await idsAt(stage)).toEqual(['tst_gone'])
    const sql =
      "SELECT count(*) AS n FROM history WHERE type = 'channel.turned_off' AND data ->> 'channelId' = ?"
    expect(await env.DB.prepare(sql).bind(stage.id).first('n')).toBe(1)
    await stage.receiver.answers(204)
    await stage.change({ isActive: true })
    await eventually(async () => expect((await stage.look('tst_waits'))?.state).toBe('delivered'))
    expect(await stage.row()).toMatchObject({ isActive: true, offWhy: null })
  })

  it('that was given meanwhile is not turned off for what the one before it said', async () => {
    const stage = await channelTo()
    await stage.receiver.answers(410)
    const batch = vi.spyOn(env.DB, 'batch').mockRejectedValue(new Error('D1 is away'))
    expect(await stage.take('tst_moved')).toMatchObject({ state: 'waiting' })
    batch.mockRestore()
    await stage.receiver.answers(204)
    await stage.change({ address: `${stage.receiver.address}-new` })
    await eventually(async () => expect((await stage.look('tst_moved'))?.state).toBe('delivered'))
    await turnOff(env.DB, stage.id, 1, 'It was said of the address before this one.')
    expect(await stage.row()).toMatchObject({ isActive: true, offWhy: null })
  })

  it('that leads on to another is not followed', async () => {
    const stage = await channelTo()
    await stage.receiver.answers({ status: 302, headers: { Location: '/hooks/elsewhere' } })
    const said = await stage.take('tst_led')
    expect(said).toMatchObject({ state: 'waiting', lastStatus: 302 })
    expect(said?.lastWhy).toContain('redirect')
    expect(await stage.receiver.arrived()).toHaveLength(1)
  })

  it('without a secret is sent nothing unsigned', async () => {
    const stage = await channelTo()
    await env.DB.prepare('DELETE FROM channel_secrets WHERE channel_id = ?').bind(stage.id).run()
    const said = await stage.take('tst_unsigned')
    expect(said?.lastWhy).toContain('no secret')
    await stage.addSecret()
    await stage.pass(HOUR_MS)
    expect(await stage.look('tst_unsigned')).toMatchObject({ state: 'delivered' })
    expect(await stage.receiver.arrived()).toHaveLength(1)
  })

  it('that may not be called any more is not', async () => {
    const stage = await channelTo()
    await runInDurableObject(stage.courier() as never, (object) => {
      Reflect.set(object, 'env', { ...env, ALLOWED_PLAIN_ORIGINS: '' })
    })
    expect((await stage.take('tst_forbidden'))?.lastWhy).toContain('may not be called')
    expect(await stage.receiver.arrived()).toEqual([])
  })

  it('that was retired gets nothing any more, and nothing of it is kept', async () => {
    const stage = await channelTo()
    await stage.receiver.answers(503)
    await stage.take('tst_retired')
    await endChannel(env, ROOT, stage.id)
    await eventually(async () =>
      expect(await stage.courier().list({ state: null, before: null, limit: 9 })).toEqual([]),
    )
    expect(await stage.alarmAt()).toBeNull()
  })

  it('that was retired keeps nothing of what it has delivered, once it can be told', async () => {
    const stage = await channelTo()
    const kept = () => stage.courier().list({ state: null, before: null, limit: 9 })
    expect(await stage.take('tst_delivered')).toMatchObject({ state: 'delivered' })
    vi.spyOn(console, 'warn').mockReturnValue()
    await serveChannels(env, Date.now())
    const ending = vi.spyOn(Courier.prototype, 'end').mockRejectedValueOnce(new Error('away'))
    await endChannel(env, ROOT, stage.id)
    expect(await kept()).toHaveLength(1)
    await serveChannels(env, Date.now())
    expect(await kept()).toEqual([])
    await serveChannels(env, Date.now())
    expect(ending).toHaveBeenCalledTimes(2)
  })
})
