import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { addPerson, factsOfType } from '../db/people'
import { type Caller, signedIn } from './visit'

let root: Caller
let serial = 0

beforeEach(async () => {
  root = await signedIn('Root', 'administrator')
})

describe('roles', () => {
  it('are built in, or made here of permissions, and every change is in history', async () => {
    const listed = (await root.get('/roles')).body.items as { id: string; isBuiltIn: boolean }[]
    expect(listed.filter(({ isBuiltIn }) => isBuiltIn).map(({ id }) => id)).toEqual([
      ...['administrator', 'policy-manager', 'access-reviewer', 'auditor', 'member'],
    ])
    const id = await role('Janitor', 'force-revoke')
    const janitor = { name: 'Janitor', permissions: ['force-revoke', 'force-close'] }
    const changed = await root.send('PUT', `/roles/${id}`, janitor)
    expect(changed.body.permissions).toEqual(['force-revoke', 'force-close'])
    expect((await root.send('DELETE', `/roles/${id}`)).status).toBe(204)
    for (const type of ['role.created', 'role.updated', 'role.deleted'])
      expect((await factsOfType(type))[0]).toMatchObject({ roleId: id })
  })

  it('have names of their own, and the built-in ones cannot be changed', async () => {
    const body = { name: 'AUDITOR', permissions: [] }
    expect((await root.send('POST', '/roles', body)).body.code).toBe('name_taken')
    for (const [method, path] of [
      ['PUT', '/roles/auditor'],
      ['DELETE', '/roles/auditor'],
    ] as const)
      expect((await root.send(method, path, { name: 'x', permissions: [] })).status).toBe(404)
    expect((await root.send('POST', '/roles', { name: 'x', permissions: ['god'] })).status).toBe(
      400,
    )
  })

  it('count at once, by name and through a group, and end as soon as they are taken away', async () => {
    const bo = await signedIn('Bo')
    const group = await groupOf(bo.id)
    for (const principal of [bo.id, group]) {
      expect((await bo.get('/history')).status).toBe(404)
      expect((await root.send('POST', '/roles/auditor/give', { principal })).status).toBe(200)
      expect((await bo.get('/history')).status).toBe(200)
      expect((await root.send('POST', '/roles/auditor/take', { principal })).status).toBe(200)
    }
    expect((await bo.get('/history')).status).toBe(404)
    expect((await factsOfType('role.granted'))[0]).toEqual({
      ...{ role: 'auditor', name: expect.any(String), groupId: group },
    })
    const again = await root.send('POST', '/roles/auditor/take', { principal: bo.id })
    expect(again.body.code).toBe('role_not_given')
  })

  it('show who has them, and for what', async () => {
    const cy = await addPerson('Cy')
    const scope = 'tag:pci'
    await root.send('POST', '/roles/access-reviewer/give', { principal: cy, scope })
    const { items } = (await root.get('/roles/access-reviewer/holders')).body
    expect(items).toMatchObject([{ principal: cy, name: 'Cy', scope }])
    expect((await root.get(`/people/${cy}`)).body).toMatchObject({
      roles: [],
      otherRoles: [{ role: 'access-reviewer', scope, group: null }],
    })
  })

  it('that are not about resources only cannot be limited', async () => {
    const cy = await addPerson('Cy')
    const give = { principal: cy, scope: 'resources:prod-*' }
    const refused = await root.send('POST', '/roles/policy-manager/give', give)
    expect(refused.body.code).toBe('role_not_limitable')
    const id = await role('Reader', 'read-history')
    expect((await root.send('POST', `/roles/${id}/give`, give)).status).toBe(200)
    const widened = { name: 'Reader', permissions: ['read-history', 'manage-policies'] }
    expect((await root.send('PUT', `/roles/${id}`, widened)).body.code).toBe('role_not_limitable')
    expect((await root.send('DELETE', `/roles/${id}`)).body.code).toBe('role_in_use')
    expect((await root.send('POST', `/roles/${id}/give`, { ...give, scope: '*' })).status).toBe(400)
  })
})

