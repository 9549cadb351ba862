import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { keptForm } from '../../src/db/kept-forms'
import { freshProof, pruneProofs, spendProof } from '../../src/db/proofs'
import type { PersonId, RequestId } from '../../src/domain/ids'
import { sha256Hex } from '../../src/vault/random'
import { HostileProvider, type Twist } from './hostile-provider'
import { Browser, REQUEST, settingsWith } from './product'

const MINUTE = 60_000

type Me = { readonly personId: PersonId; readonly sessionHash: string }

const db = env.DB
let provider: HostileProvider
let browser: Browser
let me: Me

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  provider = new HostileProvider()
  browser = new Browser(settingsWith({ OIDC_ISSUER: provider.issuer }))
  me = await signIn(browser)
})

async function signIn(who: Browser): Promise<Me> {
  await who.get(await provider.visit(who))
  return (await (await who.get('/me')).json()) as Me
}

async function beginProof(form: Record<string, string> = {}): Promise<Response> {
  return browser.post('/proofs', {
    ...{ subject: REQUEST, action: 'check-out', returnTo: `/requests/${REQUEST}` },
    ...form,
  })
}

/** The session goes on under a new token, which `me` follows. */
async function prove(twist: Twist = {}): Promise<Response> {
  provider.twist = twist
  const arrival = await browser.get(provider.follow(await beginProof()))
  me = (await (await browser.get('/me')).json()) as Me
  return arrival
}

function query(now = Date.now(), more: Partial<Me & { subject: RequestId }> = {}) {
  const purpose = { ...me, subject: REQUEST, action: 'check-out' as const, ...more }
  const { personId, sessionHash, subject, action } = purpose
  return { personId, sessionHash, subject, action, now }
}

const seconds = () => Math.floor(Date.now() / 1000)

describe('a proof', () => {
  it('asks the provider to ask again', async () => {
    const arrival = await prove({ claims: { acr: 'strong', amr: ['hwk', 7] } })
    expect(arrival.headers.get('Location')).toBe(`/requests/${REQUEST}`)
    expect(provider.asked).toMatchObject({ prompt: 'login', max_age: '0' })
    expect(provider.asked.acr_values).toContain('mfa')
    expect(await freshProof(db, query())).toMatchObject({ acr: 'strong', amr: ['hwk'] })
  })

  it('counts no more once it was used', async () => {
    await prove()
    const proof = await freshProof(db, query())
    await spendProof(db, proof?.id ?? 'prf_none', Date.now())
    expect(await freshProof(db, query())).toBeNull()
  })

  it('is good for five minutes', async () => {
    await prove()
    expect(await freshProof(db, query(Date.now() + 4 * MINUTE))).not.toBeNull()
    expect(await freshProof(db, query(Date.now() + 5 * MINUTE + 1))).toBeNull()
    await pruneProofs(db, Date.now() + 5 * MINUTE + 1)
    expect(await freshProof(db, query())).toBeNull()
  })

  it('is good for this person, session and request only', async () => {
    await prove()
    expect(await freshProof(db, query(Date.now(), { personId: 'per_other' }))).toBeNull()
    expect(await freshProof(db, query(Date.now(), { sessionHash: 'other' }))).toBeNull()
    expect(await freshProof(db, query(Date.now(), { subject: 'req_abcd_2' }))).toBeNull()
    expect(await freshProof(db, query())).not.toBeNull()
  })

  it('is not given by an answer that lacks auth_time', async () => {
    const arrival = await prove({ claims: { auth_time: undefined } })
    expect(arrival.status).toBe(403)
    expect(await arrival.text()).toContain('proof_not_fresh')
    expect(await freshProof(db, query())).toBeNull()
  })

  it('is not given by a sign-in from before it was asked for', async () => {
    const arrival = await prove({ claims: { auth_time: seconds() - 10 } })
    expect(await arrival.text()).toContain('proof_not_fresh')
    expect(await freshProof(db, query())).toBeNull()
  })

  it('is not given by a sign-in in the future', async () => {
    const arrival = await prove({ claims: { auth_time: seconds() + 60 } })
    expect(await arrival.text()).toContain('proof_not_fresh')
  })

  it('is given though the clocks differ a little, and is not older than the trip', async () => {
    const startedAt = Date.now()
    await prove({ claims: { auth_time: seconds() - 3 } })
    const proof = await freshProof(db, query())
    expect(proof?.provenAt).toBeGreaterThanOrEqual(startedAt)
    expect(proof?.provenAt).toBeLessThanOrEqual(Date.now())
  })

  it('is not given by another person, and signs nobody in', async () => {
    const departure = await beginProof()
    provider.subject = 'bo'
    const arrival = await browser.get(provider.follow(departure))
    expect(arrival.status).toBe(403)
    expect(await arrival.text()).toContain('other_person')
    expect((await (await browser.get('/me')).json()) as Me).toMatchObject(me)
  })

  it('is not given after the session ended', async () => {
    const back = provider.follow(await beginProof())
    await browser.post('/sign-out')
    expect(await (await browser.get(back)).text()).toContain('session_ended')
  })

  it('is not given to a later session of the same person', async () => {
    const back = provider.follow(await beginProof())
    await browser.get(await provider.visit(browser))
    expect(await (await browser.get(back)).text()).toContain('session_ended')
  })
})

