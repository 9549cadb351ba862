import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { reconcileDue } from '../../src/commands/reconcile/reconcile'
import { unreadFor } from '../../src/db/unread'
import { addPerson } from '../db/people'
import { provider as scimProvider, userNamed } from '../ingest/scim/provider'
import { installation } from '../routes/visit'
import { json } from './double'
import { lettersOf, look, read, stage } from './okta-stage'
import { ENDED, HERE, standing } from './stage'

afterEach(() => void vi.restoreAllMocks())

beforeAll(async () => void (await addPerson('Root', 'administrator')))

describe('more people gone than the limit', () => {
  it('wait for a yes, check nothing out meanwhile, and administrators are told once', async () => {
    const { at, org, people, all } = await stage(1)
    const told = await lettersOf('reconciliation_held')
    org.users.splice(0, 2)
    await read(at)
    await read(at)
    expect(await all()).toEqual([HERE, HERE, HERE])
    const { held, doubts, problem } = await look(at)
    expect([held, problem]).toEqual([expect.stringMatching(/^hel_/), null])
    expect(doubts.map(({ personId }) => personId).toSorted()).toEqual(people.slice(0, 2).toSorted())
    expect((await lettersOf('reconciliation_held')) - told).toBe(1)
    expect(await read(at, held ?? '')).toMatchObject({ ok: true })
    expect(await all()).toEqual([ENDED, ENDED, HERE])
    expect(await look(at)).toMatchObject({ held: null, doubts: [] })
  })

  it('are let go with a yes only to whom was looked at', async () => {
    const { at, org, ids, all } = await stage(1)
    const [first] = org.users.splice(0, 2)
    await read(at)
    const { held } = await look(at)
    org.users.length = 0
    org.users.push({ id: 'somebody', status: 'ACTIVE' })
    const changed = { ok: false, problem: { code: 'reconciliation_changed' } }
    expect(await read(at, held ?? '')).toEqual(changed)
    expect(await read(at, held ?? '')).toEqual(changed)
    expect(await all()).toEqual([HERE, HERE, HERE])
    // Who is there again meanwhile is let off, and the yes stands for the others.
    const { held: now } = await look(at)
    org.users.push(first ?? { id: '', status: '' }, { id: ids[2] ?? '', status: 'SUSPENDED' })
    expect(await read(at, now ?? '')).toMatchObject({ ok: true })
    expect((await all()).map(([state]) => state)).toEqual(['here', 'ended', 'ended'])
  })
})

describe('what SCIM of the same provider feeds', () => {
  it('is taken back by external id, and SCIM may bring the person back with nothing', async () => {
    const { at, org, ids, people } = await stage()
    const scim = await scimProvider(`s${at.id.slice(4)}`)
    await env.DB.prepare('UPDATE scim_connections SET provider = ? WHERE id = ?')
      .bind(at.issuer, scim.id)
      .run()
    const users = await Promise.all(
      ids.map((id) => scim.send('POST', '/Users', userNamed(id, { externalId: id }))),
    )
    const [, second, third] = users.map(({ body }) => body.id as string)
    const members = [second, third].map((value) => ({ value }))
    const schemas = ['urn:ietf:params:scim:schemas:core:2.0:Group']
    await scim.send('POST', '/Groups', { schemas, displayName: 'Fed', externalId: 'fed', members })
    await env.DB.batch([
      env.DB.prepare('UPDATE scim_users SET updated_at = 1'),
      env.DB.prepare('UPDATE scim_groups SET updated_at = 1'),
    ])
    org.groups.push({ id: 'fed', name: 'Fed', members: [ids[1] ?? ''] })
    org.users[0] = { id: ids[0] ?? '', status: 'SUSPENDED' }
    await read(at)
    expect(await Promise.all(people.map(standing))).toEqual([ENDED, ['here', 2, 1], HERE])
    const active = { op: 'replace', path: 'active', value: true }
    const body = {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [active],
    }
    const back = await scim.send('PATCH', `/Users/${users[0]?.body.id}`, body)
    expect(back.status).toBe(200)
    expect(await standing(people[0] ?? 'per_none')).toEqual(['here', 0, 0])
  })
})

describe('a provider that was not read for too long', () => {
  it('keeps new access of its people waiting until it is read, and administrators are told once', async () => {
    const { at, org, people } = await stage()
    const [person = 'per_none'] = people
    org.inTheWay = () => json({}, 500)
    const later = Date.now() + 90_000_000
    expect(await unreadFor(env.DB, person, Date.now())).toBeNull()
    expect(await unreadFor(env.DB, person, later)).toMatchObject({ provider: 'Okta' })
    const told = await lettersOf('provider_unread')
    await reconcileDue(installation, later)
    const once = await lettersOf('provider_unread')
    expect(once).toBeGreaterThan(told)
    await reconcileDue(installation, later + 60_000)
    expect(await lettersOf('provider_unread')).toBe(once)
    delete org.inTheWay
    await read(at)
    expect((await look(at)).isStale).toBe(false)
    expect(await unreadFor(env.DB, person, Date.now() + 80_000_000)).toBeNull()
  })
})
