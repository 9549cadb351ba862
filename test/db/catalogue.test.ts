import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import {
  type AccountInput,
  accountsOf,
  createAccount,
  findAccount,
  retireAccount,
  updateAccount,
} from '../../src/db/accounts'
import {
  createConnector,
  deleteConnector,
  findConnector,
  listConnectors,
  updateConnector,
} from '../../src/db/connectors'
import { BadCursor } from '../../src/db/page'
import { listResources } from '../../src/db/resource-search'
import {
  createResource,
  findResource,
  findResourceByName,
  type ResourceInput,
  retireResource,
  updateResource,
} from '../../src/db/resources'
import type { ConnectorId, ResourceId } from '../../src/domain/ids'
import { factsOfType, ROOT } from './people'

const db = env.DB

describe('resources', () => {
  it('are kept as they were given', async () => {
    const id = await added('kept', { tags: ['pci', 'eu'], description: 'Orders' })
    expect(await findResource(db, id)).toMatchObject({ id, tags: ['pci', 'eu'], retiredAt: null })
    expect(await findResourceByName(db, 'kept')).toMatchObject({ id, description: 'Orders' })
    expect((await factsOfType('resource.created'))[0]).toMatchObject({ name: 'kept' })
  })

  it('have a name of their own, and a refused one leaves no trace', async () => {
    await added('twice')
    const facts = (await factsOfType('resource.created')).length
    expect(await createResource(db, ROOT, input('twice'))).toEqual(no('name_taken'))
    expect((await factsOfType('resource.created')).length).toBe(facts)
    expect(await createResource(db, ROOT, input('Twice'))).toEqual(no('name_taken'))
  })

  it('are listed a page at a time, each once, in order of names', async () => {
    for (const name of ['page-c', 'page-a', 'page-e', 'page-b', 'page-d']) await added(name)
    const names: string[] = []
    let cursor: string | null = null
    do {
      const page = await listResources(db, { q: 'PAGE-', limit: 2, cursor })
      names.push(...page.items.map((item) => item.name))
      cursor = page.next
    } while (cursor)
    expect(names).toEqual(['page-a', 'page-b', 'page-c', 'page-d', 'page-e'])
  })

  it('are found by any part of the name, taken literally', async () => {
    await added('search_one')
    await added('searchXone')
    const found = async (q: string) =>
      (await listResources(db, { q, limit: 9, cursor: null })).items.map((item) => item.name)
    expect(await found('ARCH_O')).toEqual(['search_one'])
    expect(await found('%')).toEqual([])
    expect(await found('x'.repeat(60))).toEqual([])
  })

  it.each(['', 'x', 'W10', btoa('[1]'), btoa('["a","b"]')])(
    'refuse the cursor %j',
    async (cursor) => {
      await expect(listResources(db, { limit: 2, cursor }).catch(String)).resolves.toContain(
        'BadCursor',
      )
      expect(new BadCursor('x')).toBeInstanceOf(Error)
    },
  )

  it('are retired once, keep their name, and are not changed after', async () => {
    const id = await added('leaving')
    expect(await retireResource(db, ROOT, id)).toEqual({ ok: true, id })
    expect(await retireResource(db, ROOT, id)).toEqual(no('resource_retired'))
    expect(await updateResource(db, ROOT, id, input('leaving2'))).toEqual(no('resource_retired'))
    expect(await createResource(db, ROOT, input('leaving'))).toEqual(no('name_taken'))
    const list = (includeRetired: boolean) =>
      listResources(db, { q: 'leaving', includeRetired, limit: 9, cursor: null })
    expect((await list(false)).items).toEqual([])
    expect((await list(true)).items).toHaveLength(1)
  })

  it('are changed with before and after in history', async () => {
    const id = await added('changing')
    await updateResource(db, ROOT, id, input('changed', { sharing: 'shared' }))
    expect((await factsOfType('resource.updated'))[0]).toMatchObject({
      before: { name: 'changing', sharing: 'exclusive' },
      after: { name: 'changed', sharing: 'shared' },
    })
    expect(await updateResource(db, ROOT, 'res_nowhere', input('x'))).toEqual(
      no('resource_unknown'),
    )
  })
})

