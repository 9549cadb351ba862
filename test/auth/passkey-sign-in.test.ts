import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { app } from '../../src/app'
import { endPerson } from '../../src/commands/end-person'
import { passkeysOf } from '../../src/db/passkeys'
import { factsOfType, ROOT } from '../db/people'
import { type Caller, installation, signedIn } from '../routes/visit'
import type { Authenticator, Twist } from '../support/authenticator'
import { newAuthenticator, withPasskey } from '../support/passkeys'
import { Browser, type Settings, settingsWith } from './product'

const db = env.DB
const COOKIE = '__Host-hallpass'
let at = 0
let ana: Caller
let key: Authenticator
let browser: Browser

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  at += 1
  ana = await signedIn(`Ana${at}y`)
  key = await withPasskey(ana)
  browser = fresh()
})

/** The identity provider is out of reach: nothing answers at this address. */
function fresh(settings: Settings = {}): Browser {
  const { PUBLIC_URL } = installation
  const bindings = settingsWith({ PUBLIC_URL, OIDC_ISSUER: 'https://gone.example', ...settings })
  return new Browser(bindings, app)
}

async function optionsFor(who: Browser) {
  const answer = await who.postJson('/sign-in/passkey/options', {})
  return (await answer.json()) as { challenge: string; userVerification: string }
}

async function signIn(who: Browser, twist: Twist = {}, returnTo = '/requests') {
  const response = await key.get(await optionsFor(who), twist)
  return who.postJson('/sign-in/passkey', { response, returnTo })
}

async function refusal(answer: Response) {
  const { code, detail } = (await answer.json()) as { code: string; detail: string }
  return [answer.status, code, detail]
}

describe('signing in with a passkey', () => {
  it('needs no identity provider, and leads to where one was going', async () => {
    const answer = await signIn(browser)
    expect([answer.status, await answer.json()]).toEqual([200, { returnTo: '/requests' }])
    expect(await (await browser.get('/api/v1/me')).json()).toMatchObject({ id: ana.id })
    const [own] = await passkeysOf(db, ana.id)
    expect(own?.lastUsedAt).not.toBeNull()
    expect((await factsOfType('person.signed_in'))[0]).toMatchObject({ with: 'passkey' })
  })

  it('asks for any passkey of this site, and for a verified user', async () => {
    const options = await optionsFor(browser)
    expect(options).toMatchObject({ rpId: 'hallpass.example', userVerification: 'required' })
    expect(JSON.stringify(options)).not.toContain(key.credentialId)
  })

  it('makes a new session, and ends the one before', async () => {
    await signIn(browser)
    const before = browser.cookies.get(COOKIE) ?? ''
    await signIn(browser)
    expect(browser.cookies.get(COOKIE)).not.toBe(before)
    browser.cookies.set(COOKIE, before)
    expect((await browser.get('/api/v1/me')).status).toBe(401)
  })

  it('never leads to another site', async () => {
    const answer = await signIn(browser, {}, 'https://evil.example/')
    expect(await answer.json()).toEqual({ returnTo: '/' })
  })

  it('is refused alike for whoever is unknown, has left, or lacks something', async () => {
    const known = await refusal(await signIn(browser, { isUserVerified: false }))
    expect(known.slice(0, 2)).toEqual([403, 'passkey_not_accepted'])
    for (const twist of [
      { origin: 'https://evil.example' },
      { rpId: 'evil.example' },
      { isForged: true },
      { challenge: 'bm90IGdpdmVuIG91dA' },
      { crossOrigin: true },
      { userHandle: btoa('per_other').replaceAll('=', '') },
    ])
      expect(await refusal(await signIn(browser, twist)), JSON.stringify(twist)).toEqual(known)
    key = newAuthenticator()
    await key.create({ challenge: '' })
    expect(await refusal(await signIn(browser))).toEqual(known)
    expect(browser.cookies.has(COOKIE)).toBe(false)
  })

  it('is refused to a leaver, and to whoever is not active', async () => {
    await db.prepare('UPDATE people SET active = 0 WHERE id = ?').bind(ana.id).run()
    const inactive = await refusal(await signIn(browser))
    await db.prepare('UPDATE people SET active = 1 WHERE id = ?').bind(ana.id).run()
    await endPerson(env, ROOT, ana.id, 'left')
    await db.prepare('UPDATE people SET active = 1 WHERE id = ?').bind(ana.id).run()
    expect(await refusal(await signIn(browser))).toEqual(inactive)
    expect(browser.cookies.has(COOKIE)).toBe(false)
  })

  it('is refused where the counter went back', async () => {
    expect((await signIn(browser, { counter: 5 })).status).toBe(200)
    expect((await refusal(await signIn(fresh(), { counter: 5 })))[1]).toBe('passkey_not_accepted')
    expect((await refusal(await signIn(fresh())))[1]).toBe('passkey_not_accepted')
  })

  it('is for the browser that asked, once, and not with the answer to another question', async () => {
    const response = await key.get(await optionsFor(browser))
    const other = fresh()
    await optionsFor(other)
    const stolen = await other.postJson('/sign-in/passkey', { response })
    expect(stolen.status).toBe(403)
    expect((await browser.postJson('/sign-in/passkey', { response })).status).toBe(200)
    expect((await browser.postJson('/sign-in/passkey', { response })).status).toBe(403)
    const asked = await ana.send('POST', '/me/proofs/options', {
      ...{ action: 'enrol-passkey', subject: ana.id },
    })
    const proof = await key.get(asked.body as unknown as { challenge: string })
    expect((await browser.postJson('/sign-in/passkey', { response: proof })).status).toBe(403)
  })

  it('is not asked for without end by one stranger', async () => {
    const asked = await Promise.all(
      Array.from({ length: 61 }, () =>
        fresh().send('/sign-in/passkey/options', {
          method: 'POST',
          json: {},
          headers: {
            Origin: installation.PUBLIC_URL,
            'Content-Type': 'application/json',
            'CF-Connecting-IP': '198.51.100.78',
          },
        }),
      ),
    )
    expect(asked.filter(({ status }) => status === 429)).toHaveLength(1)
  })

  it('takes no nonsense, and JSON only', async () => {
    expect((await browser.post('/sign-in/passkey', { response: 'x' })).status).toBe(415)
    for (const body of [{}, { response: {} }, { response: 7 }, { more: 1 }])
      expect((await browser.postJson('/sign-in/passkey', body)).status).toBe(400)
  })
})
