import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { endpoints } from '../../src/routes/api'
import { factsOfType } from '../db/people'
import { bearing, machineOf, tokenFor, working } from './machines-town'
import { openShop, policyWith, type Shop } from './shop'
import { type Caller, signedIn } from './visit'

let shop: Shop
let cy: Caller

beforeAll(async () => {
  shop = await openShop()
  cy = await signedIn('Cy')
})

describe('a machine', () => {
  it('is made, changed and ended by whoever manages machines, and history says so', async () => {
    const body = { name: 'builder', description: 'Builds.', owners: [shop.ana.id] }
    expect((await shop.ana.send('POST', '/machines', body)).status).toBe(404)
    const id = (await shop.root.send('POST', '/machines', body)).body.id
    expect((await shop.root.send('POST', '/machines', body)).body.code).toBe('name_taken')
    expect((await shop.ana.get(`/machines/${id}`)).body).toMatchObject({
      name: 'builder',
      active: true,
    })
    expect((await shop.bo.get(`/machines/${id}`)).status).toBe(404)
    const listed = async (who: Caller, view: string) =>
      ((await who.get(`/machines?view=${view}`)).body.items as { id: string }[] | undefined)?.some(
        (each) => each.id === id,
      )
    expect([await listed(shop.ana, 'mine'), await listed(shop.bo, 'mine')]).toEqual([true, false])
    expect([await listed(shop.ana, 'all'), await listed(shop.root, 'all')]).toEqual([
      undefined,
      true,
    ])
    const changed = { ...body, name: 'builder-2', owners: [shop.bo.id] }
    expect((await shop.ana.send('PUT', `/machines/${id}`, changed)).status).toBe(404)
    expect((await shop.root.send('PUT', `/machines/${id}`, changed)).body).toMatchObject({
      name: 'builder-2',
      owners: [{ id: shop.bo.id }],
    })
    expect((await shop.ana.get(`/machines/${id}`)).status).toBe(404)
    const ended = await shop.root.send('POST', `/machines/${id}/end`, { reason: 'Not used.' })
    expect(ended.body).toMatchObject({ active: false })
    expect((await shop.root.send('PUT', `/machines/${id}`, body)).body.code).toBe('machine_ended')
    for (const type of ['machine.created', 'machine.updated', 'machine.ended'])
      expect(
        (await factsOfType(type)).filter(({ machineId }) => machineId === id),
        type,
      ).toHaveLength(1)
  })

  it('has an owner who is here, a plain name, and nothing that is not asked for', async () => {
    const gone = await signedIn('Gone')
    await shop.root.send('POST', `/people/${gone.id}/end`, { reason: 'Left.' })
    const made = (body: object) =>
      shop.root.send('POST', '/machines', { name: 'm', owners: [shop.ana.id], ...body })
    expect((await made({ owners: [] })).status).toBe(400)
    expect((await made({ owners: [gone.id] })).body.code).toBe('person_unknown')
    expect((await made({ owners: [shop.ana.id, shop.ana.id] })).status).toBe(400)
    expect((await made({ owners: ['mac_aaaa'] })).status).toBe(400)
    expect((await made({ name: 'deploy bot' })).status).toBe(400)
    expect((await made({ id: 'mac_mine' })).status).toBe(400)
  })

  it('is taken for a person nowhere', async () => {
    const id = await machineOf(shop.root, 'nobody', [shop.ana])
    const refused = async (method: string, path: string, body: object) =>
      expect((await shop.root.send(method, path, body)).status, path).toBeGreaterThanOrEqual(400)
    await refused('POST', '/groups', { name: 'machines', members: [id] })
    await refused('PUT', `/people/${id}/roles`, { roles: ['administrator'] })
    await refused('POST', `/people/${id}/end`, { reason: 'x' })
    await refused('POST', '/roles/administrator/give', { principal: id, scope: '' })
    await refused('POST', '/policies', policyWith([id]))
    await refused('POST', '/delegations', {
      delegateId: id,
      startsAt: '2030-01-01T00:00:00Z',
      endsAt: '2030-01-02T00:00:00Z',
    })
    await refused('POST', '/machines', { name: 'owned', owners: [id] })
    const people = (await shop.root.get('/people?limit=100')).text
    expect(people).not.toContain('nobody')
    const { results } = await env.DB.prepare('SELECT 1 FROM people WHERE id = ?').bind(id).all()
    expect(results).toEqual([])
  })
})

