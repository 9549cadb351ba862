import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { isActive } from '../../src/db/askers'
import { endPersonRow, findPerson, involve, listPeople } from '../../src/db/directory'
import { personFacts } from '../../src/db/facts'
import {
  createGroup,
  deleteGroup,
  findGroup,
  membersOf,
  pageOfGroups,
  updateGroup,
} from '../../src/db/groups'
import { openOrders } from '../../src/db/orders'
import { createPolicy } from '../../src/db/policies'
import { setRoles } from '../../src/db/role-grants'
import type { GroupId, PersonId } from '../../src/domain/ids'
import { addPerson, factsOfType, ROOT } from './people'
import { draft } from './policy-draft'

const db = env.DB

describe('roles', () => {
  it('are granted and removed one by one in history', async () => {
    await addPerson('Root', 'administrator')
    const bo = await addPerson('Bo')
    await setRoles(db, ROOT, bo, ['administrator', 'auditor'])
    await setRoles(db, ROOT, bo, ['auditor'])
    expect((await findPerson(db, bo))?.roles).toEqual(['auditor'])
    expect(await factsOfType('role.granted')).toHaveLength(2)
    expect(await factsOfType('role.removed')).toEqual([{ role: 'administrator', name: 'Bo' }])
  })

  it('always leave an active administrator', async () => {
    const root = await addPerson('Root', 'administrator')
    expect(await setRoles(db, ROOT, root, [])).toEqual(no('last_administrator'))
    expect(await endPersonRow(db, ROOT, root, 'left')).toEqual(no('last_administrator'))
    expect(await findPerson(db, root)).toMatchObject({ active: true, roles: ['administrator'] })
    const cy = await addPerson('Cy', 'administrator')
    await endPersonRow(db, ROOT, cy, 'left')
    expect(await setRoles(db, ROOT, root, [])).toEqual(no('last_administrator'))
  })

  it('survive two administrators who remove each other at once', async () => {
    const [one, two] = [await addPerson('One', 'administrator'), await addPerson('Root')]
    await setRoles(db, ROOT, two, ['administrator'])
    const both = await Promise.all([setRoles(db, ROOT, one, []), setRoles(db, ROOT, two, [])])
    expect(both.filter((each) => each.ok)).toHaveLength(1)
    await setRoles(db, ROOT, two, ['administrator'])
  })

  it('are not for people who have left or were never here', async () => {
    const gone = await addPerson('Gone')
    await endPersonRow(db, ROOT, gone, 'left')
    expect(await setRoles(db, ROOT, gone, ['auditor'])).toEqual(no('person_ended'))
    expect(await setRoles(db, ROOT, 'per_nobody', [])).toEqual(no('person_unknown'))
  })
})

describe('a leaver', () => {
  it('is cut everywhere in D1 at once', async () => {
    const ana = await addPerson('Ana', 'auditor')
    const group = await added('leavers', [ana])
    await signedIn(ana)
    expect(await endPersonRow(db, ROOT, ana, 'left the company')).toEqual({ ok: true, id: ana })
    expect(await findPerson(db, ana)).toMatchObject({ active: false, roles: [], groups: [] })
    expect((await findPerson(db, ana))?.endedAt).toBeGreaterThan(0)
    for (const table of ['sessions', 'proofs', 'trips']) {
      expect(await db.prepare(`SELECT count(*) AS n FROM ${table}`).first('n'), table).toBe(0)
    }
    expect(await membersOf(db, [group])).toEqual({ [group]: [] })
    expect(await isActive(db, ana)).toBe(false)
    expect((await factsOfType('person.ended'))[0]).toMatchObject({ reason: 'left the company' })
  })

  it('leaves once in history, and what came since is ended again', async () => {
    const dan = await addPerson('Dan')
    await endPersonRow(db, ROOT, dan, 'left')
    const facts = (await factsOfType('person.ended')).length
    const endedAt = (await findPerson(db, dan))?.endedAt
    await signedIn(dan)
    expect((await endPersonRow(db, ROOT, dan, 'again')).ok).toBe(true)
    expect(await db.prepare('SELECT count(*) AS n FROM sessions').first('n')).toBe(0)
    expect((await factsOfType('person.ended')).length).toBe(facts)
    expect((await findPerson(db, dan))?.endedAt).toBe(endedAt)
  })

  it('is owed to every resource they ever had to do with, in the batch that ends them', async () => {
    const eve = await addPerson('Eve')
    for (const id of ['res_eve1', 'res_eve2', 'res_eve1'] as const) await involve(db, eve, id)
    await endPersonRow(db, ROOT, eve, 'left')
    const owed = (await openOrders(db)).filter(({ resourceId }) => /eve/.test(resourceId))
    expect(owed.map(({ resourceId }) => resourceId).sort()).toEqual(['res_eve1', 'res_eve2'])
    expect(owed[0]?.command).toEqual({ type: 'end_person', personId: eve, reason: 'left' })
  })
})

