import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { app } from '../../src/app'
import { claimsIn, isSignedBy, openTeam, TEAM } from './access-team'
import { account, end, makeApp, openApps } from './apps'
import type { Shop } from './shop'
import { type Answered, installation } from './visit'

const APP = 'https://numbers.example'

let shop: Shop
let team: Awaited<ReturnType<typeof openTeam>>
let connector: Answered

beforeAll(async () => {
  shop = (await openApps()).shop
  team = await openTeam()
  connector = await makeApp('Numbers', { origin: APP, accessTeam: TEAM, accessMinutes: '5' })
  for (const [subject, { id }] of Object.entries({ 'oid-ana': shop.ana, 'oid-bo': shop.bo }))
    await env.DB.prepare('INSERT INTO identities VALUES (?, ?, ?, 0)')
      .bind(installation.OIDC_ISSUER, subject, id)
      .run()
})
afterAll(() => vi.restoreAllMocks())

function enquiry(id: string, more: object = {}) {
  const now = Math.floor(Date.now() / 1_000)
  const identity = { id, email: 'ana@example.test', name: 'Ana' }
  return { identity, iss: TEAM, iat: now, exp: now + 60, nonce: `nonce-${id}`, ...more }
}

async function evaluated(token: string, id = connector.body.id) {
  const response = await app.request(
    `https://hallpass.example/web-app/${id}/evaluate`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    },
    installation,
  )
  return { status: response.status, body: await response.json<{ token: string; code?: string }>() }
}

/** What Access makes of the answer for somebody. */
async function isLetIn(id: string, more: object = {}): Promise<unknown> {
  const { status, body } = await evaluated(await team.sign(enquiry(id, more)))
  expect(status, JSON.stringify(body)).toBe(200)
  return claimsIn(body.token).success
}

async function held(durationSeconds: number): Promise<string> {
  const { body } = await account({ role: `role-${crypto.randomUUID()}` }, connector.body.id)
  const about = { resourceId: body.resourceId, accountId: body.id, durationSeconds }
  const request = await shop.ana.send('POST', '/requests', { ...about, justification: 'because' })
  await shop.bo.send('POST', `/requests/${request.body.id}/approve`, {})
  const lease = await shop.ana.send('POST', `/requests/${request.body.id}/check-out`, {})
  expect(lease.body.phase, lease.text).toBe('active')
  return lease.body.id
}

describe('an app behind Cloudflare Access', () => {
  it('lets its holder in while the lease lasts, and nobody else', async () => {
    expect(await isLetIn('oid-ana')).toBe(false)
    const leaseId = await held(3_600)
    expect(await isLetIn('oid-ana')).toBe(true)
    expect(await isLetIn('oid-bo')).toBe(false)
    expect(await isLetIn('oid-nobody')).toBe(false)
    const given = await end(leaseId)
    expect(await isLetIn('oid-ana')).toBe(false)
    expect(given.body.phase, 'locked while a session of Access may go on').toBe('revoking')
  })

  it('lets nobody in who has left, also before their lease has heard of it', async () => {
    const leaseId = await held(3_600)
    const setActive = (active: number) =>
      env.DB.prepare('UPDATE people SET active = ? WHERE id = ?').bind(active, shop.ana.id).run()
    await setActive(0)
    expect(await isLetIn('oid-ana')).toBe(false)
    await setActive(1)
    expect(await isLetIn('oid-ana')).toBe(true)
    await end(leaseId)
  })

  it('answers with the nonce, signed by the key that it publishes', async () => {
    const { body } = await evaluated(await team.sign(enquiry('oid-bo')))
    const path = `https://hallpass.example/web-app/${connector.body.id}/access-keys.json`
    const { keys } = await (await app.request(path, {}, installation)).json<{
      keys: JsonWebKey[]
    }>()
    expect(await isSignedBy(keys, body.token)).toBe(true)
    const { nonce, iat, exp } = claimsIn(body.token)
    expect(nonce).toBe('nonce-oid-bo')
    expect(Number(exp) - Number(iat)).toBe(60)
    expect(connector.text).not.toContain('"accessKey"')
  })

  it('lets nobody in for longer than their lease lasts', async () => {
    const leaseId = await held(240)
    expect(await isLetIn('oid-ana')).toBe(false)
    await end(leaseId)
  })

  it('knows people by what the provider calls them, never by an address', async () => {
    const leaseId = await held(3_600)
    const identity = { id: 'another', email: 'ana@example.test' }
    expect(await isLetIn('oid-ana', { identity })).toBe(false)
    expect(await isLetIn('oid-ana', { identity: {} })).toBe(false)
    await end(leaseId)
    for (const accessSubject of ['email', 'id upn'])
      expect(
        (await makeApp('By name', { origin: APP, accessTeam: TEAM, accessSubject })).body.code,
      ).toBe('invalid_input')
  })

  it('hears nobody but the team', async () => {
    const leaseId = await held(3_600)
    const good = enquiry('oid-ana')
    const past = Math.floor(Date.now() / 1_000) - 5
    const [head = '', body = ''] = (await team.sign(good)).split('.')
    const others = [
      await team.forge(good),
      await team.sign({ ...good, exp: past }),
      await team.sign({ ...good, exp: undefined }),
      await team.sign({ ...good, nonce: undefined }),
      await team.sign({ ...good, iss: 'https://other.cloudflareaccess.com' }),
      await team.sign(good, { alg: 'none' }),
      await team.sign(good, { alg: 'HS256' }),
      await team.sign(good, { kid: 'unknown' }),
      `${head}.${body}.`,
      `${head}.${body}`,
      'nonsense',
    ]
    for (const token of others) {
      const answer = await evaluated(token)
      expect([answer.status, answer.body.code], token).toEqual([403, 'enquiry_refused'])
    }
    await end(leaseId)
  })

  it('does not ask the team for its keys as often as somebody likes', async () => {
    await isLetIn('oid-bo')
    const before = team.asked.mock.calls.length
    for (let times = 0; times < 5; times++)
      await evaluated(await team.sign(enquiry('oid-bo'), { kid: `made-up-${times}` }))
    expect(team.asked.mock.calls.length - before).toBeLessThanOrEqual(1)
  })

  it('is no such thing where no team is named', async () => {
    const plain = await makeApp('Plain', { origin: 'https://plain.example' })
    const token = await team.sign(enquiry('oid-ana'))
    expect((await evaluated(token, plain.body.id)).status).toBe(404)
    expect((await evaluated(token, 'con_nowhere')).status).toBe(404)
  })

  it('is refused where the team would be called without TLS or at a private address', async () => {
    const codes = {
      'http://team.example': 'plain_origin_not_allowed',
      'https://10.0.0.8': 'private_origin_not_allowed',
      'https://team.example/x': 'invalid_input',
    }
    for (const [accessTeam, code] of Object.entries(codes))
      expect((await makeApp(`At ${accessTeam}`, { origin: APP, accessTeam })).body.code).toBe(code)
  })
})
