import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { app } from '../../src/app'
import { addPerson } from '../db/people'
import { openShop, policyWith } from './shop'
import { type Answered, type Caller, installation, signedIn } from './visit'

const NAMES = ['prod-db', 'prod-web', 'test-db', 'a.b', 'a', 'ab', 'PROD-x']

/** Everything that is about resources, for some of them only. */
const PERMISSIONS = [
  ...['manage-resources', 'read-history', 'force-revoke', 'force-close'],
  ...['review-access', 'break-glass'],
]

let serial = 0

describe('a role for some resources only', () => {
  let root: Caller
  let keeper: Caller
  const ids: Record<string, string> = {}

  beforeAll(async () => {
    root = await signedIn('Root', 'administrator')
    for (const name of NAMES) {
      const tags = name === 'test-db' ? ['pci'] : []
      const made = await root.send('POST', '/resources', { name, kind: 'database', tags })
      ids[name] = made.body.id
    }
    keeper = await limitedTo('resources:prod-*')
  })

  it('shows only these in lists', async () => {
    expect(await catalogue(keeper)).toEqual(['prod-db', 'prod-web'])
    expect(await catalogue(await limitedTo('tag:pci'))).toEqual(['test-db'])
    expect(await catalogue(await limitedTo('resources:*b'))).toEqual([
      ...['a.b', 'ab', 'prod-db', 'prod-web', 'test-db'],
    ])
    expect(await catalogue(await limitedTo('resources:a?b'))).toEqual(['a.b'])
    expect(await catalogue(await limitedTo('resources:PROD*'))).toEqual(['PROD-x'])
  })

  it('shows only their history', async () => {
    const { items } = (await keeper.get('/history?limit=100')).body
    const seen = (items as { resourceId: string }[]).map(({ resourceId }) => resourceId)
    expect(new Set(seen)).toEqual(new Set([ids['prod-db'], ids['prod-web']]))
  })

  it('finds in their history by name what happened there, and nothing else is somebody', async () => {
    const [here, there] = [await addPerson('Herenow'), await addPerson('Elsewhere')]
    const policy = { ...policyWith([here]), name: 'ofthere', resources: 'test-*' }
    const policyId = (await root.send('POST', '/policies', policy)).body.id
    await happened(here, ids['prod-db'], {})
    await happened(there, ids['test-db'], { policy: { id: policyId } })
    const search = async (query: string) => {
      const { status, text } = await visit(keeper, `/admin/history?${query}`)
      const name = query.split('=')[1] ?? ''
      return [status, text.replaceAll(name, '…').replaceAll(encodeURIComponent(name), '…')]
    }
    expect((await search('person=Herenow'))[0]).toBe(200)
    expect((await search('resource=prod-db'))[0]).toBe(200)
    for (const [field, name] of [
      ['person', 'Elsewhere'],
      ['person', 'elsewhere@hallpass.example'],
      ['resource', 'test-db'],
      ['policy', 'ofthere'],
    ] as const) {
      const known = await search(`${field}=${name}`)
      expect(known[0], name).toBe(400)
      expect(known, name).toEqual(await search(`${field}=Nosuch`))
      expect((await visit(keeper, `/admin/history.csv?${field}=${name}`)).status).toBe(404)
    }
    // A part of it would tell how many there are.
    expect((await search('person=Heren'))[0]).toBe(400)
    expect((await visit(root, '/admin/history?person=Heren')).status).toBe(200)
  })

  it('opens these one by one, and others are as unknown as those that never were', async () => {
    const unknown = await keeper.get('/resources/res_none')
    for (const name of NAMES) {
      const { status, body } = await keeper.get(`/resources/${ids[name]}`)
      if (name.startsWith('prod-')) expect(status, name).toBe(200)
      else expect([status, saidIn(body)], name).toEqual([404, saidIn(unknown.body)])
    }
  })

  it('leads to nothing that is not about resources', async () => {
    for (const path of ['/policies', '/connectors', '/people', '/groups', '/roles', '/drift'])
      expect((await keeper.get(path)).status, path).toBe(404)
  })

  it('is no way to more by a name or a tag', async () => {
    const make = (name: string) => keeper.send('POST', '/resources', { name, kind: 'host' })
    expect((await make('prod-new')).status).toBe(201)
    expect((await make('stage-new')).body.code).toBe('out_of_scope')
    const rename = (id: string | undefined, name: string) =>
      keeper.send('PATCH', `/resources/${id}`, { name })
    expect((await rename(ids['prod-web'], 'web')).body.code).toBe('out_of_scope')
    expect((await rename(ids['test-db'], 'prod-test')).status).toBe(404)
    expect((await rename(ids['prod-web'], 'prod-www')).status).toBe(200)
  })

  it('uses connectors only that serve these and nothing else', async () => {
    const [own, shared, fresh] = [
      await connectorNamed('owns'),
      await connectorNamed('shared'),
      await connectorNamed('fresh'),
    ]
    await addAccount('prod-db', 'acc_own1', own)
    await addAccount('prod-db', 'acc_sha1', shared)
    await addAccount('test-db', 'acc_sha2', shared)
    const add = (connectorId: string, name: string) =>
      keeper.send('POST', `/resources/${ids['prod-db']}/accounts`, {
        ...{ name, mode: 'enable', connectorId, settings: {} },
      })
    expect((await add(shared, 'one')).body.code).toBe('out_of_scope')
    expect((await add(fresh, 'two')).body.code).toBe('out_of_scope')
    expect((await add(own, 'three')).body.code).not.toBe('out_of_scope')
    const moved = await keeper.send('PATCH', `/resources/${ids['prod-db']}/accounts/acc_own1`, {
      connectorId: fresh,
    })
    expect(moved.body.code).toBe('out_of_scope')
    const page = `/admin/resources/${ids['prod-db']}/accounts/new`
    const { text } = await visit(keeper, `${page}?mode=enable`)
    expect(text).toContain('owns')
    expect(text).not.toContain('shared')
    for (const id of [shared, fresh, 'con_none'])
      expect((await visit(keeper, `${page}?connector=${id}`)).status, id).toBe(404)
    const file = (connector: string) =>
      [
        'hallpass: 1',
        'resources:',
        '  - name: prod-db',
        '    kind: database',
        `    accounts: [{ name: four, mode: enable, connector: ${connector} }]`,
      ].join('\n')
    const plan = async (connector: string) =>
      (await keeper.send('POST', '/configuration/plan', { file: file(connector) })).text
    const said = await plan('nowhere')
    expect(said).toContain('a connector has to serve nothing else')
    expect(said.replace(/"traceId":"[^"]*"/, '')).toBe(
      (await plan('shared')).replace(/"traceId":"[^"]*"/, ''),
    )
  })

  it('shows requests and leases on these only, and what may be done about them', async () => {
    const shop = await openShop()
    const [mine, other] = [await shop.stocked(), await shop.stocked()]
    const taken = await Promise.all(
      [mine, other].map(async ({ filing }) => {
        const request = (await shop.ana.send('POST', '/requests', filing)).body.id
        await shop.bo.send('POST', `/requests/${request}/approve`, {})
        const lease = (await shop.ana.send('POST', `/requests/${request}/check-out`, {})).body.id
        return { request, lease }
      }),
    )
    const [inside, outside] = taken as [(typeof taken)[0], (typeof taken)[0]]
    const reader = await limitedTo('resources:shop-1')
    const idsOf = async (path: string) =>
      ((await reader.get(path)).body.items as { id: string }[]).map(({ id }) => id)
    await vi.waitFor(async () => expect(await idsOf('/leases?view=open')).toEqual([inside.lease]))
    expect(await idsOf('/requests?view=all')).toEqual([inside.request])
    expect((await reader.get(`/requests/${inside.request}`)).status).toBe(200)
    expect((await reader.get(`/leases/${inside.lease}`)).status).toBe(200)
    const no = { reason: 'not yours' }
    for (const [method, path, body] of [
      ['GET', `/requests/${outside.request}`],
      ['GET', `/leases/${outside.lease}`],
      ['GET', `/leases/${outside.lease}/credential`],
      ['POST', `/leases/${outside.lease}/check-in`, {}],
      ['POST', `/leases/${outside.lease}/revoke`, no],
      ['POST', `/leases/${outside.lease}/force-close`, no],
      ['POST', `/leases/${outside.lease}/retry`, {}],
    ] as const)
      expect((await reader.send(method, path, body)).status, path).toBe(404)
    const revoked = await reader.send('POST', `/leases/${inside.lease}/revoke`, no)
    expect(revoked.status).toBe(200)
  })

  async function limitedTo(scope: string): Promise<Caller> {
    const caller = await signedIn(`Keeper${++serial}`)
    const name = `Keeper of ${scope}`
    const role = await root.send('POST', '/roles', { name, permissions: PERMISSIONS })
    const give = { principal: caller.id, scope }
    expect((await root.send('POST', `/roles/${role.body.id}/give`, give)).status).toBe(200)
    return caller
  }

  async function addAccount(resource: string, id: string, connectorId: string) {
    await env.DB.prepare(
      `INSERT INTO accounts (id, resource_id, name, mode, connector_id, settings, created_at)
       VALUES (?1, ?2, ?1, 'enable', ?3, '{}', 1)`,
    )
      .bind(id, ids[resource], connectorId)
      .run()
  }
})

