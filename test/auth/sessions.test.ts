import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addSubscription, pushBrowsersOf } from '../../src/db/push-subscriptions'
import { endSessionsOf, pruneSessions } from '../../src/db/sessions'
import type { PersonId } from '../../src/domain/ids'
import { sha256Hex } from '../../src/vault/random'
import { factsAbout } from './facts-about'
import { HostileProvider } from './hostile-provider'
import { Browser, REQUEST, settingsWith } from './product'

const COOKIE = '__Host-hallpass'
const MINUTE = 60_000

const db = env.DB
let provider: HostileProvider
let browser: Browser
let personId: PersonId

beforeEach(async () => {
  provider = new HostileProvider()
  browser = new Browser(settingsWith({ OIDC_ISSUER: provider.issuer }))
  await browser.get(await provider.visit(browser))
  personId = ((await (await browser.get('/me')).json()) as { personId: PersonId }).personId
})

afterEach(() => {
  vi.useRealTimers()
})

function at(time: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: time })
}

async function status(path = '/me'): Promise<number> {
  return (await browser.get(path)).status
}

describe('a session', () => {
  it('has a cookie that script and other hosts cannot touch', async () => {
    const arrival = await browser.get(await provider.visit(browser))
    const line = arrival.headers.getSetCookie().find((one) => one.startsWith(`${COOKIE}=`))
    expect(line).toMatch(/^__Host-hallpass=[\w-]{43}; Path=\/; Max-Age=43200; Secure; HttpOnly; /)
    expect(line).toMatch(/SameSite=Lax$/)
  })

  it('is stored only as a hash', async () => {
    const token = browser.cookies.get(COOKIE) ?? ''
    const { results } = await db.prepare('SELECT * FROM sessions').all()
    expect(JSON.stringify(results)).not.toContain(token)
    expect(JSON.stringify(results)).toContain(await sha256Hex(token))
  })

  it('ends after half an hour without use', async () => {
    const start = Date.now()
    at(start + 29 * MINUTE)
    expect(await status()).toBe(200)
    at(start + 58 * MINUTE)
    expect(await status()).toBe(200)
    at(start + 89 * MINUTE)
    expect(await status()).toBe(401)
  })

  it('of an administrator ends after a quarter of an hour without use', async () => {
    const grant =
      "INSERT INTO role_grants (principal, role, granted_at) VALUES (?, 'administrator', 0)"
    await db.prepare(grant).bind(personId).run()
    const start = Date.now()
    at(start + 14 * MINUTE)
    expect(await status()).toBe(200)
    at(start + 30 * MINUTE)
    expect(await status()).toBe(401)
    await db.prepare('DELETE FROM role_grants WHERE principal = ?').bind(personId).run()
  })

  it('ends after twelve hours, however much it is used', async () => {
    const start = Date.now()
    for (let minutes = 20; minutes < 720; minutes += 20) {
      at(start + minutes * MINUTE)
      expect(await status()).toBe(200)
    }
    at(start + 721 * MINUTE)
    expect(await status()).toBe(401)
    await pruneSessions(db, Date.now())
    const left = 'SELECT count(*) AS n FROM sessions WHERE person_id = ?'
    expect(await db.prepare(left).bind(personId).first<number>('n')).toBe(0)
  })

  it('writes down at most once a minute that it was used', async () => {
    const seen = () =>
      db
        .prepare('SELECT seen_at FROM sessions WHERE person_id = ?')
        .bind(personId)
        .first<number>('seen_at')
    const first = await seen()
    at((first ?? 0) + 30_000)
    await status()
    expect(await seen()).toBe(first)
    at((first ?? 0) + 61_000)
    await status()
    expect(await seen()).toBe((first ?? 0) + 61_000)
  })

  it('is not used by a page that looks again with nobody there', async () => {
    const start = Date.now()
    const headers = { 'Hallpass-Unattended': 'yes' }
    for (const minutes of [10, 20, 29]) {
      at(start + minutes * MINUTE)
      expect((await browser.send('/me', { headers })).status).toBe(200)
    }
    at(start + 31 * MINUTE)
    expect((await browser.send('/me', { headers })).status).toBe(401)
  })

  it('is not used by a page that listens again by itself', async () => {
    const seen = () =>
      db
        .prepare('SELECT max(seen_at) AS seen_at FROM sessions WHERE person_id = ?')
        .bind(personId)
        .first<number>('seen_at')
    const first = await seen()
    at(Date.now() + 5 * MINUTE)
    await browser.send('/live', {
      headers: { Upgrade: 'websocket', Origin: browser.env.PUBLIC_URL },
    })
    expect(await seen()).toBe(first)
    await browser.get('/')
    expect(await seen()).toBeGreaterThan(first ?? 0)
  })

  it('is a new one after every sign-in, and the old one is over', async () => {
    const old = browser.cookies.get(COOKIE) ?? ''
    await browser.get(await provider.visit(browser))
    expect(browser.cookies.get(COOKIE)).not.toBe(old)
    browser.cookies.set(COOKIE, old)
    expect(await status()).toBe(401)
  })

  it('ends with signing out, for whoever copied the cookie too', async () => {
    const token = browser.cookies.get(COOKIE) ?? ''
    const answer = await browser.post('/sign-out')
    expect(answer.headers.get('Location')).toBe('/sign-in')
    expect(browser.cookies.has(COOKIE)).toBe(false)
    browser.cookies.set(COOKIE, token)
    expect(await status()).toBe(401)
    expect((await factsAbout(personId)).at(-1)).toBe('person.signed_out')
  })

  it('tells nobody in its browser any more after signing out there, and in others still', async () => {
    const [mark = ''] = (browser.cookies.get(`${COOKIE}-known`) ?? '').split('.')
    const here = await sha256Hex(mark)
    for (const [endpoint, of] of Object.entries({ here, elsewhere: 'another' })) {
      const subscription = { endpoint, p256dh: '', auth: '', device: endpoint, browser: of }
      await addSubscription(db, { id: personId, name: 'Ana' }, subscription)
    }
    await browser.post('/sign-out')
    expect((await pushBrowsersOf(db, personId)).map(({ device }) => device)).toEqual(['elsewhere'])
  })

  it('of a leaver is over at once', async () => {
    await db.prepare('UPDATE people SET active = 0 WHERE id = ?').bind(personId).run()
    expect(await status()).toBe(401)
  })

  it('does not come back to life when the person does', async () => {
    await endSessionsOf(db, personId)
    await db.prepare('UPDATE people SET active = 1 WHERE id = ?').bind(personId).run()
    expect(await status()).toBe(401)
  })

  it('is refused when its cookie was planted twice', async () => {
    const own = browser.cookies.get(COOKIE)
    const answer = await browser.send('/me', {
      headers: { Cookie: `${COOKIE}=${'A'.repeat(43)}; other=1; ${COOKIE}=${own}` },
    })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ code: 'ambiguous_cookie' })
  })

  it('is not taken from a cookie of another name', async () => {
    const own = browser.cookies.get(COOKIE) ?? ''
    browser.cookies.clear()
    for (const name of ['hallpass', '__host-hallpass', '__Host-hallpass-8787', `x${COOKIE}`]) {
      const answer = await browser.send('/me', { headers: { Cookie: `${name}=${own}` } })
      expect(answer.status, name).toBe(401)
    }
  })
})