describe('a token of a machine', () => {
  it('is made by an owner only, shown once, and only its hash is kept', async () => {
    const id = await machineOf(shop.root, 'tokened', [shop.ana])
    const body = { name: 'key', verbs: ['read'], expiresInSeconds: 3_600 }
    expect((await shop.root.send('POST', `/machines/${id}/tokens`, body)).body.code).toBe(
      'machine_not_owned',
    )
    expect((await shop.bo.send('POST', `/machines/${id}/tokens`, body)).status).toBe(404)
    const made = await shop.ana.send('POST', `/machines/${id}/tokens`, body)
    const token = String(made.body.token)
    expect(token).toMatch(/^hallpass_mat_[A-Za-z0-9_-]{43}[0-9a-f]{8}$/)
    const { results } = await env.DB.prepare('SELECT * FROM tokens WHERE machine_id = ?')
      .bind(id)
      .all()
    expect(JSON.stringify(results)).not.toContain(token.slice(13, 56))
    expect((await bearing(token, 'GET', '/me')).body).toMatchObject({
      id,
      displayName: 'tokened (machine)',
      email: null,
      permissions: [],
      limited: [],
    })
    const [listed] = (await shop.root.get(`/machines/${id}/tokens`)).body.items as {
      usedAt: string | null
    }[]
    expect(listed?.usedAt).not.toBeNull()
    expect((await shop.ana.get('/tokens')).text).not.toContain(made.body.id)
    expect((await shop.root.get('/tokens?view=all')).text).not.toContain(made.body.id)
    expect((await shop.ana.send('DELETE', `/machines/${id}/tokens/${made.body.id}`)).status).toBe(
      204,
    )
    expect((await bearing(token, 'GET', '/me')).code).toBe('token_invalid')
  })

  it('cannot audit, and runs out', async () => {
    const id = await machineOf(shop.root, 'limited', [shop.ana])
    const body = { name: 'key', verbs: ['audit'], expiresInSeconds: 3_600 }
    expect((await shop.ana.send('POST', `/machines/${id}/tokens`, body)).status).toBe(400)
    const token = await tokenFor(shop.ana, id)
    await env.DB.prepare('UPDATE tokens SET expires_at = 1 WHERE machine_id = ?').bind(id).run()
    expect((await bearing(token, 'GET', '/me')).code).toBe('token_invalid')
  })

  it('opens what a token’s verbs open, and nothing else of the API', async () => {
    const id = await machineOf(shop.root, 'closed-out', [shop.ana])
    const token = await tokenFor(shop.ana, id)
    for (const { definition } of endpoints) {
      const { method, path, token: verb, access } = definition
      if (access === 'anybody' || (verb && verb !== 'audit')) continue
      const said = await bearing(token, method.toUpperCase(), path.replace(/\{\w+\}/g, 'none'))
      expect([said.status, said.code], `${method} ${path}`).toEqual([403, 'token_insufficient'])
    }
    expect((await bearing(token, 'GET', '/requests?view=all')).status).toBe(404)
    expect((await bearing(token, 'GET', '/leases?view=open')).status).toBe(404)
    expect((await bearing(token, 'GET', '/resources?view=catalogue')).status).toBe(404)
    expect((await bearing(token, 'GET', '/requests?view=waiting')).body.items).toEqual([])
  })

  it('keeps to the resources it is for', async () => {
    const one = await working(shop, cy, 'scoped', [shop.ana])
    const other = await shop.stocked()
    const name = (await shop.root.get(`/resources/${other.resourceId}`)).body.name
    const token = await tokenFor(shop.ana, one.id, { scope: `resources:${name}` })
    expect((await bearing(token, 'POST', '/requests', one.filing)).status).toBe(404)
  })
})
