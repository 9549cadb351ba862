import { beforeAll, describe, expect, it } from 'vitest'
import { ENTERPRISE, GROUP, PATCH, type Provider, provider, USER } from './provider'

const ENTRA_USER = {
  schemas: [USER, ENTERPRISE],
  externalId: '0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef',
  userName: 'Test_User_ab6490ee@testuser.com',
  active: true,
  emails: [{ primary: true, type: 'work', value: 'Test_User_fd0ea19b@testuser.com' }],
  meta: { resourceType: 'User' },
  name: { formatted: 'givenName familyName', familyName: 'familyName', givenName: 'givenName' },
  roles: [],
}

const OKTA_USER = {
  schemas: [USER],
  userName: 'test.user@okta.local',
  name: { givenName: 'Test', familyName: 'User' },
  emails: [{ primary: true, value: 'test.user@okta.local', type: 'work' }],
  displayName: 'Test User',
  locale: 'en-US',
  externalId: '00ujl29u0le5T6Aj10h7',
  groups: [],
  password: '1mz050nq',
  active: true,
}

/** The requests that the documentation of each provider shows, in their order. */
describe('Entra ID', () => {
  let at: Provider

  beforeAll(async () => {
    at = await provider('entra')
  })

  it('provisions, changes and deprovisions a user', async () => {
    const filter = (name: string) =>
      at.send('GET', `/Users?filter=userName+eq+"${encodeURIComponent(name)}"`)
    const none = await filter(ENTRA_USER.userName)
    expect([none.status, none.body.totalResults, none.body.Resources]).toEqual([200, 0, []])

    const made = await at.send('POST', '/Users?aadOptscim062020', ENTRA_USER)
    expect(made.status, made.text).toBe(201)
    expect(made.body).not.toHaveProperty('roles')
    expect((await filter(ENTRA_USER.userName.toUpperCase())).body.totalResults).toBe(1)
    const byId = await at.send('GET', `/Users?filter=externalId eq "${ENTRA_USER.externalId}"`)
    expect(byId.body.Resources[0].id).toBe(made.body.id)

    const path = `/Users/${made.body.id}`
    const change = async (...Operations: object[]) => {
      const answer = await at.send('PATCH', path, { schemas: [PATCH], Operations })
      expect(answer.status, answer.text).toBe(200)
      return answer.body
    }
    const renamed = await change(
      { op: 'Replace', path: 'emails[type eq "work"].value', value: 'updatedEmail@microsoft.com' },
      { op: 'Replace', path: 'name.familyName', value: 'updatedFamilyName' },
    )
    expect(renamed).toMatchObject({
      emails: [{ type: 'work', value: 'updatedEmail@microsoft.com' }],
      name: { familyName: 'updatedFamilyName' },
    })
    const named = { op: 'Replace', path: 'userName', value: '5b50642d@testuser.com' }
    expect(await change(named)).toMatchObject({ userName: '5b50642d@testuser.com' })
    const added = await change(
      { op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '+1 555' },
      { op: 'Add', path: 'addresses[type eq "work"].country', value: 'DE' },
      { op: 'Add', path: `${ENTERPRISE}:department`, value: 'Sales' },
      { op: 'Add', path: `${ENTERPRISE}:manager`, value: 'scu_manager' },
      { op: 'Add', value: { 'name.givenName': 'Updated', [`${ENTERPRISE}:employeeNumber`]: '7' } },
    )
    expect(added).toMatchObject({
      phoneNumbers: [{ type: 'mobile', value: '+1 555' }],
      addresses: [{ type: 'work', country: 'DE' }],
      name: { givenName: 'Updated' },
      [ENTERPRISE]: {
        department: 'Sales',
        manager: { value: 'scu_manager' },
        employeeNumber: '7',
      },
    })
    expect(await change({ op: 'Replace', path: 'active', value: 'False' })).toMatchObject({
      active: false,
    })
    expect((await filter('5b50642d@testuser.com')).body.Resources[0].active).toBe(false)
    expect((await at.send('DELETE', path)).status).toBe(204)
    expect((await at.send('GET', path)).status).toBe(404)
  })

  it('provisions, changes and deletes a group', async () => {
    const user = await at.send('POST', '/Users', {
      ...ENTRA_USER,
      userName: 'member@testuser.com',
      externalId: 'member',
    })
    const group = await at.send('POST', '/Groups', {
      schemas: [GROUP, 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'],
      externalId: '8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159',
      displayName: 'displayName',
      meta: { resourceType: 'Group' },
    })
    const path = `/Groups/${group.body.id}`
    const read = await at.send('GET', `${path}?excludedAttributes=members`)
    expect(read.body).toMatchObject({ displayName: 'displayName' })
    const found = await at.send(
      'GET',
      '/Groups?excludedAttributes=members&filter=displayName eq "displayName"',
    )
    expect(found.body.totalResults).toBe(1)
    const change = (...Operations: object[]) =>
      at.send('PATCH', path, { schemas: [PATCH], Operations })
    const value = [{ $ref: null, value: user.body.id }]
    expect((await change({ op: 'Add', path: 'members', value })).status).toBe(204)
    const renamed = { op: 'Replace', path: 'displayName', value: '1879db59' }
    expect((await change(renamed)).status).toBe(204)
    expect((await at.send('GET', path)).body).toMatchObject({
      displayName: '1879db59',
      members: [{ value: user.body.id }],
    })
    expect((await change({ op: 'Remove', path: 'members', value })).status).toBe(204)
    expect((await at.send('GET', path)).body.members).toEqual([])
    expect((await at.send('DELETE', path)).status).toBe(204)
  })
})

describe('Okta', () => {
  let at: Provider

  beforeAll(async () => {
    at = await provider('okta')
  })

  it('tests the connection, then provisions, changes and deactivates a user', async () => {
    expect((await at.send('GET', '/Users?startIndex=1&count=2')).body).toMatchObject({
      totalResults: 0,
      startIndex: 1,
      itemsPerPage: 0,
      Resources: [],
    })
    const none = await at.send(
      'GET',
      '/Users?filter=userName%20eq%20%22test.user%40okta.local%22&startIndex=1&count=100',
    )
    expect(none.body.totalResults).toBe(0)
    const made = await at.send('POST', '/Users', OKTA_USER)
    expect(made.status, made.text).toBe(201)
    expect(made.text).not.toContain('1mz050nq')
    const path = `/Users/${made.body.id}`
    const put = await at.send('PUT', path, {
      ...OKTA_USER,
      id: made.body.id,
      name: { givenName: 'Another', middleName: '', familyName: 'User' },
      meta: { resourceType: 'User' },
    })
    expect(put.status, put.text).toBe(200)
    expect(put.body).toMatchObject({ name: { givenName: 'Another' }, active: true })
    const off = { schemas: [PATCH], Operations: [{ op: 'replace', value: { active: false } }] }
    expect((await at.send('PATCH', path, off)).body.active).toBe(false)
    const on = { schemas: [PATCH], Operations: [{ op: 'replace', value: { active: true } }] }
    expect((await at.send('PATCH', path, on)).body.active).toBe(true)
    expect((await at.send('PUT', path, { ...OKTA_USER, active: false })).body.active).toBe(false)
  })

  it('pushes a group, its name and its members', async () => {
    const list = await at.send('GET', '/Groups?startIndex=1&count=100')
    expect(list.body.Resources).toEqual([])
    const user = await at.send('POST', '/Users', {
      ...OKTA_USER,
      userName: 'pushed@okta.local',
      externalId: 'pushed',
    })
    const made = await at.send('POST', '/Groups', {
      schemas: [GROUP],
      displayName: 'Test SCIMv2',
      members: [],
    })
    expect(made.status).toBe(201)
    const path = `/Groups/${made.body.id}`
    const change = (...Operations: object[]) =>
      at.send('PATCH', path, { schemas: [PATCH], Operations })
    const name = { id: made.body.id, displayName: 'Test SCIMv2 renamed' }
    expect((await change({ op: 'replace', value: name })).status).toBe(204)
    const value = [{ value: user.body.id, display: 'pushed@okta.local' }]
    const both = [
      { op: 'remove', path: 'members[value eq "scu_gone"]' },
      { op: 'add', path: 'members', value },
    ]
    expect((await change(...both)).status).toBe(204)
    const put = await at.send('PUT', path, {
      schemas: [GROUP],
      id: made.body.id,
      displayName: 'Test SCIMv2 renamed',
      members: value,
    })
    expect(put.body.members).toMatchObject([{ value: user.body.id }])
    const other = await change({ op: 'replace', value: { id: 'grp_other', displayName: 'x' } })
    expect(other.body.scimType).toBe('mutability')
  })
})
