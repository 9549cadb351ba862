import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { app } from '../../../src/app'
import { pruneEvents } from '../../../src/db/event-inbox'
import { secondsToWait } from '../../../src/http/brake'
import { hearEvents } from '../../../src/jobs/events'
import { installation } from '../../routes/visit'
import { holdings, isActive } from '../scim/people'
import { type Connected, connected, type Someone, sessionOf, somebody } from './connected'
import { issSub, SET_TYPE, Transmitter, TYPES } from './transmitter'

let transmitter: Transmitter
let at: Connected

beforeAll(async () => {
  transmitter = await Transmitter.open()
  at = await connected('ssf-push', transmitter.settings)
})

beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue()
  vi.spyOn(console, 'error').mockReturnValue()
})

afterEach(() => {
  vi.useRealTimers()
})

const tokenFor = (person: Someone, type: string, claims = {}) =>
  transmitter.set({ [type]: {} }, { sub_id: issSub(at.provider, person.subject), ...claims })

async function say(person: Someone, type: string) {
  const body = await tokenFor(person, type)
  return at.send({ headers: SET_TYPE, body })
}

/** What the Worker stores before it dies: nothing that follows the answer is done. */
async function storedOnly(body: string): Promise<number> {
  const ctx = createExecutionContext()
  vi.spyOn(ctx, 'waitUntil').mockImplementation((promise) => void promise.catch(() => {}))
  const broken = { ...installation, DB: brokenAfterStoring(installation.DB) }
  const url = `https://hallpass.example${at.path}`
  const answer = await app.request(url, { method: 'POST', headers: SET_TYPE, body }, broken, ctx)
  await waitOnExecutionContext(ctx)
  return answer.status
}

/** The inbox can be written, and nothing can be claimed from it. */
function brokenAfterStoring(db: D1Database): D1Database {
  return new Proxy(db, {
    get(target, name) {
      if (name === 'prepare')
        return (sql: string) => {
          if (sql.includes('SET claimed_at')) throw new Error('The Worker has died.')
          return target.prepare(sql)
        }
      const value = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

describe('an event that was stored', () => {
  it('is acted on by the sweep where the Worker died after it had answered', async () => {
    const ana = await somebody(at.provider, 'crashed')
    expect(await storedOnly(await tokenFor(ana, TYPES.disabled))).toBe(202)
    expect([await isActive(ana.id), (await at.received())[0]?.state]).toEqual([true, 'waiting'])
    await hearEvents(installation, Date.now())
    expect([await isActive(ana.id), (await at.received())[0]?.state]).toEqual([false, 'done'])
  })

  it('is acted on again where the Worker died in the middle, a minute later', async () => {
    const ana = await somebody(at.provider, 'halfway')
    await storedOnly(await tokenFor(ana, TYPES.disabled))
    const sql = 'UPDATE event_inbox SET claimed_at = ? WHERE state = ?'
    await env.DB.prepare(sql).bind(Date.now(), 'waiting').run()
    await hearEvents(installation, Date.now())
    expect(await isActive(ana.id)).toBe(true)
    vi.setSystemTime(Date.now() + 61_000)
    await hearEvents(installation, Date.now())
    expect(await isActive(ana.id)).toBe(false)
  })

  it('is not acknowledged where it could not be stored', async () => {
    const ana = await somebody(at.provider, 'unstored')
    const broken = vi.spyOn(env.DB, 'batch').mockRejectedValue(new Error('D1 is away.'))
    const said = await say(ana, TYPES.disabled)
    expect(said.status).toBe(500)
    broken.mockRestore()
    expect(await isActive(ana.id)).toBe(true)
  })

  it('of which one cannot be acted on holds up none of the others', async () => {
    const [ana, bo] = [await somebody(at.provider, 'poison'), await somebody(at.provider, 'fine')]
    await storedOnly(await tokenFor(ana, TYPES.disabled))
    const sql = `UPDATE event_inbox SET signal = json_set(signal, '$.verb', 'no_such_verb')
      WHERE state = 'waiting'`
    await env.DB.prepare(sql).run()
    await say(bo, TYPES.disabled)
    expect([await isActive(ana.id), await isActive(bo.id)]).toEqual([true, false])
    expect((await at.received())[1]?.state).toBe('waiting')
    await env.DB.prepare("DELETE FROM event_inbox WHERE state = 'waiting'").run()
  })

  it('is remembered for as long as it would be believed again', async () => {
    const ana = await somebody(at.provider, 'remembered')
    const [now, day] = [Date.now(), 86_400_000]
    const token = await tokenFor(ana, TYPES.revoked)
    await at.send({ headers: SET_TYPE, body: token })
    await sessionOf(ana.id, at.provider, null)
    for (const days of [13, 15, 29, 31]) {
      vi.setSystemTime(now + days * day)
      await pruneEvents(env.DB, Date.now())
      await at.send({ headers: SET_TYPE, body: token })
      vi.useRealTimers()
      expect((await holdings(ana.id)).sessions, `${days}`).toBe(1)
    }
    expect(await at.received()).toEqual([])
  })

  it('in whatever order, leaves nobody with more than the last of them', async () => {
    const types = [TYPES.enabled, TYPES.disabled, TYPES.revoked, TYPES.enabled]
    for (const [index] of types.entries()) {
      const ana = await somebody(at.provider, `order-${index}`)
      for (const type of [...types.slice(index), ...types.slice(0, index)]) await say(ana, type)
      expect(await isActive(ana.id)).toBe(false)
      expect(await holdings(ana.id)).toEqual({ sessions: 0, roles: 0, memberships: 0 })
    }
  })
})

describe('a flood', () => {
  it('of what is believed is slowed down, and what it holds up comes again', async () => {
    const there = await connected('okta')
    const Authorization = await there.addSecret()
    const headers = { Authorization, 'Content-Type': 'application/json' }
    const body =
      '{"eventType":"com.okta.event_hook","data":{"events":[{"uuid":"x","eventType":"x"}]}}'
    const status = async () => (await there.send({ headers, body })).status
    vi.setSystemTime(Date.now())
    expect(await status()).toBe(204)
    counted(`events of ${there.id}`, 600)
    expect(await status()).toBe(429)
    vi.setSystemTime(Date.now() + 11_000)
    expect(await status()).toBe(204)
    expect(await there.received()).toHaveLength(1)
  })

  it('of strangers holds up nobody from another place', async () => {
    const from = (address: string) => ({ ...SET_TYPE, 'CF-Connecting-IP': address })
    const status = async (address: string) =>
      (await at.send({ headers: from(address), body: 'x' })).status
    vi.setSystemTime(Date.now())
    expect(await status('198.51.100.7')).toBe(400)
    counted('events from 198.51.100.7', 300)
    expect(await status('198.51.100.7')).toBe(429)
    const ana = await somebody(at.provider, 'elsewhere')
    const body = await tokenFor(ana, TYPES.disabled)
    expect((await at.send({ headers: from('203.0.113.9'), body })).status).toBe(202)
    expect(await isActive(ana.id)).toBe(false)
  })
})

/** As many requests as that, in this moment. */
function counted(name: string, times: number): void {
  for (let index = 0; index < times; index += 1)
    secondsToWait(name, { most: Number.POSITIVE_INFINITY, seconds: 10 })
}