describe('nobody can give what they do not have', () => {
  let keeper: Caller

  beforeEach(async () => {
    keeper = await signedIn(`Keeper${++serial}`)
    const id = await role('Keeper', 'manage-roles', 'manage-directory', 'read-history')
    await root.send('POST', `/roles/${id}/give`, { principal: keeper.id })
  })

  it('to others or to themselves, nor take it away', async () => {
    const deny = async (path: string, principal: string) => {
      const { status, body } = await keeper.send('POST', path, { principal })
      expect([status, body.code]).toEqual([403, 'role_not_held'])
    }
    const cy = await addPerson('Cy')
    await deny('/roles/administrator/give', keeper.id)
    await deny('/roles/auditor/give', cy)
    await deny('/roles/administrator/take', root.id)
    const put = await keeper.send('PUT', `/people/${root.id}/roles`, { roles: [] })
    expect(put.body.code).toBe('role_not_held')
  })

  it('in a role that they make or change', async () => {
    const body = { name: 'More', permissions: ['manage-policies'] }
    expect((await keeper.send('POST', '/roles', body)).body.code).toBe('role_not_held')
    const id = await role('Some', 'read-history')
    const change = await keeper.send('PUT', `/roles/${id}`, { ...body, name: 'Some' })
    expect(change.body.code).toBe('role_not_held')
    const wide = await role('Wide', 'manage-policies')
    const narrowed = await keeper.send('PUT', `/roles/${wide}`, { name: 'Wide', permissions: [] })
    expect(narrowed.body.code).toBe('role_not_held')
  })

  it('by who is in a group that has it', async () => {
    const group = await groupOf()
    await root.send('POST', '/roles/administrator/give', { principal: group })
    const { name } = (await root.get(`/groups/${group}`)).body
    const joining = { name, members: [keeper.id] }
    const joined = await keeper.send('PUT', `/groups/${group}`, joining)
    expect([joined.status, joined.body.code]).toEqual([403, 'role_not_held'])
    const renamed = { name: `${name}s`, members: [] }
    expect((await keeper.send('PUT', `/groups/${group}`, renamed)).status).toBe(200)
    expect((await root.send('DELETE', `/groups/${group}`)).body.code).toBe('group_in_use')
    expect((await root.send('PUT', `/groups/${group}`, joining)).status).toBe(200)
    expect((await keeper.get('/policies')).status).toBe(200)
  })

  it('by standing for somebody who has more, or by letting a provider say who is in a group', async () => {
    const link = { issuer: 'https://identity.example', subject: `s${++serial}` }
    const group = await groupOf()
    await root.send('POST', '/roles/administrator/give', { principal: group })
    const provider = {
      ...{ name: 'Mine', issuer: 'https://mine.example', clientId: 'x', clientSecret: 'x' },
      groups: [{ value: 'all', groupId: group }],
    }
    for (const [path, body] of [
      [`/people/${root.id}/identities`, link],
      [`/people/${root.id}/passkey-recovery`, { reason: 'lost' }],
      [`/people/${root.id}/passkey-recovery/confirm`, {}],
      ['/providers', provider],
    ] as const)
      expect((await keeper.send('POST', path, body)).body.code, path).toBe('role_not_held')
    const mapping = { groups: [{ value: 'all', groupId: group }] }
    const mapped = await keeper.send('PUT', '/providers/idp_settings/groups', mapping)
    expect(mapped.body.code).toBe('role_not_held')
    const ana = await addPerson('Ana')
    const recovery = await keeper.send('POST', `/people/${ana}/passkey-recovery`, { reason: 'x' })
    expect(recovery.status, recovery.text).toBe(200)
  })

  it('by a token that says who is in a group that has it', async () => {
    const provider = `https://${++serial}.example`
    const made = await root.send('POST', '/scim-connections', { name: provider, provider })
    const { id } = made.body
    const group = await groupOf()
    await env.DB.prepare(
      `INSERT INTO scim_groups (group_id, connection_id, display_name, display_key, version,
         created_at, updated_at) VALUES (?, ?, 'x', ?, 1, 1, 1)`,
    )
      .bind(group, id, String(serial))
      .run()
    await root.send('POST', '/roles/administrator/give', { principal: group })
    const refused = await keeper.send('POST', `/scim-connections/${id}/tokens`, {})
    expect(refused.body.code).toBe('role_not_held')
    expect((await root.send('POST', `/scim-connections/${id}/tokens`, {})).status).toBe(201)
  })
})

describe('the last administrator', () => {
  it('stays, whichever way they would go; a group does not stand in for them', async () => {
    const other = await signedIn('Deputy')
    const group = await groupOf(other.id)
    await root.send('POST', '/roles/administrator/give', { principal: group })
    const leave = { reason: 'gone' }
    for (const tried of [
      () => other.send('POST', '/roles/administrator/take', { principal: root.id }),
      () => other.send('PUT', `/people/${root.id}/roles`, { roles: [] }),
      () => other.send('POST', `/people/${root.id}/end`, leave),
    ])
      expect((await tried()).body.code).toBe('last_administrator')
    expect((await root.send('POST', `/people/${other.id}/end`, leave)).status).toBe(200)
    expect((await other.get('/me')).status).toBe(401)
  })
})

async function role(name: string, ...permissions: string[]): Promise<string> {
  const made = await root.send('POST', '/roles', { name: `${name} ${++serial}`, permissions })
  return made.body.id
}

async function groupOf(...members: string[]): Promise<string> {
  const made = await root.send('POST', '/groups', { name: `group ${++serial}`, members })
  return made.body.id
}
