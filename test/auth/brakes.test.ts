import { beforeEach, describe, expect, it, vi } from 'vitest'
import { app } from '../../src/app'
import { HostileProvider } from './hostile-provider'
import { Browser, settingsWith } from './product'

const OFFICE = '192.0.2.10'

let provider: HostileProvider
let bindings: Env

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  provider = new HostileProvider()
  bindings = settingsWith({ OIDC_ISSUER: provider.issuer })
})

function begin(browser: Browser, address = OFFICE): Promise<Response> {
  const headers = { Origin: 'https://hallpass.example', 'CF-Connecting-IP': address }
  return browser.send('/sign-in', { method: 'POST', form: {}, headers })
}

async function flood(address = OFFICE): Promise<Response> {
  let last = await begin(new Browser(bindings), address)
  for (let count = 0; count < 60; count += 1) last = await begin(new Browser(bindings), address)
  return last
}

async function rows(): Promise<number> {
  return (await bindings.DB.prepare('SELECT count(*) AS n FROM trips').first<number>('n')) ?? 0
}

describe('signing in', () => {
  it('that strangers begin again and again stores no more, and says how long to wait', async () => {
    const answer = await flood('192.0.2.11')
    expect(answer.status).toBe(429)
    expect(answer.headers.get('Retry-After')).toBe('60')
    const before = await rows()
    await flood('192.0.2.11')
    expect(await rows()).toBe(before)
  })

  it('is open to whoever has signed in with this browser, whatever strangers do there', async () => {
    const approver = new Browser(bindings)
    await approver.get(await provider.visit(approver))
    await approver.post('/sign-out')
    await flood()
    expect((await begin(new Browser(bindings))).status).toBe(429)
    const departure = await begin(approver)
    expect(departure.status).toBe(200)
    expect((await approver.get(provider.follow(departure))).status).toBe(303)
  })

  it('is not opened by a mark that Hallpass did not make', async () => {
    const forger = new Browser(bindings)
    await flood('192.0.2.12')
    forger.cookies.set('__Host-hallpass-known', `${'A'.repeat(43)}.${'0'.repeat(64)}`)
    expect((await begin(forger, '192.0.2.12')).status).toBe(429)
  })

  it('with a passkey is braked for strangers likewise, and not for a browser that is known', async () => {
    const ask = (browser: Browser) => {
      const headers = {
        Origin: 'https://hallpass.example',
        'CF-Connecting-IP': '192.0.2.14',
        'Content-Type': 'application/json',
      }
      return browser.send('/sign-in/passkey/options', { method: 'POST', json: {}, headers })
    }
    const approver = new Browser(bindings, app)
    await approver.get(await provider.visit(approver))
    await approver.post('/sign-out')
    for (let count = 0; count < 60; count += 1)
      expect((await ask(new Browser(bindings, app))).status).toBe(200)
    expect((await ask(new Browser(bindings, app))).status).toBe(429)
    expect((await ask(approver)).status).toBe(200)
  })

  it('is free again when what was begun is finished', async () => {
    for (let count = 0; count < 70; count += 1) {
      const browser = new Browser(bindings)
      const departure = await begin(browser, '192.0.2.13')
      expect((await browser.get(provider.follow(departure))).status).toBe(303)
    }
  })
})
