import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { signIn } from '../../../src/auth/sign-in'
import type { PersonId } from '../../../src/domain/ids'
import { openShop, type Shop } from '../../routes/shop'
import { type Caller, signedIn } from '../../routes/visit'
import { isActive, personOf } from './people'
import { created, type Provider, patch, provider, speak, userNamed } from './provider'

describe('an administrator', () => {
  let root: Caller

  beforeAll(async () => {
    root = await signedIn('Root', 'administrator')
  })

  it('makes a connection and rotates its tokens, each shown once and kept as a hash', async () => {
    const body = { name: 'Corp', provider: 'https://login.corp.example', groupPrefix: 'Corp: ' }
    const made = await root.send('POST', '/scim-connections', body)
    expect([made.status, made.body.tokens]).toEqual([201, []])
    const home = `/scim-connections/${made.body.id}`
    const [one, two, three] = [
      await root.send('POST', `${home}/tokens`),
      await root.send('POST', `${home}/tokens`),
      await root.send('POST', `${home}/tokens`),
    ]
    expect([one.status, two.status]).toEqual([201, 201])
    expect([three.status, three.body.code]).toEqual([409, 'scim_token_limit'])
    const tokens = [one, two].map(({ body }) => String(body.token))
    for (const token of tokens) expect(token).toMatch(/^hpscim_[\w-]{43}$/)
    const stored = JSON.stringify((await env.DB.prepare('SELECT * FROM scim_tokens').all()).results)
    const told = JSON.stringify((await env.DB.prepare('SELECT * FROM history').all()).results)
    for (const token of tokens) expect(stored + told).not.toContain(token.slice(7))
    const use = (token = '') =>
      speak('GET', '/Users', undefined, { Authorization: `Bearer ${token}` })
    expect([(await use(tokens[0])).status, (await use(tokens[1])).status]).toEqual([200, 200])
    const { body: read, text } = await root.get(home)
    expect(text).not.toContain('hpscim_')
    expect(read.tokens).toMatchObject([
      { usedAt: expect.any(String) },
      { usedAt: expect.any(String) },
    ])
    expect((await root.send('DELETE', `${home}/tokens/${one.body.id}`)).status).toBe(204)
    expect([(await use(tokens[0])).status, (await use(tokens[1])).status]).toEqual([401, 200])
    expect((await root.send('POST', '/scim-connections', body)).status).toBe(409)
    const same = await root.send('POST', '/scim-connections', { ...body, name: 'Other' })
    expect([same.status, same.body.code]).toEqual([409, 'scim_provider_taken'])
    expect((await root.send('DELETE', home)).status).toBe(204)
    expect((await use(tokens[1])).status).toBe(401)
    expect((await root.get(home)).status).toBe(404)
  })

  it('sees what was refused, without what was sent', async () => {
    const at = await provider('refusing')
    await at.send('POST', '/Users', userNamed('x', { secretThing: 'canary-value' }))
    await at.send('GET', '/Users/scu_none')
    const { body, text } = await root.get(`/scim-connections/${at.id}`)
    expect(body.errors).toMatchObject([
      { request: 'POST /Users', status: 400, scimType: 'invalidSyntax' },
    ])
    expect(text).not.toContain('canary-value')
    for (let n = 0; n < 55; n++) await at.send('GET', '/Users?filter=x')
    expect((await root.get(`/scim-connections/${at.id}`)).body.errors).toHaveLength(50)
  })
})

