import { evictDurableObject, runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { app } from '../../src/app'
import { endPerson } from '../../src/commands/end-person'
import { liveOf } from '../../src/live-of'
import { randomId, randomToken, sha256Hex } from '../../src/vault/random'
import { machineOf, tokenFor } from '../routes/machines-town'
import { openShop, type Shop } from '../routes/shop'
import { type Caller, installation, signedIn } from '../routes/visit'

const ORIGIN = 'https://hallpass.example'
const MINUTE = 60_000

let shop: Shop

beforeAll(async () => {
  shop = await openShop()
})

afterEach(() => {
  vi.useRealTimers()
})

type Headers = Readonly<Record<string, string>>

function knock(headers: Headers): Promise<Response> {
  return Promise.resolve(
    app.request(`${ORIGIN}/live`, { headers: { Upgrade: 'websocket', ...headers } }, installation),
  )
}

/** A page of somebody's that is open, and what it has heard. */
async function page({ token }: { readonly token: string }) {
  const answer = await knock({ Cookie: `__Host-hallpass=${token}`, Origin: ORIGIN })
  expect(answer.status).toBe(101)
  const socket = answer.webSocket as WebSocket
  const heard: string[] = []
  const closed: number[] = []
  socket.addEventListener('message', ({ data }) => {
    heard.push(String(data))
  })
  socket.addEventListener('close', ({ code }) => {
    closed.push(code)
  })
  socket.accept()
  return { socket, heard, closed }
}

/** With which code a socket ends that nobody is at, before it hears anything. */
function closedAtOnce({ webSocket }: Response): Promise<unknown> {
  return new Promise((resolve) => {
    webSocket?.addEventListener('message', ({ data }) => resolve(data))
    webSocket?.addEventListener('close', ({ code }) => resolve(code))
    webSocket?.accept()
  })
}

const objectOf = ({ id }: Caller) => liveOf(env as Env, id)

/** Another session of somebody, last seen so long ago. */
async function sessionOf({ id }: Caller, idleMs = 0): Promise<{ token: string; hash: string }> {
  const token = randomToken()
  const hash = await sha256Hex(token)
  const now = Date.now()
  await env.DB.prepare(
    `INSERT INTO sessions (hash, person_id, created_at, seen_at, expires_at, id, device)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
    .bind(hash, id, now - idleMs, now - idleMs, now + 720 * MINUTE, randomId('ses'), 'A test')
    .run()
  return { token, hash }
}

const quiet = () => new Promise((resolve) => setTimeout(resolve, 150))

describe('who may listen', () => {
  it('a page of ours with a session, and neither strangers nor other sites', async () => {
    const Cookie = `__Host-hallpass=${shop.ana.token}`
    expect(await closedAtOnce(await knock({ Origin: ORIGIN }))).toBe(4001)
    expect((await knock({ Origin: ORIGIN, Upgrade: '' })).status).toBe(303)
    expect((await knock({ Cookie, Origin: 'https://evil.example' })).status).toBe(403)
    expect((await knock({ Cookie, Origin: 'null' })).status).toBe(403)
    expect((await knock({ Cookie })).status).toBe(403)
    expect((await knock({ Cookie, Origin: ORIGIN, Upgrade: '' })).status).toBe(426)
    await page(shop.ana)
  })

  it('no token, be it of a person or of a machine', async () => {
    const body = { name: 'script', verbs: ['read'], expiresInSeconds: 3_600 }
    const made = await shop.ana.send('POST', '/tokens', body)
    expect(made.status, made.text).toBe(201)
    const machine = await machineOf(shop.root, 'listener', [shop.root])
    for (const token of [made.body.token, await tokenFor(shop.root, machine)]) {
      const Authorization = `Bearer ${token}`
      expect(await closedAtOnce(await knock({ Authorization, Origin: ORIGIN }))).toBe(4001)
    }
  })
})

describe('what a page hears', () => {
  it('is that something about its resource has changed, and nothing else', async () => {
    const { filing, resourceId } = await shop.stocked()
    const stranger = await signedIn('Stranger')
    const [ana, bo, other] = await Promise.all([page(shop.ana), page(shop.bo), page(stranger)])
    const { body } = await shop.ana.send('POST', '/requests', filing)
    const news = JSON.stringify({ changed: resourceId })
    await vi.waitFor(() => expect([ana.heard, bo.heard]).toEqual([[news], [news]]))
    await shop.bo.send('POST', `/requests/${body.id}/approve`, {})
    await vi.waitFor(() => expect(ana.heard).toEqual([news, news]))
    expect(ana.heard.join()).not.toContain('because')
    await quiet()
    expect(other.heard).toEqual([])
  })

  it('comes when the lists that it shows have it', async () => {
    const { filing } = await shop.stocked()
    const ana = await page(shop.ana)
    const inList: Promise<number>[] = []
    ana.socket.addEventListener('message', () => {
      const sql = 'SELECT count(*) AS n FROM requests WHERE resource_id = ?'
      const count = env.DB.prepare(sql).bind(filing.resourceId).first<number>('n')
      inList.push(count.then((n) => n ?? 0))
    })
    await shop.ana.send('POST', '/requests', filing)
    await vi.waitFor(() => expect(inList.length).toBeGreaterThan(0))
    expect(await inList[0]).toBe(1)
  })

  it('goes to whoever waits for what somebody else gives back', async () => {
    const { filing, resourceId } = await shop.stocked()
    const cy = await signedIn('Cy')
    const ask = async (who: Caller) => {
      const { id } = (await who.send('POST', '/requests', filing)).body
      await shop.bo.send('POST', `/requests/${id}/approve`, {})
      return id
    }
    const [held, waits] = [await ask(shop.ana), await ask(cy)]
    const lease = await shop.ana.send('POST', `/requests/${held}/check-out`, {})
    await cy.send('POST', `/requests/${waits}/join-queue`, {})
    await quiet()
    const desk = await page(cy)
    await shop.ana.send('POST', `/leases/${lease.body.id}/check-in`, {})
    await vi.waitFor(() => expect(desk.heard).toContain(JSON.stringify({ changed: resourceId })))
  })

  it('still comes when its object was evicted, and a ping needs no object at all', async () => {
    const { filing } = await shop.stocked()
    const ana = await page(shop.ana)
    await evictDurableObject(objectOf(shop.ana) as never)
    ana.socket.send('ping')
    await vi.waitFor(() => expect(ana.heard).toEqual(['pong']))
    await shop.ana.send('POST', '/requests', filing)
    await vi.waitFor(() => expect(ana.heard).toHaveLength(2))
    expect(ana.closed).toEqual([])
  })

  it('goes to nobody’s object but theirs who are signed in', async () => {
    const { filing } = await shop.stocked()
    const told = vi.spyOn(console, 'warn')
    await env.DB.prepare('UPDATE sessions SET seen_at = 0 WHERE person_id = ?')
      .bind(shop.bo.id)
      .run()
    const bo = vi.spyOn(env.LIVE, 'getByName')
    await shop.ana.send('POST', '/requests', filing)
    await quiet()
    expect(told).not.toHaveBeenCalled()
    expect(bo.mock.calls.map(([name]) => name)).not.toContain(shop.bo.id)
    await env.DB.prepare('UPDATE sessions SET seen_at = ? WHERE person_id = ?')
      .bind(Date.now(), shop.bo.id)
      .run()
  })
})

describe('a socket ends', () => {
  it('when its session is ended, and no other one', async () => {
    const dan = await signedIn('Dan')
    const [here, there] = [await page(dan), await page(await sessionOf(dan))]
    await dan.send('POST', '/me/sessions/end-others', {})
    await vi.waitFor(() => expect(there.closed).toEqual([4001]))
    expect(here.closed).toEqual([])
    const Cookie = `__Host-hallpass=${dan.token}`
    await app.request(
      `${ORIGIN}/sign-out`,
      { method: 'POST', headers: { Cookie, Origin: ORIGIN } },
      installation,
    )
    await vi.waitFor(() => expect(here.closed).toEqual([4001]))
  })

  it('when its person leaves', async () => {
    const eve = await signedIn('Eve')
    const desk = await page(eve)
    await endPerson(env as Env, { id: shop.root.id, name: 'Root' }, eve.id, 'gone')
    await vi.waitFor(() => expect(desk.closed).toEqual([4001]))
  })

  it('within a minute where nobody said so: deleted, idle, or under another token', async () => {
    const fay = await signedIn('Fay')
    const [gone, idle, renewed] = [await sessionOf(fay), await sessionOf(fay), await sessionOf(fay)]
    const desks = [await page(gone), await page(idle), await page(renewed), await page(fay)]
    const change = (sql: string, hash: string) => env.DB.prepare(sql).bind(hash).run()
    await change('DELETE FROM sessions WHERE hash = ?', gone.hash)
    await change('UPDATE sessions SET seen_at = seen_at - 1800000 WHERE hash = ?', idle.hash)
    await change("UPDATE sessions SET hash = hash || '-new' WHERE hash = ?", renewed.hash)
    const { filing } = await shop.stocked()
    await fay.send('POST', '/requests', filing)
    await vi.waitFor(() => expect(desks[3]?.heard.length).toBeGreaterThan(0))
    expect(desks.slice(0, 3).map(({ heard }) => heard)).toEqual([[], [], []]) // And hears nothing.
    expect(await runDurableObjectAlarm(objectOf(fay) as never)).toBe(true)
    await vi.waitFor(() =>
      expect(desks.map(({ closed }) => closed)).toEqual([[4001], [4001], [4001], []]),
    )
  })

  it('sooner for administrators, as their sessions do', async () => {
    const gil = await signedIn('Gil', 'administrator')
    const session = await sessionOf(gil, 16 * MINUTE)
    const answer = await objectOf(gil).fetch('https://live/', {
      headers: { Upgrade: 'websocket', 'Hallpass-Session': session.hash },
    })
    const closed: number[] = []
    answer.webSocket?.addEventListener('close', ({ code }) => {
      closed.push(code)
    })
    answer.webSocket?.accept()
    await vi.waitFor(() => expect(closed).toEqual([4001]))
  })

  it('where its session cannot be looked at', async () => {
    const hal = await signedIn('Hal')
    const desk = await page(hal)
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    vi.spyOn(env.DB, 'prepare').mockImplementation(() => {
      throw new Error('D1 is away.')
    })
    await runDurableObjectAlarm(objectOf(hal) as never)
    vi.restoreAllMocks()
    await vi.waitFor(() => expect(desk.closed).toEqual([4001]))
  })

  it('where there are too many of one person, the oldest first, or where a page talks', async () => {
    const ida = await signedIn('Ida')
    const desks: Awaited<ReturnType<typeof page>>[] = []
    for (let count = 0; count < 13; count += 1) {
      desks.push(await page(ida))
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    await vi.waitFor(() => expect(desks[0]?.closed).toEqual([4002]))
    expect(desks.slice(1).every(({ closed }) => closed.length === 0)).toBe(true)
    desks[1]?.socket.send('who is there?')
    await vi.waitFor(() => expect(desks[1]?.closed).toEqual([1008]))
  })
})
