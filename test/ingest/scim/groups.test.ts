import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Caller, signedIn } from '../../routes/visit'
import { holdings, personOf } from './people'
import { created, GROUP, grouped, type Provider, patch, provider } from './provider'

describe('a group', () => {
  let at: Provider
  let root: Caller
  const ids: string[] = []

  beforeAll(async () => {
    at = await provider('groups', 'Corp: ')
    root = await signedIn('Root', 'administrator')
    for (const name of ['ana', 'bo', 'cy']) ids.push(await created(at, name))
  })

  const membersOf = async (id: string): Promise<string[]> => {
    const { body } = await at.send('GET', `/Groups/${id}`)
    return body.members.map(({ value }: { value: string }) => value)
  }

  it('is created with its members, under the prefix of its connection', async () => {
    const { status, body } = await at.send('POST', '/Groups', {
      schemas: [GROUP],
      displayName: 'Ops',
      externalId: 'ops-1',
      members: [{ value: ids[0], $ref: null, display: 'whatever' }],
    })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      displayName: 'Ops',
      externalId: 'ops-1',
      members: [{ value: ids[0], type: 'User', display: 'ana' }],
      meta: { resourceType: 'Group' },
    })
    expect((await root.get(`/groups/${body.id}`)).body).toMatchObject({
      name: 'Corp: Ops',
      fedBy: 'groups',
    })
    const user = await at.send('GET', `/Users/${ids[0]}`)
    expect(user.body.groups).toMatchObject([{ value: body.id, display: 'Ops' }])
    const again = await at.send('POST', '/Groups', { schemas: [GROUP], displayName: 'Ops' })
    expect([again.status, again.body.scimType]).toEqual([409, 'uniqueness'])
  })

  it('is changed by each way of saying who is in it', async () => {
    const id = await grouped(at, 'Ways')
    const [ana = '', bo = '', cy = ''] = ids
    const change = async (...operations: object[]) => {
      const { status, text } = await at.send('PATCH', `/Groups/${id}`, patch(...operations))
      expect(status, text).toBe(204)
      return (await membersOf(id)).sort()
    }
    const value = (...some: string[]) => some.map((each) => ({ value: each }))
    const all = [ana, bo, cy].sort()
    expect(await change({ op: 'Add', path: 'members', value: value(ana, bo) })).toHaveLength(2)
    expect(await change({ op: 'add', value: { members: value(bo, cy) } })).toEqual(all)
    expect(await change({ op: 'remove', path: `members[value eq "${bo}"]` })).not.toContain(bo)
    const old = { op: 'Remove', path: 'members', value: [{ $ref: null, value: ana }] }
    expect(await change(old)).toEqual([cy])
    expect(await change({ op: 'replace', path: 'members', value: value(ana, bo) })).not.toContain(
      cy,
    )
    const renamed = { id, displayName: 'Better ways' }
    expect(await change({ op: 'replace', value: renamed })).toHaveLength(2)
    expect((await root.get(`/groups/${id}`)).body.name).toBe('Corp: Better ways')
    expect(await change({ op: 'remove', path: 'members' })).toEqual([])
    const put = await at.send('PUT', `/Groups/${id}`, {
      schemas: [GROUP],
      displayName: 'Put',
      members: value(cy),
    })
    expect(put.body.members).toMatchObject([{ value: cy }])
  })

  it('takes all of a change or nothing of it', async () => {
    const id = await grouped(at, 'All or nothing', ids[0] ?? '')
    const change = patch(
      { op: 'remove', path: `members[value eq "${ids[0]}"]` },
      { op: 'add', path: 'members', value: [{ value: ids[1] }, { value: 'scu_nobody' }] },
    )
    const { status, body } = await at.send('PATCH', `/Groups/${id}`, change)
    expect([status, body.scimType]).toEqual([400, 'invalidValue'])
    expect(await membersOf(id)).toEqual([ids[0]])
    const byName = patch({ op: 'remove', path: 'members[display eq "ana"]' })
    expect((await at.send('PATCH', `/Groups/${id}`, byName)).body.scimType).toBe('invalidPath')
  })

  it('has nobody of another connection in it, and is nobody else’s', async () => {
    const other = await provider('groups-other')
    const stranger = await created(other, 'stranger')
    const id = await grouped(at, 'Ours', ids[0] ?? '')
    const add = patch({ op: 'add', path: 'members', value: [{ value: stranger }] })
    expect((await at.send('PATCH', `/Groups/${id}`, add)).status).toBe(400)
    expect((await other.send('GET', `/Groups/${id}`)).status).toBe(404)
    expect((await other.send('DELETE', `/Groups/${id}`)).status).toBe(404)
    expect((await other.send('PATCH', `/Groups/${id}`, add)).status).toBe(404)
    const within = { op: 'add', path: 'members', value: [{ value: id, type: 'Group' }] }
    expect((await at.send('PATCH', `/Groups/${id}`, patch(within))).status).toBe(400)
  })

  it('cannot be changed by an administrator, who is told where to', async () => {
    const id = await grouped(at, 'Fed', ids[0] ?? '')
    const put = await root.send('PUT', `/groups/${id}`, { name: 'Mine', members: [root.id] })
    expect([put.status, put.body.code]).toEqual([409, 'group_managed'])
    const gone = await root.send('DELETE', `/groups/${id}`)
    expect([gone.status, gone.body.code]).toEqual([409, 'group_managed'])
    expect(await membersOf(id)).toEqual([ids[0]])
  })

  it('that is deleted leaves nobody in it, though a policy names it, and its name is free', async () => {
    const id = await grouped(at, 'Approvers', ids[2] ?? '')
    const person = await personOf(ids[2] ?? '')
    const before = (await holdings(person)).memberships ?? 0
    await env.DB.prepare(
      `INSERT INTO policies VALUES ('pol_scim', 9, 1, 'scim', 1, '*', NULL, NULL, NULL, NULL, ?,
         '{}', 1, 1)`,
    )
      .bind(JSON.stringify({ people: [], groups: [id] }))
      .run()
    expect((await at.send('DELETE', `/Groups/${id}`)).status).toBe(204)
    expect((await at.send('GET', `/Groups/${id}`)).status).toBe(404)
    expect((await holdings(person)).memberships).toBe(before - 1)
    expect((await root.get(`/groups/${id}`)).body).toMatchObject({ members: [], fedBy: null })
    expect(await grouped(at, 'Approvers')).not.toBe(id)
    await env.DB.prepare("DELETE FROM policies WHERE id = 'pol_scim'").run()
  })

  it('whose members are not wanted does not read them', async () => {
    const id = await grouped(at, 'Large', ...ids)
    const { body } = await at.send('GET', `/Groups/${id}?excludedAttributes=members`)
    expect(body).not.toHaveProperty('members')
    const list = await at.send(
      'GET',
      '/Groups?filter=displayName eq "large"&attributes=displayName',
    )
    expect(list.body.Resources).toEqual([{ schemas: [GROUP], id, displayName: 'Large' }])
  })

  it('is found by its members', async () => {
    const id = await grouped(at, 'Found', ids[1] ?? '')
    const { body } = await at.send('GET', `/Groups?filter=members[value eq "${ids[1]}"]`)
    expect(body.Resources.map((group: { id: string }) => group.id)).toContain(id)
    const users = await at.send('GET', `/Users?filter=groups.display eq "FOUND"`)
    expect(users.body).toMatchObject({ totalResults: 1, Resources: [{ id: ids[1] }] })
    const some = await at.send('GET', '/Groups?filter=members pr and displayName eq "found"')
    expect(some.body.totalResults).toBe(1)
    const alone = await created(at, 'alone')
    const none = await at.send('GET', '/Users?filter=not (groups pr)')
    expect(none.body.Resources.map(({ id }: { id: string }) => id)).toContain(alone)
  })
})
