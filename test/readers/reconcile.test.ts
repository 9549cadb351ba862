import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { addPerson, factsOfType } from '../db/people'
import { insteadOfFetch, json } from './double'
import { okta } from './okta-double'
import { look, read, stage } from './okta-stage'
import { arrived, ENDED, HERE, standing, WITHOUT_GROUP } from './stage'

afterEach(() => void vi.restoreAllMocks())

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

function tooMany(): Response {
  return json({}, 429, { 'retry-after': '600' })
}