describe('people', () => {
  it('are listed in order of names, a page at a time, with roles and groups', async () => {
    const ids: PersonId[] = []
    for (const name of ['Zoe1', 'Zoe3', 'Zoe2']) ids.push(await addPerson(name))
    const group = await added('zoes', ids)
    const first = await listPeople(db, { q: 'zoe', limit: 2, cursor: null })
    expect(first.items.map((item) => item.displayName)).toEqual(['Zoe1', 'Zoe2'])
    expect(first.items[0]).toMatchObject({ roles: [], groups: [{ id: group, name: 'zoes' }] })
    const second = await listPeople(db, { q: 'ZOE', limit: 2, cursor: first.next })
    expect(second.items.map((item) => item.displayName)).toEqual(['Zoe3'])
    expect(second.next).toBeNull()
  })

  it('are found by part of the e-mail address', async () => {
    await addPerson('Mailed')
    const { items } = await listPeople(db, { q: 'mailed@', limit: 9, cursor: null })
    expect(items).toHaveLength(1)
  })
})

describe('groups', () => {
  it('have members that are alive', async () => {
    const [bo, fay] = [await addPerson('Bo'), await addPerson('Fay')]
    const group = await added('reviewers', [bo, fay])
    expect(await membersOf(db, [group, 'grp_gone'])).toEqual({ [group]: [bo, fay], grp_gone: [] })
    await db.prepare('UPDATE people SET active = 0 WHERE id = ?').bind(fay).run()
    expect((await membersOf(db, [group]))[group]).toEqual([bo])
    expect(await createGroup(db, ROOT, { name: 'x', description: '', members: [fay] })).toEqual(
      no('person_unknown'),
    )
    expect((await personFacts(db, bo)).groups).toContain(group)
  })

  it('take more members than D1 takes parameters', async () => {
    const ids: PersonId[] = []
    for (let n = 0; n < 120; n++) ids.push(await addPerson(`Crowd${n}`))
    const group = await added('crowd', ids)
    expect((await findGroup(db, group))?.members).toHaveLength(120)
    expect(
      (await pageOfGroups(db, { limit: 100, cursor: null })).items.find(({ id }) => id === group)
        ?.memberCount,
    ).toBe(120)
  })

  it('are changed with before and after, under a name of their own', async () => {
    const [bo, cy] = [await addPerson('Bo'), await addPerson('Gil')]
    const group = await added('ops', [bo])
    const input = { name: 'operations', description: 'On call', members: [cy] }
    expect((await updateGroup(db, ROOT, group, input)).ok).toBe(true)
    expect((await factsOfType('group.updated'))[0]).toMatchObject({
      before: { name: 'ops', members: [bo] },
      after: { name: 'operations', members: [cy] },
    })
    await added('taken', [])
    expect(await updateGroup(db, ROOT, group, { ...input, name: 'taken' })).toEqual(
      no('name_taken'),
    )
    expect(await updateGroup(db, ROOT, 'grp_none', input)).toEqual(no('group_unknown'))
  })

  it('stay while a policy names them', async () => {
    const group = await added('named', [await addPerson('Bo')])
    const step = { name: 'Review', quorum: 1, people: [], groups: [group] }
    const made = await createPolicy(db, ROOT, draft('names a group', { steps: [step] }))
    expect(made.ok).toBe(true)
    expect(await deleteGroup(db, ROOT, group)).toEqual(no('group_in_use'))
    const free = await added('unnamed', [await addPerson('Bo')])
    expect((await deleteGroup(db, ROOT, free)).ok).toBe(true)
    expect(await findGroup(db, free)).toBeNull()
  })
})

function no(code: string) {
  return { ok: false, problem: { code } }
}

async function added(name: string, members: PersonId[]): Promise<GroupId> {
  const made = await createGroup(db, ROOT, { name, description: '', members })
  if (!made.ok) throw new Error(made.problem.code)
  return made.id
}

async function signedIn(id: PersonId): Promise<void> {
  const purpose = JSON.stringify({ personId: id })
  await db.batch([
    db
      .prepare(
        "INSERT INTO sessions (hash, person_id, created_at, seen_at, expires_at) VALUES ('h', ?, 1, 1, 9)",
      )
      .bind(id),
    db
      .prepare(
        "INSERT INTO proofs VALUES ('p', ?, 'h', 'r', 'check-out', 1, NULL, '[]', NULL, 'provider', NULL)",
      )
      .bind(id),
    db
      .prepare(
        "INSERT INTO trips (state_hash, browser_hash, nonce, code_verifier, return_to, setup_code_hash, purpose, started_at, expires_at) VALUES ('s', 'b', 'n', 'c', '/', NULL, ?, 1, 9)",
      )
      .bind(purpose),
  ])
}