async function happened(person: string, resourceId: string | undefined, data: object) {
  await env.DB.prepare(
    `INSERT INTO history (stream, sequence, at, type, actor_id, actor_name, person_id, resource_id, data)
     VALUES (?1, ?2, 1, 'request.filed', ?3, 'They', ?3, ?1, ?4)`,
  )
    .bind(resourceId, ++serial + 1_000, person, JSON.stringify(data))
    .run()
}

async function visit({ token }: Caller, path: string) {
  const headers = { Cookie: `__Host-hallpass=${token}` }
  const response = await app.request(`https://hallpass.example${path}`, { headers }, installation)
  return { status: response.status, text: (await response.text()).replace(/nonce="[^"]*"/g, '') }
}

function saidIn({ traceId: _traceId, ...body }: Answered['body']) {
  return body
}

async function connectorNamed(name: string): Promise<string> {
  const id = `con_${name}`
  await env.DB.prepare(
    `INSERT INTO connectors (id, name, kind, settings, sealed, created_at, updated_at)
     VALUES (?, ?, 'manual', '{}', '{}', 1, 1)`,
  )
    .bind(id, name)
    .run()
  return id
}

async function catalogue(caller: Caller): Promise<readonly string[]> {
  const { items } = (await caller.get('/resources?view=catalogue&limit=100')).body
  return (items as { name: string }[]).map(({ name }) => name).sort()
}