describe('somebody', () => {
  it('who lost a role is refused at once, and what it was for looks unknown', async () => {
    const grant = "INSERT INTO role_grants (principal, role, granted_at) VALUES (?, 'auditor', 0)"
    await db.prepare(grant).bind(personId).run()
    expect(await status('/history')).toBe(200)
    await db.prepare('DELETE FROM role_grants WHERE principal = ?').bind(personId).run()
    const answer = await browser.get('/history')
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ status: 404, code: 'not_found' })
  })

  it('whose session ended while a form was filled in comes back to its page', async () => {
    browser.cookies.clear()
    const sent = async (referer: string) => {
      const form = { requestId: REQUEST, action: 'check-out' }
      const headers = { Origin: 'https://hallpass.example', Referer: referer }
      const answer = await browser.send('/proofs', { method: 'POST', form, headers })
      expect(answer.status).toBe(303)
      return answer.headers.get('Location')
    }
    expect(await sent('https://hallpass.example/requests/req_abcd_1?a=1')).toBe(
      '/sign-in?returnTo=%2Frequests%2Freq_abcd_1%3Fa%3D1',
    )
    expect(await sent('https://hallpass.example.evil.example/requests')).toBe('/sign-in')
    expect(await sent('')).toBe('/sign-in')
  })

  it('who is a stranger is asked to sign in, and comes back to the page', async () => {
    browser.cookies.clear()
    const page = await browser.get('/board?page=2')
    expect(page.status).toBe(303)
    expect(page.headers.get('Location')).toBe('/sign-in?returnTo=%2Fboard%3Fpage%3D2')
    const api = await browser.get('/me')
    expect(api.status).toBe(401)
    expect(await api.json()).toMatchObject({ code: 'not_signed_in' })
    expect(await status('/history')).toBe(401)
  })
})
