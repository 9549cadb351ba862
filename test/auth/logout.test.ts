import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { pruneLogoutTokens } from '../../src/db/provider-logout'
import { factsAbout } from './facts-about'
import {
  HostileProvider,
  makeKey,
  signHs256WithPublicKey,
  signNothing,
  signRs256,
} from './hostile-provider'
import { Browser, product, settingsWith } from './product'

const NOW = () => Math.floor(Date.now() / 1000)

let provider: HostileProvider
let bindings: Env
let browser: Browser

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  provider = new HostileProvider()
  bindings = settingsWith({ OIDC_ISSUER: provider.issuer })
  browser = await signedIn('s-1')
})

async function signedIn(sid: string, subject = 'ana'): Promise<Browser> {
  const one = new Browser(bindings)
  provider.subject = subject
  provider.twist = { claims: { sid } }
  await one.get(await provider.visit(one))
  provider.twist = {}
  return one
}

/** As the provider's server sends it: no cookie, no origin. */
async function send(token: string): Promise<Response> {
  const body = new URLSearchParams({ logout_token: token })
  const url = 'https://hallpass.example/auth/backchannel-logout'
  return product.request(url, { method: 'POST', body }, bindings)
}

async function isIn(one: Browser): Promise<boolean> {
  return (await one.get('/me')).status === 200
}

describe('a provider that says somebody signed out there', () => {
  it('ends the session that it names, and no other', async () => {
    const other = await signedIn('s-2')
    const { personId } = (await (await browser.get('/me')).json()) as { personId: string }
    const answer = await send(await provider.logoutToken({ sid: 's-1', sub: 'ana' }))
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([200, 'no-store'])
    expect([await isIn(browser), await isIn(other)]).toEqual([false, true])
    expect((await factsAbout(personId)).at(-1)).toBe('session.ended')
  })

  it('ends all sessions of a person, and nobody else’s', async () => {
    const [other, bo] = [await signedIn('s-2'), await signedIn('s-3', 'bo')]
    expect((await send(await provider.logoutToken({ sub: 'ana' }))).status).toBe(200)
    expect([await isIn(browser), await isIn(other), await isIn(bo)]).toEqual([false, false, true])
  })

  it('cannot end the session of one person by naming another', async () => {
    await send(await provider.logoutToken({ sid: 's-1', sub: 'bo' }))
    expect(await isIn(browser)).toBe(true)
  })

  it('is heard once', async () => {
    const token = await provider.logoutToken({ sub: 'ana' })
    expect((await send(token)).status).toBe(200)
    const back = await signedIn('s-9')
    expect((await send(token)).status).toBe(400)
    expect(await isIn(back)).toBe(true)
  })

  it('is remembered for as long as it could come again', async () => {
    await send(await provider.logoutToken({ sub: 'ana' }))
    const rows = () => env.DB.prepare('SELECT count(*) AS n FROM logout_tokens WHERE issuer = ?')
    const left = () => rows().bind(provider.issuer).first<number>('n')
    await pruneLogoutTokens(env.DB, Date.now() + 5 * 60_000)
    expect(await left()).toBe(1)
    await pruneLogoutTokens(env.DB, Date.now() + 7 * 60_000)
    expect(await left()).toBe(0)
  })
})

describe('a logout token is not heard when it', () => {
  const event = 'http://schemas.openid.net/event/backchannel-logout'
  const lies: Record<string, Record<string, unknown>> = {
    'is for somebody else': { aud: 'other' },
    'is of another issuer': { iss: 'https://elsewhere.example' },
    'has expired': { exp: NOW() - 120 },
    'never expires': { exp: undefined },
    'was made long ago': { iat: NOW() - 3_600 },
    'was made in the future': { iat: NOW() + 3_600 },
    'has no id': { jti: undefined },
    'names nobody': { sub: undefined },
    'is about something else': { events: { 'http://other.example/event': {} } },
    'says nothing about it': { events: undefined },
    'says so, but not as an object': { events: { [event]: true } },
    'has a nonce, as ID tokens have': { nonce: 'n' },
  }
  for (const [lie, claims] of Object.entries(lies)) {
    it(lie, async () => {
      const answer = await send(await provider.logoutToken({ sub: 'ana', ...claims }))
      expect(answer.status).toBe(400)
      expect(await answer.json()).toEqual({ error: 'invalid_request' })
      expect(await isIn(browser)).toBe(true)
    })
  }

  const forgeries: Record<string, typeof signRs256> = {
    'is not signed': signNothing,
    'is signed with the public key as a shared secret': signHs256WithPublicKey,
    'is signed with another key': async (signing) =>
      signRs256({ ...signing, key: await makeKey() }),
    'names a key that nobody knows': (signing) =>
      signRs256({ ...signing, header: { alg: 'RS256', kid: 'two' } }),
  }
  for (const [forgery, sign] of Object.entries(forgeries)) {
    it(forgery, async () => {
      expect((await send(await provider.logoutToken({ sub: 'ana' }, sign))).status).toBe(400)
      expect(await isIn(browser)).toBe(true)
    })
  }

  it('is a token of another type', async () => {
    const token = await provider.logoutToken({ sub: 'ana' }, signRs256, 'at+jwt')
    expect((await send(token)).status).toBe(400)
  })

  it('is no token at all', async () => {
    for (const text of ['', 'x', 'a.b.c', '..', `a.${btoa('{"iss":1}')}.c`, 'x'.repeat(20_000)])
      expect((await send(text)).status, text.slice(0, 9)).toBe(400)
    const nothing = await product.request(
      'https://hallpass.example/auth/backchannel-logout',
      { method: 'POST' },
      bindings,
    )
    expect(nothing.status).toBe(400)
  })
})
