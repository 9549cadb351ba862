import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { createAccount, retireAccount, updateAccount } from '../../src/db/accounts'
import { createConnector } from '../../src/db/connectors'
import { listResources, newestResources, type ResourceFilter } from '../../src/db/resource-search'
import { createResource, retireResource, updateResource } from '../../src/db/resources'
import type { AccountId, ConnectorId, ResourceId } from '../../src/domain/ids'
import { ROOT } from './people'

const db = env.DB
const CONNECTOR: ConnectorId = 'con_search'
const SLICE = { limit: 100, cursor: null }

describe('resources', () => {
  let shop: ResourceId

  beforeAll(async () => {
    const about = { name: 'by hand', kind: 'manual', settings: {}, sealed: '' }
    await createConnector(db, ROOT, { id: CONNECTOR, ...about })
    shop = await resource('Prod-Shop-DB', ['pci', 'eu'])
    await resource('prod-web', ['eu'])
    await resource('x', [])
    await account(shop, 'Reader')
  })

  it('are found by any part of their name, in any case and of any length', async () => {
    expect(await found({ q: 'SHOP' })).toEqual(['Prod-Shop-DB'])
    expect(await found({ q: 'od-w' })).toEqual(['prod-web'])
    expect(await found({ q: 'prod' })).toEqual(['Prod-Shop-DB', 'prod-web'])
    expect(await found({ q: 'db' })).toEqual(['Prod-Shop-DB'])
    expect(await found({ q: 'X' })).toEqual(['x'])
    expect(await found({ q: 'o' })).toEqual(['Prod-Shop-DB', 'prod-web'])
    expect(await found({ q: 'rodx' })).toEqual([])
    expect(await found({ q: 'Prod-Shop-DB-and-more' })).toEqual([])
    expect(await found({ q: '%' })).toEqual([])
  })

  it('are found by an account only where that was asked for, once each', async () => {
    expect(await found({ q: 'read' })).toEqual([])
    await account(shop, 'reads-all')
    expect(await found({ q: 'read', alsoAccounts: true })).toEqual(['Prod-Shop-DB'])
    expect(await found({ q: 're', alsoAccounts: true })).toEqual(['Prod-Shop-DB'])
  })

  it('are found under the names of today', async () => {
    const id = await resource('before-move', ['old'])
    const moving = await account(id, 'keeper')
    await updateResource(db, ROOT, id, input('after-move', ['new']))
    expect(await found({ q: 'before' })).toEqual([])
    expect(await found({ q: 'after' })).toEqual(['after-move'])
    expect(await found({ q: 'keeper', alsoAccounts: true })).toEqual(['after-move'])
    expect([await found({ tag: 'old' }), await found({ tag: 'new' })]).toEqual([[], ['after-move']])
    await updateAccount(db, ROOT, moving, accountInput('caretaker'))
    expect(await found({ q: 'keeper', alsoAccounts: true })).toEqual([])
    expect(await found({ q: 'caret', alsoAccounts: true })).toEqual(['after-move'])
    await retireAccount(db, ROOT, moving)
    expect(await found({ q: 'caret', alsoAccounts: true })).toEqual([])
    await retireResource(db, ROOT, id)
    expect(await found({ q: 'after' })).toEqual([])
    expect(await found({ q: 'after', onlyRetired: true })).toEqual(['after-move'])
  })

  it('are narrowed by tag, kind and reach together with what is looked for', async () => {
    expect(await found({ tag: 'eu' })).toEqual(['Prod-Shop-DB', 'prod-web'])
    expect(await found({ tag: 'eu', q: 'web' })).toEqual(['prod-web'])
    expect(await found({ tag: 'eu', kind: 'host' })).toEqual([])
    expect(await found({ q: 'prod', reach: [{ kind: 'tag', tag: 'pci' }] })).toEqual([
      'Prod-Shop-DB',
    ])
  })

  it('are the same whether few or many are like that, and in either order', async () => {
    await db.prepare(MANY).run()
    const names = await found({ q: 'many-1', limit: 2_000 })
    expect(names.length).toBe(700)
    expect(names).toEqual([...names].sort())
    const newest = await newestResources(db, { q: 'many-1', limit: 2_000, cursor: null })
    expect(newest.items.map(({ name }) => name).sort()).toEqual(names)
    expect(await found({ q: 'y-1', limit: 2_000 })).toEqual(names)
    expect(await found({ q: 'y-', limit: 2_000 })).toEqual(names)
    const few = await newestResources(db, { q: '1699', limit: 2, cursor: null })
    expect(few.items.map(({ name }) => name)).toEqual(['many-1699'])
    const tagged = await newestResources(db, { tag: 'heap', limit: 2_000, cursor: null })
    expect(tagged.items.length).toBe(700)
  })

  it('come page by page, each once', async () => {
    const names: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listResources>> = await listResources(db, {
        ...{ q: 'many', alsoAccounts: true, limit: 99, cursor },
      })
      names.push(...page.items.map(({ name }) => name))
      cursor = page.next
    } while (cursor)
    expect(names.length).toBe(700)
    expect(new Set(names).size).toBe(700)
  })
})

const MANY = `WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 1699)
  INSERT INTO resources (id, name, kind, description, tags, sharing, created_at)
  SELECT 'res_many' || i, 'many-' || i, 'host', '', '["heap"]', 'exclusive', i FROM n`

async function found(filter: ResourceFilter & { limit?: number }): Promise<string[]> {
  const { items } = await listResources(db, { ...SLICE, ...filter })
  return items.map(({ name }) => name)
}

function input(name: string, tags: readonly string[]) {
  return { name, kind: 'database', description: '', tags, sharing: 'exclusive' } as const
}

async function resource(name: string, tags: readonly string[]): Promise<ResourceId> {
  const made = await createResource(db, ROOT, input(name, tags))
  if (!made.ok) throw new Error(made.problem.code)
  return made.id
}

function accountInput(name: string) {
  return { name, mode: 'provision', connectorId: CONNECTOR, settings: {}, rights: [] } as const
}

async function account(id: ResourceId, name: string): Promise<AccountId> {
  const made = await createAccount(db, ROOT, id, accountInput(name))
  if (!made.ok) throw new Error(made.problem.code)
  return made.id
}
