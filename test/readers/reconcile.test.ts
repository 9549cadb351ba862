import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { lookAtReconciliation } from '../../src/commands/reconcile/look'
import { reconcile, reconcileDue } from '../../src/commands/reconcile/reconcile'
import { setReconciliation } from '../../src/commands/reconcile/save'
import { HALLPASS } from '../../src/db/history'
import { unreadFor } from '../../src/db/unread'
import { addPerson, factsOfType, ROOT } from '../db/people'
import { provider as scimProvider, userNamed } from '../ingest/scim/provider'
import { installation } from '../routes/visit'
import { insteadOfFetch, json } from './double'
import { OKTA, type Organisation, okta } from './okta-double'
import { arrived, ENDED, HERE, provider, type Stage, standing, WITHOUT_GROUP } from './stage'

afterEach(() => void vi.restoreAllMocks())

const AT_MOST = 2

/** Three people who are at the provider and in its group, which is read already. */
async function stage(mostGone = AT_MOST) {
  const at = await provider()
  const ids = ['a', 'b', 'c'].map((letter) => `00u${letter}${at.id.slice(4)}`)
  const org: Organisation = {
    users: ids.map((id) => ({ id, status: 'ACTIVE' })),
    groups: [{ id: '00g', name: 'Ops', members: ids }],
  }
  insteadOfFetch(okta(org))
  const people = await Promise.all(ids.map((id) => arrived(at, id)))
  await save(at, mostGone)
  return { at, org, ids, people, all: () => Promise.all(people.map(standing)) }
}

async function save({ id: providerId, issuer }: Stage, mostGone: number): Promise<void> {
  const named = { providerId, issuer, providerName: 'Okta', subjectClaims: ['sub'] }
  const saved = await setReconciliation(installation, ROOT, named, {
    ...{ kind: 'okta', settings: OKTA, readsGroups: true },
    ...{ intervalSeconds: 900, mostGone, staleAfterSeconds: 86_400 },
  })
  expect(saved).toMatchObject({ ok: true })
}

function read({ id }: Stage, approved?: string) {
  const more = approved === undefined ? {} : { approved }
  return reconcile(installation, id, { editor: HALLPASS, deadlineMs: 5_000, ...more })
}

const look = async ({ id }: Stage) => {
  const story = await lookAtReconciliation(installation, id, Date.now())
  if (!story) throw new Error('It is not read.')
  return story
}

async function lettersOf(kind: string): Promise<number> {
  const sql = "SELECT count(*) AS n FROM letters WHERE notice ->> 'kind' = ?"
  return (await env.DB.prepare(sql).bind(kind).first<number>('n')) ?? 0
}

beforeAll(async () => void (await addPerson('Root', 'administrator')))

