import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { HttpClient, type Page } from '../support/http-client'
import { factsAbout } from './facts-about'
import { ACR, product, REQUEST, settingsWith } from './product'

type World = {
  readonly productUrl: string
  readonly oidc: {
    readonly issuer: string
    readonly clientId: string
    readonly clientSecret: string
  }
}

const world = inject('world' as never) as World
const bindings = settingsWith({
  PUBLIC_URL: world.productUrl,
  OIDC_ISSUER: world.oidc.issuer,
  OIDC_CLIENT_ID: world.oidc.clientId,
  OIDC_CLIENT_SECRET: world.oidc.clientSecret,
  ALLOWED_PLAIN_ORIGINS: world.oidc.issuer,
})

const db = env.DB

beforeAll(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  const outside = globalThis.fetch
  vi.stubGlobal('fetch', (address: RequestInfo | URL, init?: RequestInit) => {
    const url = String(address instanceof Request ? address.url : address)
    if (!url.startsWith(`${world.productUrl}/`)) return outside(address, init)
    return product.request(url, init, bindings)
  })
})

async function signedIn(person: string): Promise<HttpClient> {
  const browser = new HttpClient(world.productUrl)
  const choice = await browser.post('/sign-in', { returnTo: '/me' })
  await browser.submit(choice, { button: person })
  return browser
}

function proofPage(browser: HttpClient): Promise<Page> {
  return browser.post('/proofs', { subject: REQUEST, action: 'check-out', returnTo: '/me' })
}

async function meOf(browser: HttpClient) {
  const { body } = await browser.api<Record<string, string>>('GET', '/me')
  return { personId: body.personId ?? '', sessionHash: body.sessionHash ?? '', body }
}

describe('with a real OpenID provider', () => {
  it('a person signs in and is who the provider says', async () => {
    const { body, personId } = await meOf(await signedIn('ana'))
    expect(body).toMatchObject({ displayName: 'Ana Alvarez', email: 'ana@example.test' })
    expect(await factsAbout(personId)).toEqual(['person.created', 'person.signed_in'])
  })

  it('a person who comes back is the same person, in a new session', async () => {
    const [first, second] = [await meOf(await signedIn('bo')), await meOf(await signedIn('bo'))]
    expect(second.personId).toBe(first.personId)
    expect(second.sessionHash).not.toBe(first.sessionHash)
  })

  it('the session cookie carries the port on localhost', async () => {
    const browser = await signedIn('cy')
    expect(browser.cookieHeader('/')).toContain(
      `__Host-hallpass-${new URL(world.productUrl).port}=`,
    )
  })

  it('a person proves anew who they are, for one request', async () => {
    const browser = await signedIn('cy')
    const { personId } = await meOf(browser)
    const startedAt = Date.now()
    const asked = await proofPage(browser)
    expect(asked.url).toContain('/interaction/')
    expect((await browser.confirm(asked)).url).toBe(`${world.productUrl}/me`)
    const { sessionHash } = await meOf(browser)
    const row = await db
      .prepare('SELECT * FROM proofs WHERE person_id = ? AND session_hash = ?')
      .bind(personId, sessionHash)
      .first()
    expect(row).toMatchObject({ request_id: REQUEST, action: 'check-out', acr: ACR, used_at: null })
    expect(JSON.parse(String(row?.amr))).toContain('mfa')
    expect(Number(row?.proven_at)).toBeGreaterThanOrEqual(startedAt)
    expect(Number(row?.proven_at)).toBeLessThanOrEqual(Date.now())
    expect(await factsAbout(personId)).toContain('proof.given')
  })

  it('nobody proves it in the place of another', async () => {
    const browser = await signedIn('cy')
    const { personId } = await meOf(browser)
    const asked = await proofPage(browser)
    const answer = await browser.submit(asked, { button: 'bo' })
    expect(answer.status).toBe(403)
    expect(answer.body).toContain('other_person')
    expect((await meOf(browser)).personId).toBe(personId)
    expect(await factsAbout(personId)).toContain('sign_in.refused')
  })
})
