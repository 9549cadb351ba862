import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  cookieHeader,
  end,
  enteredWith,
  fetched,
  held,
  locationOf,
  makeApp,
  ORIGIN,
  openApps,
  ticketOf,
  wayIn,
} from './apps'
import type { Shop } from './shop'
import type { Answered } from './visit'

let shop: Shop
let connector: Answered

beforeAll(async () => {
  const opened = await openApps()
  shop = opened.shop
  connector = opened.connector
})
afterAll(() => vi.restoreAllMocks())

describe('the way into an app', () => {
  it('leads its holder back to where they wanted to go, at the app and nowhere else', async () => {
    const leaseId = await held('way')
    const { browser, entered } = await wayIn(shop.ana, '/d/abc?var=1&x=a%20b')
    expect(locationOf(entered).origin + locationOf(entered).pathname).toBe(
      `${ORIGIN}/.hallpass/callback`,
    )
    const back = await fetched(`callback${locationOf(entered).search}`, cookieHeader(browser))
    expect(back.headers.get('Location')).toBe(`${ORIGIN}/d/abc?var=1&x=a%20b`)
    expect(back.headers.getSetCookie().at(-1)).toMatch(
      /^__Host-hallpass-con_\w+=hp1\.\S+; Path=\/; Max-Age=\d+; Secure; HttpOnly; SameSite=Lax$/,
    )
    await end(leaseId)
  })

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '@evil.example', ''])(
    'never leads to %j',
    async (to) => {
      const { search } = locationOf(await fetched(`start?to=${to}`))
      expect(new URLSearchParams(search).get('to')).toBe('/')
      const forwarded = await fetched('forward', { 'X-Forwarded-Uri': to })
      expect(locationOf(forwarded).href).toBe(`${ORIGIN}/.hallpass/start?to=%2F`)
      const callback = await fetched(`callback?code=x&to=${to}`)
      expect(callback.headers.get('Location')).toBeNull()
    },
  )

  it('asks strangers to sign in, and tells others that they hold no access', async () => {
    const leaseId = await held('others')
    const { search } = locationOf(await fetched('start?to=/'))
    const stranger = await enteredWith(search)
    expect(stranger.headers.get('Location')).toMatch(/^\/sign-in\?returnTo=%2Fapps%2Fcon_/)
    expect((await wayIn(shop.bo)).entered.status).toBe(403)
    await end(leaseId)
    expect((await wayIn(shop.ana)).entered.status).toBe(403)
  })

  it('takes a code once, and from the browser that began only', async () => {
    const leaseId = await held('once')
    const { browser, entered } = await wayIn(shop.ana)
    const path = `callback${locationOf(entered).search}`
    const others = await wayIn(shop.bo)
    for (const cookies of [{}, others.browser])
      expect((await fetched(path, cookieHeader(cookies))).status).toBe(400)
    expect((await fetched(path, cookieHeader(browser))).status).toBe(302)
    expect((await fetched(path, cookieHeader(browser))).status).toBe(400)
    await end(leaseId)
  })

  it('takes no code that is a minute old, nor at another app', async () => {
    const leaseId = await held('old')
    const other = await makeApp('Kibana', { origin: 'https://kibana.example' })
    const late = await wayIn(shop.ana)
    const elsewhere = `callback${locationOf(late.entered).search}`
    const cookies = Object.entries(late.browser).map(([name, value]) => [
      name.replace(connector.body.id, other.body.id),
      value,
    ])
    const moved = await fetched(elsewhere, cookieHeader(Object.fromEntries(cookies)), other.body.id)
    expect(moved.status).toBe(400)
    vi.setSystemTime(Date.now() + 60_000)
    expect((await fetched(elsewhere, cookieHeader(late.browser))).status).toBe(400)
    vi.useRealTimers()
    await end(leaseId)
  })
})

describe('what a proxy asks', () => {
  it('is answered with yes to the holder, from the way in to the end of the lease', async () => {
    const leaseId = await held('asked')
    const ticket = cookieHeader(await ticketOf(shop.ana))
    const yes = await fetched('check', ticket)
    expect(yes.status).toBe(200)
    expect(yes.headers.get('X-Hallpass-Lease')).toBe(leaseId)
    expect(yes.headers.get('X-Hallpass-Person')).toBe(shop.ana.id)
    expect(yes.headers.get('X-Hallpass-Role')).toBe('asked')
    expect(yes.headers.get('Cache-Control')).toBe('no-store')
    await end(leaseId)
    expect((await fetched('check', ticket)).status).toBe(401)
  })

  it('is answered with no to everybody else', async () => {
    const leaseId = await held('else')
    const [[name = '', value = ''] = []] = Object.entries(await ticketOf(shop.ana))
    const other = await makeApp('Sentry', { origin: 'https://sentry.example' })
    const moved = name.replace(connector.body.id, other.body.id)
    expect((await fetched('check')).status).toBe(401)
    expect((await fetched('check', { Cookie: `${name}=${value}; ${name}=x` })).status).toBe(401)
    expect((await fetched('check', { Cookie: `${name}=${value.slice(0, -2)}aa` })).status).toBe(401)
    expect((await fetched('check', { Cookie: `${name}=hp1` })).status).toBe(401)
    const elsewhere = await fetched('check', { Cookie: `${moved}=${value}` }, other.body.id)
    expect(elsewhere.status).toBe(401)
    const session = { Cookie: `__Host-hallpass=${shop.ana.token}` }
    expect((await fetched('check', session)).status).toBe(401)
    await end(leaseId)
  })

  it('is answered with the way in, where the proxy passes answers on', async () => {
    const asked = await fetched('forward', { 'X-Forwarded-Uri': '/a?b=1' })
    expect(asked.status).toBe(302)
    expect(asked.headers.get('Location')).toBe(`${ORIGIN}/.hallpass/start?to=%2Fa%3Fb%3D1`)
    const sent = await fetched('forward', { 'X-Forwarded-Method': 'POST', 'X-Forwarded-Uri': '/a' })
    expect(sent.status).toBe(401)
  })

  it('does not exist for an app that nobody knows', async () => {
    for (const path of ['start', 'callback', 'check', 'forward', 'jwks.json'])
      for (const id of ['con_none', shop.connectorId])
        expect((await fetched(path, {}, id)).status, path).toBe(404)
  })
})