describe('somebody whose provider was not understood', () => {
  let at: Provider
  let shop: Shop
  let ana: Caller
  let user: string

  beforeAll(async () => {
    at = await provider('unclear')
    shop = await openShop()
    ana = await signedIn('Ana')
    user = await created(at, 'ana')
    await env.DB.prepare('UPDATE scim_users SET person_id = ? WHERE id = ?')
      .bind(ana.id, user)
      .run()
  })

  const misunderstood = () =>
    at.send('PATCH', `/Users/${user}`, patch({ op: 'replace', path: 'employment', value: 'over' }))

  async function approved() {
    const { filing } = await shop.stocked()
    const filed = await ana.send('POST', '/requests', filing)
    const path = `/requests/${filed.body.id}`
    await shop.bo.send('POST', `${path}/approve`)
    return () => ana.send('POST', `${path}/check-out`)
  }

  it('checks nothing out until the provider says something that is', async () => {
    const checkOut = await approved()
    expect((await misunderstood()).status).toBe(400)
    const { status, body } = await checkOut()
    expect([status, body.code]).toEqual([409, 'person_unclear'])
    const { body: told } = await shop.root.get(`/scim-connections/${at.id}`)
    expect(told.unclear).toMatchObject([{ personId: ana.id, displayName: 'Ana' }])
    await at.send('PATCH', `/Users/${user}`, patch({ op: 'add', value: { title: 'Engineer' } }))
    expect((await checkOut()).status).toBe(200)
  })

  it('also where the news came with a name that is taken', async () => {
    await created(at, 'taken')
    const checkOut = await approved()
    const { externalId: _same, ...taken } = userNamed('taken', { active: false })
    expect((await at.send('PUT', `/Users/${user}`, taken)).status).toBe(409)
    expect((await checkOut()).body.code).toBe('person_unclear')
    await at.send('PATCH', `/Users/${user}`, patch({ op: 'add', value: { title: 'Lead' } }))
    expect((await checkOut()).status).toBe(200)
  })

  it('or until an administrator says that it is clear', async () => {
    const checkOut = await approved()
    await misunderstood()
    expect((await checkOut()).status).toBe(409)
    const settle = `/scim-connections/${at.id}/people/${ana.id}/settle`
    expect((await shop.root.send('POST', settle)).status).toBe(204)
    expect((await shop.root.send('POST', settle)).status).toBe(422)
    expect((await checkOut()).status).toBe(200)
  })
})

describe('whoever signs in', () => {
  const enter = { setupCodeHash: null, oldSessionHash: null, device: 'A test', startedAt: 1 }
  const vouched = (issuer: string, subject: string, email = 'same@shop.example') => ({
    issuer,
    subject,
    sub: subject,
    sid: null,
    providerId: 'idp_settings' as const,
    groups: null,
    profile: { displayName: 'Ana', email },
    authTime: null,
    acr: null,
    amr: [],
  })

  async function signedInAs(issuer: string, subject: string): Promise<PersonId> {
    const done = await signIn(env.DB, vouched(issuer, subject), enter)
    if (!done.ok) throw new Error(done.refusal.code)
    const sql = 'SELECT person_id FROM identities WHERE provider = ? AND subject = ?'
    return (await env.DB.prepare(sql)
      .bind(issuer, subject)
      .first<PersonId>('person_id')) as PersonId
  }

  it('is the person that SCIM announced with this subject, and nobody else', async () => {
    const at = await provider('linking')
    const emails = [{ value: 'same@shop.example' }]
    const id = await created(at, 'linked', { externalId: 'sub-1', emails })
    expect(await signedInAs(at.issuer, 'sub-1')).toBe(await personOf(id))
    expect(await signedInAs(at.issuer, 'sub-2')).not.toBe(await personOf(id))
    expect(await signedInAs('https://elsewhere.example', 'sub-1')).not.toBe(await personOf(id))
  })

  it('is the person that SCIM announces later', async () => {
    const at = await provider('linking-later')
    const person = await signedInAs(at.issuer, 'sub-1')
    const id = await created(at, 'later', { externalId: 'sub-1' })
    expect(await personOf(id)).toBe(person)
    await at.send('PATCH', `/Users/${id}`, patch({ op: 'replace', value: { active: false } }))
    expect(await isActive(person)).toBe(false)
    await expect(signedInAs(at.issuer, 'sub-1')).rejects.toThrow('person_inactive')
  })

  it('keeps their place: it cannot be given to another subject', async () => {
    const at = await provider('relinking')
    const id = await created(at, 'placed', { externalId: 'sub-1' })
    const relink = (value: string) =>
      at.send('PATCH', `/Users/${id}`, patch({ op: 'replace', path: 'externalId', value }))
    expect((await relink('sub-2')).body.externalId).toBe('sub-2')
    await signedInAs(at.issuer, 'sub-2')
    const late = await relink('sub-3')
    expect([late.status, late.body.scimType]).toEqual([400, 'mutability'])
    const gone = await at.send('PATCH', `/Users/${id}`, patch({ op: 'remove', path: 'externalId' }))
    expect([gone.status, gone.body.scimType]).toEqual([400, 'mutability'])
    const other = await created(at, 'other', { externalId: 'sub-9' })
    const taken = await at.send(
      'PATCH',
      `/Users/${other}`,
      patch({ op: 'replace', path: 'externalId', value: 'sub-2' }),
    )
    expect(taken.status).toBe(409)
  })
})
