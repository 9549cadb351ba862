import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { app } from '../../src/app'
import { endPerson } from '../../src/commands/end-person'
import { openShop, type Shop } from '../routes/shop'
import { installation, signedIn } from '../routes/visit'
import { MINUTE, ORIGIN, objectOf, page, sessionOf } from './live-page'

let shop: Shop

beforeAll(async () => {
  shop = await openShop()
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
