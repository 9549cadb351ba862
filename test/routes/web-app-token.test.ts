import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  account,
  cookieHeader,
  end,
  fetched,
  held,
  makeApp,
  ORIGIN,
  openApps,
  ticketOf,
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

type Claims = { exp: number; aud: string; iss: string; sub: string; fence: number; lease: string }

/** Verifies as an app would, with nothing but what is published. */
async function verified(token: string): Promise<Claims> {
  const [head = '', body = '', signature = ''] = token.split('.')
  const { kid, alg } = JSON.parse(text(head)) as { kid: string; alg: string }
  const { keys } = await (await fetched('jwks.json')).json<{
    keys: (JsonWebKey & { kid?: string })[]
  }>()
  const jwk = keys.find((key) => key.kid === kid) ?? {}
  const key = await crypto.subtle.importKey('jwk', jwk as JsonWebKey, 'Ed25519', false, ['verify'])
  const signed = new TextEncoder().encode(`${head}.${body}`)
  expect(alg).toBe('EdDSA')
  expect(await crypto.subtle.verify('Ed25519', key, bytes(signature), signed)).toBe(true)
  return JSON.parse(text(body)) as Claims
}

function bytes(part: string): Uint8Array<ArrayBuffer> {
  const binary = atob(part.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (char) => char.charCodeAt(0))
}

function text(part: string): string {
  return new TextDecoder().decode(bytes(part))
}

async function tokensIssued(leaseId: string): Promise<number> {
  const row = await env.DB.prepare(
    "SELECT count(*) AS count FROM history WHERE lease_id = ? AND type = 'slice.issued'",
  )
    .bind(leaseId)
    .first<{ count: number }>()
  return row?.count ?? 0
}

describe('a token for an app', () => {
  it('says who, for which app, under which fence, and for a minute at most', async () => {
    const leaseId = await held('token')
    const { status, body } = await shop.ana.get(`/leases/${leaseId}/token`)
    expect(status).toBe(200)
    const claims = await verified(String(body.token))
    expect(claims).toMatchObject({
      iss: env.PUBLIC_URL,
      aud: ORIGIN,
      sub: shop.ana.id,
      role: 'token',
      lease: leaseId,
      fence: 1,
    })
    expect(claims.exp * 1_000).toBeLessThanOrEqual(Date.now() + 60_000)
    expect(claims.exp * 1_000).toBeLessThanOrEqual(Date.parse(String(body.validUntil)))
    await end(leaseId)
  })

  it('comes with each yes, and is new only when the last one is about to run out', async () => {
    const leaseId = await held('each')
    const ticket = cookieHeader(await ticketOf(shop.ana))
    const ask = async () => (await fetched('check', ticket)).headers.get('X-Hallpass-Token') ?? ''
    const [one, other] = [await verified(await ask()), await verified(await ask())]
    expect(other.exp).toBe(one.exp)
    await vi.waitFor(async () => expect(await tokensIssued(leaseId)).toBe(1), 10_000)
    vi.setSystemTime(Date.now() + 45_000)
    expect((await verified(await ask())).exp).toBeGreaterThan(one.exp)
    await vi.waitFor(async () => expect(await tokensIssued(leaseId)).toBe(2), 10_000)
    vi.useRealTimers()
    await end(leaseId)
  })

  it('locks the resource until it has run out; without tokens it is free at once', async () => {
    const [withToken, without] = [await held('locked'), await held('free', { token: 'no' })]
    await shop.ana.get(`/leases/${withToken}/token`)
    expect((await end(withToken)).body.phase).toBe('revoking')
    expect((await end(without)).body.phase).toBe('closed')
  })

  it('is for the holder, and never kept as the answer of a command', async () => {
    const leaseId = await held('own')
    const path = `/leases/${leaseId}/token`
    expect((await shop.bo.get(path)).status).toBe(404)
    expect((await shop.root.get(path)).body.code).toBe('not_the_holder')
    const publicKey = 'ssh-ed25519 AAAA'
    const asked = await shop.ana.send('POST', `/leases/${leaseId}/certificate`, { publicKey })
    expect([asked.status, asked.body.code]).toEqual([409, 'wrong_mode'])
    await end(leaseId)
    expect((await shop.ana.get(path)).body.code).toBe('lease_not_active')
  })
})

describe('a web app', () => {
  it.each(['grafana.example', 'https://grafana.example/', 'ftp://grafana.example', 'https://A.B'])(
    'has an address that is an origin: %j',
    async (origin) => {
      const made = await makeApp('x', { origin })
      expect(made.body.errors, made.text).toMatchObject([{ field: 'settings.origin' }])
    },
  )

  it('is reached without TLS only where that is allowed', async () => {
    const made = await makeApp('x', { origin: 'http://grafana.example' })
    expect(made.body.code).toBe('plain_origin_not_allowed')
  })

  it('has a key that nobody gives and nobody sees', async () => {
    const made = await makeApp('x', { origin: 'https://x.example', signingKey: 'mine' })
    expect(made.body.errors).toMatchObject([{ field: 'settings.signingKey' }])
    expect(Object.keys(connector.body.settings as object).sort()).toEqual([
      ...['accessMinutes', 'accessPublicKey', 'accessSubject', 'accessTeam'],
      'audience',
      'origin',
      'publicKey',
    ])
  })

  it('gives each role to one account', async () => {
    expect((await account({ role: 'admin' })).status).toBe(201)
    expect((await account({ role: 'admin' })).body.code).toBe('right_taken')
    expect((await account({ role: 'no spaces' })).body.code).toBe('rehearsal_failed')
    expect((await account({ role: 'x', tokenSeconds: '61' })).body.code).toBe('rehearsal_failed')
  })
})
