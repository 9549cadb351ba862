import { evictDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { machineOf, tokenFor } from '../routes/machines-town'
import { openShop, type Shop } from '../routes/shop'
import { type Caller, signedIn } from '../routes/visit'
import { knock, ORIGIN, objectOf, page } from './live-page'

let shop: Shop

beforeAll(async () => {
  shop = await openShop()
})

/** With which code a socket ends that nobody is at, before it hears anything. */
function closedAtOnce({ webSocket }: Response): Promise<unknown> {
  return new Promise((resolve) => {
    webSocket?.addEventListener('message', ({ data }) => resolve(data))
    webSocket?.addEventListener('close', ({ code }) => resolve(code))
    webSocket?.accept()
  })
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