describe('a reading', () => {
  it('ends whoever is not active or not there, and takes back a group', async () => {
    const { at, org, all } = await stage()
    org.users[0] = { id: org.users[0]?.id ?? '', status: 'SUSPENDED' }
    org.groups[0] = { id: '00g', name: 'Ops', members: org.users.slice(0, 2).map(({ id }) => id) }
    await read(at)
    expect(await all()).toEqual([ENDED, HERE, WITHOUT_GROUP])
    expect((await look(at)).counts).toMatchObject({ people: 3, known: 3, ended: 1, lostGroups: 1 })
    expect((await factsOfType('person.ended'))[0]).toMatchObject({
      reason: expect.stringMatching(/Okta says .* not active/),
    })
  })

  it.each<[string, (page: number) => Response | undefined]>([
    ['a page is missing', (page) => (page > 0 ? json({}, 500) : undefined)],
    ['the provider wants to be left alone', (page) => (page > 0 ? tooMany() : undefined)],
    ['a page is no list', (page) => (page > 0 ? json({}) : undefined)],
    ['it shows nobody at all', () => json([])],
  ])('changes nothing where %s, and says why', async (_, answer) => {
    const { at, org, all } = await stage()
    org.users[2] = { id: 'in-place-of-them', status: 'ACTIVE' }
    org.inTheWay = ({ url }) =>
      url.pathname.endsWith('/users') ? answer(Number(url.searchParams.get('after'))) : undefined
    await read(at)
    expect(await all()).toEqual([HERE, HERE, HERE])
    const { problem, readAt, failedAt, doubts } = await look(at)
    expect([problem, readAt, doubts]).toEqual([expect.stringMatching(/\w/), null, []])
    expect(failedAt).toBeGreaterThan(0)
  })

  it('changes nothing where the members of a group cannot be read', async () => {
    const { at, org, all } = await stage()
    org.users.shift()
    org.inTheWay = ({ url }) => (url.pathname.includes('/groups/') ? json({}, 500) : undefined)
    await read(at)
    expect(await all()).toEqual([HERE, HERE, HERE])
  })

  it('is not believed about somebody who is there when asked by name', async () => {
    const { at, org, ids, all } = await stage()
    org.inTheWay = ({ url }) =>
      url.pathname === '/api/v1/users'
        ? json(ids.slice(1).map((id) => ({ id, status: 'ACTIVE' })))
        : undefined
    await read(at)
    expect(await all()).toEqual([HERE, HERE, HERE])
    expect((await look(at)).doubts).toEqual([])
  })

  it('leaves somebody in doubt who cannot be asked about, who then checks nothing out', async () => {
    const { at, org, ids, people, all } = await stage()
    org.users.shift()
    org.inTheWay = ({ url }) => (url.pathname.endsWith(ids[0] ?? '') ? json({}, 500) : undefined)
    await read(at)
    expect(await all()).toEqual([HERE, HERE, HERE])
    expect((await look(at)).doubts).toMatchObject([{ personId: people[0] }])
    delete org.inTheWay
    await read(at)
    expect((await all())[0]).toEqual(ENDED)
    expect((await look(at)).doubts).toEqual([])
  })

  it('says nothing about whoever came while it was under way', async () => {
    const { at, all } = await stage()
    const later = Date.now() + 60_000
    const newcomer = await arrived(at, 'not-on-any-page', later)
    await read(at)
    expect(await standing(newcomer)).toEqual(HERE)
    expect(await all()).toEqual([HERE, HERE, HERE])
  })

  it('brings nobody back, makes nobody, and leaves alone what was given by hand', async () => {
    const { at, org, people, all } = await stage()
    org.users[0] = { id: org.users[0]?.id ?? '', status: 'SUSPENDED' }
    await env.DB.prepare('DELETE FROM provider_memberships WHERE person_id = ?')
      .bind(people[1] ?? '')
      .run()
    org.groups[0] = { id: '00g', name: 'Ops', members: [] }
    await read(at)
    org.users[0] = { id: org.users[0]?.id ?? '', status: 'ACTIVE' }
    org.users.push({ id: 'somebody-new', status: 'ACTIVE' })
    await read(at)
    expect(await all()).toEqual([ENDED, HERE, WITHOUT_GROUP])
    const known = env.DB.prepare("SELECT 1 FROM identities WHERE subject = 'somebody-new'")
    expect(await known.first()).toBeNull()
  })

  it('is for one at a time, and for its provider only', async () => {
    const { at, org, all } = await stage()
    const { at: other, all: others } = await stage()
    insteadOfFetch(okta(org))
    org.users.pop()
    const both = await Promise.all([read(at), read(at)])
    expect(both.filter(({ ok }) => !ok)).toEqual([
      { ok: false, problem: { code: 'reconciliation_busy' } },
    ])
    expect(await all()).toEqual([HERE, HERE, ENDED])
    expect(await others()).toEqual([HERE, HERE, HERE])
    expect((await look(other)).readAt).toBeNull()
  })

  it('is not done where people are named otherwise than when it was saved', async () => {
    const { at, org, all } = await stage()
    org.users.pop()
    const claims = { subject: ['oid'], name: null, email: null, groups: null }
    await env.DB.prepare('UPDATE providers SET claims = ? WHERE id = ?')
      .bind(JSON.stringify(claims), at.id)
      .run()
    await read(at)
    expect(await all()).toEqual([HERE, HERE, HERE])
    expect((await look(at)).problem).toMatch(/has changed/)
  })

  it('ends no last administrator, who is signed out and in doubt', async () => {
    const { at, org, people } = await stage()
    await env.DB.batch([
      env.DB.prepare("DELETE FROM role_grants WHERE role = 'administrator'"),
      env.DB.prepare("INSERT INTO role_grants VALUES (?, 'administrator', '', 1)").bind(
        people[0] ?? '',
      ),
    ])
    org.users.shift()
    await read(at)
    expect(await standing(people[0] ?? 'per_none')).toEqual(['here', 1, 0])
    expect((await look(at)).doubts).toMatchObject([{ personId: people[0] }])
    await addPerson('Root', 'administrator')
    await read(at)
    expect(await standing(people[0] ?? 'per_none')).toEqual(ENDED)
  })
})

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

function tooMany(): Response {
  return json({}, 429, { 'retry-after': '600' })
}
