import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  HostileProvider,
  makeKey,
  signHs256WithPublicKey,
  signNothing,
  signRs256,
  type Twist,
} from './hostile-provider'
import { Browser, settingsWith } from './product'

const NOW = () => Math.floor(Date.now() / 1000)

let provider: HostileProvider
let browser: Browser

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  vi.spyOn(console, 'error').mockImplementation(() => {})
  provider = new HostileProvider()
  browser = new Browser(settingsWith({ OIDC_ISSUER: provider.issuer }))
})

async function isSignedIn(): Promise<boolean> {
  return (await browser.get('/me')).status === 200
}

it('signs in with an honest provider', async () => {
  const arrival = await browser.get(await provider.visit(browser, { returnTo: '/board' }))
  expect(arrival.status).toBe(303)
  expect(arrival.headers.get('Location')).toBe('/board')
  expect(await isSignedIn()).toBe(true)
  expect(provider.asked).toMatchObject({
    response_type: 'code',
    redirect_uri: 'https://hallpass.example/auth/callback',
    code_challenge_method: 'S256',
  })
  expect(provider.asked).not.toHaveProperty('max_age')
})

describe('an answer is not accepted when the provider', () => {
  const lies: Record<string, Twist> = {
    'is another issuer': { claims: { iss: 'https://elsewhere.example' } },
    'speaks to another client': { claims: { aud: 'somebody-else' } },
    'names several clients and another party': {
      claims: { aud: ['hallpass', 'other'], azp: 'other' },
    },
    'repeats an old nonce': { claims: { nonce: 'old' } },
    'leaves the nonce out': { claims: { nonce: undefined } },
    'leaves the subject out': { claims: { sub: undefined } },
    'gives a token that has expired': { claims: { exp: NOW() - 120, iat: NOW() - 400 } },
    'gives a token that never expires': { claims: { exp: undefined } },
    'does not sign': { sign: signNothing },
    'signs with the public key as a shared secret': { sign: signHs256WithPublicKey },
    'signs with another key': {
      sign: async (signing) => signRs256({ ...signing, key: await makeKey() }),
    },
    'signs with a key that nobody knows': {
      sign: (signing) => signRs256({ ...signing, header: { alg: 'RS256', kid: 'two' } }),
    },
    'brings its own key in the header': {
      sign: (signing) =>
        signRs256({ ...signing, header: { alg: 'RS256', kid: 'x', jku: 'https://x.example' } }),
    },
    'answers in the name of another issuer': { callback: { iss: 'https://elsewhere.example' } },
    'leaves its name out of the answer though it promised it': { callback: { iss: '' } },
    'answers with a token instead of a code': { callback: { code: '', id_token: 'x.y.z' } },
    'gives no ID token': { sign: async () => undefined as unknown as string },
  }
  for (const [lie, twist] of Object.entries(lies)) {
    it(lie, async () => {
      provider.twist = twist
      const arrival = await browser.get(await provider.visit(browser))
      expect(arrival.status).toBe(400)
      expect(await arrival.text()).toContain('answer_not_accepted')
      expect(await isSignedIn()).toBe(false)
    })
  }
})

describe('a code', () => {
  it('that was stolen is worth nothing in another browser, even where the provider gives tokens', async () => {
    const stolen = new URL(await provider.visit(browser), 'https://hallpass.example')
    const thief = new Browser(browser.env)
    const own = new URL(await provider.visit(thief), 'https://hallpass.example')
    own.searchParams.set('code', stolen.searchParams.get('code') ?? '')
    expect((await thief.get(own.pathname + own.search)).status).toBe(400)
    expect((await thief.get('/me')).status).toBe(401)
  })

  it('is bound to a proof key, which only this browser’s trip has', async () => {
    await browser.get(await provider.visit(browser))
    const [token] = provider.heard.filter(({ path }) => path === '/token')
    expect(token?.body).toMatch(/code_verifier=[\w-]{43}/)
    expect(provider.asked.code_challenge).toMatch(/^[\w-]{43}$/)
  })
})

