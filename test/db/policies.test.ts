import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  createPolicy,
  deletePolicy,
  findPolicy,
  listPolicies,
  movePolicy,
  updatePolicy,
} from '../../src/db/policies'
import type { PolicyId } from '../../src/domain/ids'
import { factsOfType, ROOT } from './people'
import { draft } from './policy-draft'

const db = env.DB

describe('policies', () => {
  beforeEach(async () => {
    await db.prepare('DELETE FROM policies').run()
  })

  it('keep what was written', async () => {
    const id = await added('kept')
    expect(await findPolicy(db, id)).toEqual({ ...draft('kept'), id, revision: 1 })
  })

  it('come last unless a place is named', async () => {
    for (const [name, place] of [['a'], ['b'], ['c', 1], ['d', 2], ['e', 99]] as const)
      await added(name, place)
    expect(await order()).toBe('c d a b e')
  })

  it.each([
    [1, 'b a c d'],
    [2, 'a b c d'],
    [3, 'a c b d'],
    [4, 'a c d b'],
    [9, 'a c d b'],
  ])('move to place %i', async (place, expected) => {
    const ids = await Promise.all(['a', 'b', 'c', 'd'].map((name) => added(name)))
    for (const [index, id] of ids.entries())
      await db
        .prepare('UPDATE policies SET position = ? WHERE id = ?')
        .bind(index + 1, id)
        .run()
    await movePolicy(db, ROOT, ids[1] as PolicyId, place)
    expect(await order()).toBe(expected)
    expect((await factsOfType('policy.moved'))[0]).toMatchObject({ name: 'b', from: 2, to: place })
    const positions = await db.prepare('SELECT position FROM policies ORDER BY 1').raw()
    expect(positions.flat()).toEqual([1, 2, 3, 4])
  })

  it('are revised with before and after', async () => {
    const id = await added('old')
    await updatePolicy(db, ROOT, id, { ...draft('new'), active: false })
    expect(await findPolicy(db, id)).toMatchObject({ name: 'new', active: false, revision: 2 })
    expect((await factsOfType('policy.updated'))[0]).toMatchObject({
      revision: 2,
      before: { name: 'old', revision: 1, active: true },
      after: { name: 'new', active: false },
    })
  })

  it('are revised one revision at a time, however many do so at once', async () => {
    const id = await added('raced')
    const all = await Promise.all(
      ['one', 'two', 'three'].map((name) => updatePolicy(db, ROOT, id, draft(name))),
    )
    const count = all.filter((each) => each.ok).length
    expect(all.filter((each) => !each.ok)).toEqual(Array(3 - count).fill(no('policy_changed')))
    expect(await findPolicy(db, id)).toMatchObject({ revision: 1 + count })
    const facts = (await factsOfType('policy.updated')).filter((fact) => fact.policyId === id)
    expect(new Set(facts.map((fact) => fact.revision)).size).toBe(count)
  })

  it('name only people and groups that exist', async () => {
    const step = { name: 'Review', quorum: 1, people: ['per_nobody' as const], groups: [] }
    expect(await createPolicy(db, ROOT, draft('x', { steps: [step] }))).toEqual(
      no('person_unknown'),
    )
    const requesters = { everybody: false, people: [], groups: ['grp_none' as const] } as const
    expect(await createPolicy(db, ROOT, { ...draft('x'), requesters })).toEqual(no('group_unknown'))
    expect(await order()).toBe('')
  })

  it('have a name of their own', async () => {
    await added('mine')
    const other = await added('other')
    expect(await createPolicy(db, ROOT, draft('mine'))).toEqual(no('name_taken'))
    expect(await updatePolicy(db, ROOT, other, draft('mine'))).toEqual(no('name_taken'))
    expect(await order()).toBe('mine other')
  })

  it('are deleted for good, and history has the last wording', async () => {
    const [id] = [await added('gone'), await added('stays')]
    expect((await deletePolicy(db, ROOT, id)).ok).toBe(true)
    expect(await order()).toBe('stays')
    expect((await factsOfType('policy.deleted'))[0]).toMatchObject({ before: { name: 'gone' } })
    expect(await deletePolicy(db, ROOT, id)).toEqual(no('policy_unknown'))
    expect(await movePolicy(db, ROOT, id, 1)).toEqual(no('policy_unknown'))
    expect(await updatePolicy(db, ROOT, id, draft('gone'))).toEqual(no('policy_unknown'))
  })
})

function no(code: string) {
  return { ok: false, problem: { code } }
}

async function added(name: string, place?: number): Promise<PolicyId> {
  const made = await createPolicy(db, ROOT, draft(name), place)
  if (!made.ok) throw new Error(made.problem.code)
  return made.id
}

async function order(): Promise<string> {
  return (await listPolicies(db)).map((policy) => policy.name).join(' ')
}