describe('the session', () => {
  const COOKIE = '__Host-hallpass'

  it('has a new token after a proof, and whoever has the old one is out', async () => {
    const [old, before] = [browser.cookies.get(COOKIE) ?? '', me]
    await prove()
    expect(me.personId).toBe(before.personId)
    expect(me.sessionHash).not.toBe(before.sessionHash)
    const thief = new Browser(browser.env)
    thief.cookies.set(COOKIE, old)
    expect((await thief.get('/me')).status).toBe(401)
  })

  it('keeps its token where nothing was proved', async () => {
    const before = me
    await prove({ claims: { auth_time: undefined } })
    expect(me).toEqual(before)
  })

  it('does not last longer for it', async () => {
    const end = () =>
      db.prepare('SELECT expires_at FROM sessions WHERE hash = ?').bind(me.sessionHash).first()
    const before = await end()
    await prove()
    expect(await end()).toEqual(before)
  })

  it('takes along what was proved before, and what is being proved in another tab', async () => {
    await prove()
    const other = 'req_abcd_2' as RequestId
    const first = await beginProof()
    await prove()
    expect(await freshProof(db, query())).not.toBeNull()
    expect(await freshProof(db, query(Date.now(), { subject: other }))).toBeNull()
    expect((await browser.get(provider.follow(first))).headers.get('Location')).toBe(
      `/requests/${REQUEST}`,
    )
  })
})

describe('asking for a proof', () => {
  it('keeps what was typed for whoever comes back', async () => {
    const form = { 'typed.reason': 'Not on a Friday.', returnTo: `/requests/${REQUEST}?x=1` }
    const arrival = await browser.get(provider.follow(await beginProof(form)))
    const back = new URL(arrival.headers.get('Location') ?? '', 'https://hallpass.example')
    expect(back.pathname + back.search).toMatch(/^\/requests\/req_abcd_1\?x=1&kept=[\w-]{43}$/)
    const hash = await sha256Hex(back.searchParams.get('kept') ?? '')
    const now = Date.now()
    const renewed = (await (await browser.get('/me')).json()) as Me
    const mine = { ...renewed, hash }
    expect(await keptForm(db, mine, now)).toEqual({ reason: ['Not on a Friday.'] })
    expect(await keptForm(db, { ...mine, sessionHash: me.sessionHash }, now)).toBeNull()
    expect(await keptForm(db, mine, now + 60 * MINUTE)).toBeNull()
  })

  it('never leads to another site', async () => {
    const begun = await beginProof({ returnTo: 'https://evil.example', 'typed.a': 'b' })
    const arrival = await browser.get(provider.follow(begun))
    expect(arrival.headers.get('Location')).toMatch(/^\/\?kept=/)
  })

  it('needs a session', async () => {
    const stranger = new Browser(browser.env)
    const answer = await stranger.post('/proofs', { subject: REQUEST, action: 'check-out' })
    expect(answer.headers.get('Location')).toBe('/sign-in')
  })

  it('for an unknown request or action finds nothing', async () => {
    for (const form of [{ subject: 'req_abcd_9' }, { subject: 'x' }, { action: 'dance' }]) {
      expect((await beginProof(form)).status).toBe(404)
    }
  })
})