describe('accounts', () => {
  it('belong to a resource and know their connector', async () => {
    const resource = await added('with-account')
    const connectorId = await connector('accounts-pg')
    const made = await createAccount(db, ROOT, resource, account('admin', connectorId))
    expect(made.ok).toBe(true)
    const [only] = await accountsOf(db, resource)
    expect(only).toMatchObject({
      name: 'admin',
      connectorName: 'accounts-pg',
      connectorKind: 'fake',
    })
    expect(only && (await findAccount(db, only.id))).toEqual(only)
  })

  it('have a name of their own within the resource only', async () => {
    const [one, two] = [await added('names-one'), await added('names-two')]
    const connectorId = await connector('names-pg')
    await createAccount(db, ROOT, one, account('admin', connectorId))
    expect(await createAccount(db, ROOT, one, account('admin', connectorId))).toEqual(
      no('name_taken'),
    )
    expect((await createAccount(db, ROOT, two, account('admin', connectorId))).ok).toBe(true)
  })

  it('are refused without resource or connector', async () => {
    const resource = await added('lonely')
    const connectorId = await connector('lonely-pg')
    const create = (id: ResourceId, other: ConnectorId) =>
      createAccount(db, ROOT, id, account('admin', other))
    expect(await create('res_nowhere', connectorId)).toEqual(no('resource_unknown'))
    expect(await create(resource, 'con_nowhere')).toEqual(no('connector_unknown'))
    await retireResource(db, ROOT, resource)
    expect(await create(resource, connectorId)).toEqual(no('resource_retired'))
  })

  it('own their right at the target, in whatever order it is written', async () => {
    const [one, two] = [await added('right-one'), await added('right-two')]
    const connectorId = await connector('right-pg')
    const right = (name: string, settings: AccountInput['settings']): AccountInput => ({
      ...account(name, connectorId),
      mode: 'elevate',
      settings,
    })
    const first = await createAccount(db, ROOT, one, right('a', { role: 'dba', on: ['x', 'y'] }))
    const same = right('b', { on: ['y', 'x', 'x'], role: 'dba' })
    expect(await createAccount(db, ROOT, two, same)).toEqual(no('right_taken'))
    expect((await createAccount(db, ROOT, two, { ...same, mode: 'provision' })).ok).toBe(true)
    if (!first.ok) throw new Error('The first account was refused.')
    expect((await updateAccount(db, ROOT, first.id, right('a2', same.settings))).ok).toBe(true)
    await retireAccount(db, ROOT, first.id)
    expect((await createAccount(db, ROOT, two, { ...same, name: 'c' })).ok).toBe(true)
  })

  it('are retired once and hidden from then on', async () => {
    const resource = await added('retiring')
    const made = await createAccount(
      db,
      ROOT,
      resource,
      account('admin', await connector('retiring-pg')),
    )
    if (!made.ok) throw new Error('The account was refused.')
    expect((await retireAccount(db, ROOT, made.id)).ok).toBe(true)
    expect(await retireAccount(db, ROOT, made.id)).toEqual(no('account_retired'))
    expect(await accountsOf(db, resource)).toEqual([])
    expect(await accountsOf(db, resource, true)).toHaveLength(1)
  })
})

describe('connectors', () => {
  it('are listed without anything sealed, and history has nothing sealed either', async () => {
    const id = await connector('sealed-pg', 'canary-sealed')
    await updateConnector(db, ROOT, id, {
      name: 'sealed-pg',
      settings: {},
      sealed: 'canary-sealed',
    })
    expect((await findConnector(db, id))?.sealed).toBe('canary-sealed')
    expect(JSON.stringify(await listConnectors(db))).not.toContain('canary')
    const history = await db.prepare('SELECT data FROM history').all()
    expect(JSON.stringify(history.results)).not.toContain('canary')
  })

  it('have a name of their own', async () => {
    const id = await connector('named-pg')
    await connector('other-pg')
    const rename = updateConnector(db, ROOT, id, { name: 'other-pg', settings: {}, sealed: 's' })
    expect(await rename).toEqual(no('name_taken'))
  })

  it('stay while an account uses them', async () => {
    const id = await connector('used-pg')
    await createAccount(db, ROOT, await added('user-of-it'), account('admin', id))
    expect(await deleteConnector(db, ROOT, id)).toEqual(no('connector_in_use'))
    const idle = await connector('idle-pg')
    expect((await deleteConnector(db, ROOT, idle)).ok).toBe(true)
    expect(await deleteConnector(db, ROOT, idle)).toEqual(no('connector_unknown'))
  })
})

function no(code: string) {
  return { ok: false, problem: { code } }
}

function input(name: string, more: Partial<ResourceInput> = {}): ResourceInput {
  return { name, kind: 'database', description: '', tags: [], sharing: 'exclusive', ...more }
}

function account(name: string, connectorId: ConnectorId): AccountInput {
  return { name, mode: 'provision', connectorId, settings: { roles: ['reader'] } }
}

async function added(name: string, more: Partial<ResourceInput> = {}): Promise<ResourceId> {
  const made = await createResource(db, ROOT, input(name, more))
  if (!made.ok) throw new Error(made.problem.code)
  return made.id
}

async function connector(name: string, sealed = 'sealed'): Promise<ConnectorId> {
  const id: ConnectorId = `con_${name.replaceAll('-', '')}`
  const made = await createConnector(db, ROOT, { id, name, kind: 'fake', settings: {}, sealed })
  if (!made.ok) throw new Error(made.problem.code)
  return id
}
