import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createPolicy, deletePolicy, movePolicy, updatePolicy } from '../../src/db/policies'
import { currentPolicies } from '../../src/db/policy-list'
import type { PolicyId } from '../../src/domain/ids'
import { ROOT } from './people'
import { draft } from './policy-draft'

const db = env.DB

async function names() {
  return (await currentPolicies(db)).policies.map(({ name }) => name).join(' ')
}

async function added(name: string): Promise<PolicyId> {
  const made = await createPolicy(db, ROOT, draft(name))
  if (!made.ok) throw new Error(made.problem.code)
  return made.id
}

describe('a changed policy counts for the next request everywhere', () => {
  beforeEach(async () => {
    await db.prepare('DELETE FROM policies').run()
  })

  it('when it is added, changed, moved or deleted', async () => {
    expect(await names()).toBe('')
    const id = await added('a')
    expect(await names()).toBe('a')
    await added('b')
    expect(await names()).toBe('a b')
    await movePolicy(db, ROOT, id, 2)
    expect(await names()).toBe('b a')
    await updatePolicy(db, ROOT, id, draft('c'))
    expect(await names()).toBe('b c')
    await deletePolicy(db, ROOT, id)
    expect(await names()).toBe('b')
  })

  it('when somebody changes the table by hand', async () => {
    await added('a')
    await names()
    await db.prepare("UPDATE policies SET name = 'by hand'").run()
    expect(await names()).toBe('by hand')
  })

  it('and is not read again while nothing has changed', async () => {
    await added('a')
    const first = await currentPolicies(db)
    const prepare = vi.spyOn(db, 'prepare')
    expect(await currentPolicies(db)).toBe(first)
    const asked = prepare.mock.calls.map(([query]) => query)
    prepare.mockRestore()
    expect(asked).toEqual([expect.stringContaining('"policy_list"')])
  })

  it('also to whoever asked while it was being changed', async () => {
    await added('a')
    const reads = await Promise.all([names(), added('b'), names()])
    expect(await names()).toBe('a b')
    expect(['a', 'a b']).toContain(reads[0])
  })
})