describe('a trip', () => {
  it('is good once', async () => {
    const back = await provider.visit(browser)
    expect((await browser.get(back)).status).toBe(303)
    const again = await browser.get(back)
    expect(again.status).toBe(400)
    expect(await again.text()).toContain('trip_unknown')
    expect(provider.heard.filter(({ path }) => path === '/token')).toHaveLength(1)
  })

  it('is good once, for two answers in the same moment too', async () => {
    const back = await provider.visit(browser)
    const both = await Promise.all([browser.get(back), browser.get(back)])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 400])
  })

  it('is not given up for an answer with another state', async () => {
    const back = await provider.visit(browser)
    const forged = back.replace(/state=[^&]*/, `state=${'A'.repeat(43)}`)
    expect((await browser.get(forged)).status).toBe(400)
    expect((await browser.get(back)).status).toBe(303)
  })

  it('does not end in another browser, nor is it spoiled there', async () => {
    const back = await provider.visit(browser)
    const victim = new Browser(browser.env)
    await provider.visit(victim)
    expect((await victim.get(back)).status).toBe(400)
    expect((await victim.get('/me')).status).toBe(401)
  })

  it('in a second tab does not spoil the first', async () => {
    const first = await browser.post('/sign-in', { returnTo: '/board' })
    await browser.post('/sign-in', { returnTo: '/me' })
    const arrival = await browser.get(provider.follow(first))
    expect(arrival.headers.get('Location')).toBe('/board')
  })

  it('is over after ten minutes', async () => {
    const back = await provider.visit(browser)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * 60_000 })
    const arrival = await browser.get(back)
    vi.useRealTimers()
    expect(await arrival.text()).toContain('trip_unknown')
  })

  it('never leads to another site', async () => {
    for (const returnTo of ['https://x.example', '//x.example', '/\\x.example', '/ ', 'board']) {
      const arrival = await browser.get(await provider.visit(browser, { returnTo }))
      expect(arrival.headers.get('Location')).toBe('/')
    }
  })

  it('tells what the provider answered when it said no', async () => {
    provider.twist = { callback: { code: '', error: 'access_denied' } }
    const arrival = await browser.get(await provider.visit(browser))
    expect(arrival.status).toBe(403)
    expect(await arrival.text()).toContain('access_denied')
  })

  it('does not repeat what somebody wrote into the address', async () => {
    provider.twist = { callback: { code: '', error: '<script>alert(1)</script>' } }
    const arrival = await browser.get(await provider.visit(browser))
    expect(await arrival.text()).not.toContain('alert')
  })
})

describe('the provider cannot be used', () => {
  const faults: Record<string, Twist> = {
    'when it says it is another one': { metadata: { issuer: 'https://elsewhere.example' } },
    'when an endpoint is plain http': { metadata: { token_endpoint: 'http://provider.example/t' } },
    'when its keys come over plain http': { metadata: { jwks_uri: 'http://provider.example/j' } },
    'when people would be sent to plain http': {
      metadata: { authorization_endpoint: 'http://provider.example/a' },
    },
    'when it lacks a token endpoint': { metadata: { token_endpoint: undefined } },
    'when it does not check the proof key': {
      metadata: { code_challenge_methods_supported: ['plain'] },
    },
    'when it offers shared secrets only': {
      metadata: { id_token_signing_alg_values_supported: ['HS256', 'none'] },
    },
  }
  for (const [fault, twist] of Object.entries(faults)) {
    it(fault, async () => {
      provider.twist = twist
      const departure = await browser.post('/sign-in')
      expect(departure.status).toBe(502)
      expect(await departure.text()).toContain('provider_unusable')
    })
  }

  it('when it sends Hallpass elsewhere', async () => {
    vi.stubGlobal('fetch', async () => Response.redirect('https://elsewhere.example/'))
    expect((await browser.post('/sign-in')).status).toBe(502)
  })
})

describe('the client secret', () => {
  it('goes into the header', async () => {
    await browser.get(await provider.visit(browser))
    const token = provider.heard.find(({ path }) => path === '/token')
    expect(token?.authorization).toMatch(/^Basic /)
    expect(token?.body).not.toContain('client_secret')
    expect(token?.body).toContain('code_verifier=')
  })

  it('goes into the body where the provider takes it nowhere else', async () => {
    provider.twist = {
      metadata: { token_endpoint_auth_methods_supported: ['client_secret_post'] },
    }
    await browser.get(await provider.visit(browser))
    const token = provider.heard.find(({ path }) => path === '/token')
    expect(token?.authorization).toBeNull()
    expect(token?.body).toContain('client_secret=')
  })
})
