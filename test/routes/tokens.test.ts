import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { app } from '../../src/app'
import { ALL_TOKEN_VERBS } from '../../src/domain/token'
import { endpoints } from '../../src/routes/api'
import { factsOfType } from '../db/people'
import { openShop, type Shop } from './shop'
import { type Answered, type Caller, installation, signedIn } from './visit'

const ORIGIN = 'https://hallpass.example'
const DAY = 86_400

type Sent = { readonly status: number; readonly code: string; readonly body: Answered['body'] }

describe('an API token', () => {
  let shop: Shop

  beforeAll(async () => {
    shop = await openShop()
  })

  it('is shown once, has a form that scanners know, and only its hash is kept', async () => {
    const made = await make(shop.ana, { verbs: ['read'] })
    expect(made.token).toMatch(/^hallpass_pat_[A-Za-z0-9_-]{43}[0-9a-f]{8}$/)
    const { results } = await env.DB.prepare('SELECT * FROM tokens').all()
    expect(JSON.stringify(results)).not.toContain(made.token.slice(13, 56))
    const listed = await shop.ana.get('/tokens')
    expect(listed.text).not.toContain(made.token)
    expect(listed.body.items).toMatchObject([{ id: made.id, usedAt: null }])
    expect((await factsOfType('token.created'))[0]).toMatchObject({ tokenId: made.id })
    expect((await send(made.token, 'GET', '/me')).body.id).toBe(shop.ana.id)
    const [used] = (await shop.ana.get('/tokens')).body.items as { usedAt: string | null }[]
    expect(used?.usedAt).not.toBeNull()
  })

  it('asks, takes and gives back what it was made for, and history says that it was the token', async () => {
    const { filing } = await shop.stocked()
    const all = await make(shop.ana, { verbs: ['read', 'ask', 'check-out', 'check-in'] })
    const request = await send(all.token, 'POST', '/requests', filing)
    expect(request.status).toBe(201)
    await shop.bo.send('POST', `/requests/${request.body.id}/approve`, {})
    const lease = await send(all.token, 'POST', `/requests/${request.body.id}/check-out`, {})
    expect([lease.status, lease.body.phase]).toEqual([200, 'active'])
    const credential = await send(all.token, 'GET', `/leases/${lease.body.id}/credential`)
    expect([credential.status, credential.code]).toEqual([403, 'token_insufficient'])
    const back = await send(all.token, 'POST', `/leases/${lease.body.id}/check-in`, {})
    expect(back.status).toBe(200)
    await vi.waitFor(async () => {
      const { results } = await env.DB.prepare(
        "SELECT actor_name AS name FROM history WHERE type = 'lease.checked_out' AND lease_id = ?",
      )
        .bind(lease.body.id)
        .all()
      expect(results).toEqual([{ name: 'Ana (token script)' }])
    })
  })

  it('never decides, manages or makes tokens, whatever its person may', async () => {
    const { token } = await make(shop.root, { verbs: ALL_TOKEN_VERBS })
    const closed = endpoints
      .map(({ definition }) => definition)
      .filter((each) => each.token === null && each.access !== 'anybody')
    const deciding = ['approve', 'reject', 'withdraw-vote', 'confirm', 'force-close', 'revoke']
    for (const verb of deciding)
      expect(
        closed.some(({ path }) => path.endsWith(`/${verb}`)),
        verb,
      ).toBe(true)
    for (const { method, path } of closed) {
      const url = path.replace(/\{\w+\}/g, 'none')
      const said = await send(token, method.toUpperCase(), url, {})
      expect([said.status, said.code], `${method} ${path}`).toEqual([403, 'token_insufficient'])
    }
  })

  it('opens only what every other verb of the API asks for by name', async () => {
    const open = endpoints.map(({ definition }) => definition).filter(({ token }) => token)
    for (const { method, path, token: verb } of open) {
      const others = ALL_TOKEN_VERBS.filter((each) => each !== verb)
      const { token, id } = await make(shop.bo, { verbs: others })
      const url = path.replace(/\{\w+\}/g, 'none')
      const said = await send(token, method.toUpperCase(), url, {})
      expect([said.status, said.code], `${method} ${path}`).toEqual([403, 'token_insufficient'])
      await shop.bo.send('DELETE', `/tokens/${id}`)
    }
  })

  it('keeps to its resources, in lists and one by one', async () => {
    const [mine, other] = [await shop.stocked(), await shop.stocked()]
    const ids = await Promise.all(
      [mine, other].map(
        async ({ filing }) => (await shop.ana.send('POST', '/requests', filing)).body.id,
      ),
    )
    const named = (await shop.root.get(`/resources/${mine.resourceId}`)).body.name
    const { token } = await make(shop.ana, {
      verbs: ['read', 'ask', 'audit'],
      scope: `resources:${named}`,
    })
    await vi.waitFor(async () =>
      expect((await shop.ana.get('/requests?limit=9')).text).toContain(ids[1]),
    )
    const seen = async (path: string) =>
      ((await send(token, 'GET', path)).body.items as { id: string }[]).map(({ id }) => id)
    expect(await seen('/requests')).toEqual([ids[0]])
    expect(await seen('/resources')).toEqual([mine.resourceId])
    expect((await send(token, 'GET', `/requests/${ids[0]}`)).status).toBe(200)
    expect((await send(token, 'GET', `/requests/${ids[1]}`)).status).toBe(404)
    expect((await send(token, 'POST', `/requests/${ids[1]}/cancel`, {})).status).toBe(404)
    expect((await send(token, 'POST', '/requests', other.filing)).status).toBe(404)
    expect((await send(token, 'GET', '/history')).status).toBe(404)
  })

  it('reads history only where its person may and it was made for that', async () => {
    const { filing } = await shop.stocked()
    const named = (await shop.root.get(`/resources/${filing.resourceId}`)).body.name
    const scope = `resources:${named}`
    const limited = await make(shop.root, { verbs: ['audit'], scope })
    const { items } = (await send(limited.token, 'GET', '/history?limit=100')).body
    const about = (items as { resourceId: string }[]).map(({ resourceId }) => resourceId)
    expect(new Set(about)).toEqual(new Set([filing.resourceId]))
    const whole = await make(shop.root, { verbs: ['audit'] })
    expect((await send(whole.token, 'GET', '/history')).status).toBe(200)
    const anas = await make(shop.ana, { verbs: ['audit'] })
    expect((await send(anas.token, 'GET', '/history')).status).toBe(404)
  })

  it('ends when it runs out, is revoked by its person or an administrator, or its person leaves', async () => {
    const cy = await signedIn('Cy')
    const good = async (token: string) => (await send(token, 'GET', '/me')).status
    const [one, two, three, four] = await Promise.all(
      [1, 2, 3, 4].map(() => make(cy, { verbs: ['read'] })),
    )
    if (!one || !two || !three || !four) throw new Error('There are four.')
    expect(await good(one.token)).toBe(200)
    await env.DB.prepare('UPDATE tokens SET expires_at = 1 WHERE id = ?').bind(one.id).run()
    expect(await good(one.token)).toBe(401)
    expect((await shop.bo.send('DELETE', `/tokens/${two.id}`)).status).toBe(404)
    expect((await cy.send('DELETE', `/tokens/${two.id}`)).status).toBe(204)
    expect((await shop.root.send('DELETE', `/tokens/${three.id}`)).status).toBe(204)
    expect([await good(two.token), await good(three.token)]).toEqual([401, 401])
    expect(await good(four.token)).toBe(200)
    await shop.root.send('POST', `/people/${cy.id}/end`, { reason: 'gone' })
    expect(await good(four.token)).toBe(401)
    await env.DB.prepare('UPDATE people SET active = 1 WHERE id = ?').bind(cy.id).run()
    expect(await good(four.token)).toBe(401)
  })

  it('is refused when it is none, misspelled, comes with a session, or asks for a page', async () => {
    const { token } = await make(shop.ana, { verbs: ['read'] })
    const last = token.at(-1) === '0' ? '1' : '0'
    for (const bad of ['', 'x', `${token}x`, token.slice(0, -1) + last, token.slice(13)])
      expect((await send(bad, 'GET', '/me')).code, bad).toBe('token_invalid')
    const cookie = `__Host-hallpass=${shop.root.token}`
    const both = await fetched('/api/v1/me', { Authorization: `Bearer ${token}`, Cookie: cookie })
    expect(both.status).toBe(401)
    const page = await fetched('/requests', { Authorization: `Bearer ${token}` })
    expect([page.status, page.headers.get('Location')]).toEqual([
      303,
      '/sign-in?returnTo=%2Frequests',
    ])
  })

  it('has an end, a name and something that it is good for', async () => {
    const tries = [
      { expiresInSeconds: 367 * DAY },
      { verbs: [] },
      { verbs: ['approve'] },
      { scope: 'all' },
      { name: '' },
    ]
    for (const wrong of tries) {
      const body = { name: 'x', verbs: ['read'], expiresInSeconds: DAY, ...wrong }
      expect((await shop.ana.send('POST', '/tokens', body)).status).toBe(400)
    }
  })
})

async function make(caller: Caller, more: object): Promise<{ id: string; token: string }> {
  const body = { name: 'script', expiresInSeconds: DAY, ...more }
  const made = await caller.send('POST', '/tokens', body)
  expect(made.status, made.text).toBe(201)
  return made.body as unknown as { id: string; token: string }
}

async function send(token: string, method: string, path: string, body?: object): Promise<Sent> {
  const response = await app.request(
    `${ORIGIN}/api/v1${path}`,
    {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body && method !== 'GET' ? { 'Content-Type': 'application/json' } : {}),
      },
      ...(body && method !== 'GET' ? { body: JSON.stringify(body) } : {}),
    },
    installation,
  )
  const text = await response.text()
  const said = text.startsWith('{') ? JSON.parse(text) : {}
  return { status: response.status, code: said.code ?? '', body: said }
}

async function fetched(path: string, headers: Record<string, string>): Promise<Response> {
  return app.request(`${ORIGIN}${path}`, { headers, redirect: 'manual' }, installation)
}
