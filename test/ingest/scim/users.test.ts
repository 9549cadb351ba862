import { beforeAll, describe, expect, it } from 'vitest'
import { created, ENTERPRISE, type Provider, patch, provider, USER, userNamed } from './provider'

const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error'

describe('a user', () => {
  let okta: Provider

  beforeAll(async () => {
    okta = await provider('users')
  })

  it('is created, and answered as it is, with its address and version', async () => {
    const sent = userNamed('Ana@shop.example', {
      schemas: [USER, ENTERPRISE],
      name: { givenName: 'Ana', familyName: 'Berg' },
      emails: [{ value: 'ana@shop.example', type: 'work', primary: true }],
      password: 'hunter2-canary',
      [ENTERPRISE]: { department: 'Tools', manager: { value: 'scu_boss' } },
    })
    const { status, body, headers, text } = await okta.send('POST', '/Users', sent)
    expect(status).toBe(201)
    expect(headers.get('Content-Type')).toContain('application/scim+json')
    expect(headers.get('Location')).toBe(body.meta.location)
    expect(headers.get('ETag')).toBe('W/"1"')
    const { password: _password, ...kept } = sent
    expect(body).toMatchObject({ ...kept, meta: { resourceType: 'User', version: 'W/"1"' } })
    expect(text).not.toContain('hunter2-canary')
    const read = await okta.send('GET', `/Users/${body.id}`)
    expect(read.body).toEqual(body)
  })

  it('is there once, whatever the case of its name', async () => {
    await created(okta, 'once@shop.example')
    const again = await okta.send('POST', '/Users', {
      ...userNamed('ONCE@shop.example'),
      externalId: 'another',
    })
    expect([again.status, again.body.scimType]).toEqual([409, 'uniqueness'])
    expect(again.body.schemas).toEqual([ERROR])
    expect(again.body.status).toBe('409')
    const sameId = { ...userNamed('twice@shop.example'), externalId: 'sub-once@shop.example' }
    expect((await okta.send('POST', '/Users', sameId)).status).toBe(409)
  })

  it('is replaced by PUT, which keeps who it is and whether it is here', async () => {
    const id = await created(okta, 'put@shop.example', { title: 'Engineer', nickName: 'P' })
    const { status, body } = await okta.send('PUT', `/Users/${id}`, {
      schemas: [USER],
      userName: 'put@shop.example',
      displayName: 'Put',
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({ externalId: 'sub-put@shop.example', active: true })
    expect(body).not.toHaveProperty('title')
    expect(body.meta.version).toBe('W/"2"')
  })

  it('is changed by every form of path', async () => {
    const id = await created(okta, 'paths@shop.example', {
      emails: [{ value: 'a@x.example', type: 'work', primary: true }],
    })
    const { status, body } = await okta.send(
      'PATCH',
      `/Users/${id}`,
      patch(
        { op: 'add', path: 'title', value: 'Engineer' },
        { op: 'add', path: 'name.givenName', value: 'Pat' },
        { op: 'replace', path: 'emails[type eq "work"].value', value: 'b@x.example' },
        {
          op: 'add',
          path: 'emails',
          value: [{ value: 'c@x.example', type: 'home', primary: true }],
        },
        { op: 'add', path: `${USER}:nickName`, value: 'P' },
        { op: 'add', path: `${ENTERPRISE}:department`, value: 'Tools' },
        { op: 'add', path: ENTERPRISE, value: { costCenter: '7' } },
        { op: 'add', value: { locale: 'de-DE', 'name.familyName': 'Berg' } },
        { op: 'replace', path: 'emails[value eq "b@x.example"]', value: { value: 'd@x.example' } },
        { op: 'remove', path: 'title' },
      ),
    )
    expect(status).toBe(200)
    expect(body).toMatchObject({
      nickName: 'P',
      locale: 'de-DE',
      name: { givenName: 'Pat', familyName: 'Berg' },
      emails: [{ value: 'd@x.example' }, { value: 'c@x.example', type: 'home', primary: true }],
      [ENTERPRISE]: { department: 'Tools', costCenter: '7' },
      schemas: [USER, ENTERPRISE],
    })
    expect(body).not.toHaveProperty('title')
  })

  it('is changed as a whole or not at all', async () => {
    const id = await created(okta, 'whole@shop.example')
    const before = (await okta.send('GET', `/Users/${id}`)).body
    const half = patch(
      { op: 'replace', path: 'displayName', value: 'Half' },
      { op: 'replace', path: 'emails[type eq "work"].value', value: 'x@x.example' },
    )
    const { status, body } = await okta.send('PATCH', `/Users/${id}`, half)
    expect([status, body.scimType]).toEqual([400, 'noTarget'])
    expect((await okta.send('GET', `/Users/${id}`)).body).toEqual(before)
  })

  it('is not written over by who has read an older version', async () => {
    const id = await created(okta, 'etag@shop.example')
    const rename = (displayName: string, version: string) =>
      okta.send('PATCH', `/Users/${id}`, patch({ op: 'add', value: { displayName } }), {
        'If-Match': version,
      })
    expect((await rename('One', 'W/"1"')).status).toBe(200)
    expect((await rename('Two', 'W/"1"')).status).toBe(412)
    expect((await rename('Three', '*')).status).toBe(200)
    const known = await okta.send('GET', `/Users/${id}`, undefined, { 'If-None-Match': 'W/"3"' })
    expect([known.status, known.text]).toEqual([304, ''])
    expect(
      (await okta.send('DELETE', `/Users/${id}`, undefined, { 'If-Match': '"1"' })).status,
    ).toBe(412)
  })

  it('is shown in the parts that were asked for', async () => {
    const id = await created(okta, 'parts@shop.example', {
      name: { givenName: 'P', familyName: 'Q' },
    })
    const get = async (query: string) => (await okta.send('GET', `/Users/${id}?${query}`)).body
    expect(await get('attributes=userName')).toEqual({
      schemas: [USER],
      id,
      userName: 'parts@shop.example',
    })
    expect(await get('attributes=name.givenName,NAME.familyName')).toMatchObject({
      name: { givenName: 'P', familyName: 'Q' },
    })
    const without = await get('excludedAttributes=name.givenName,meta,id')
    expect(without).toMatchObject({ id, name: { familyName: 'Q' } })
    expect(without).not.toHaveProperty('meta')
    expect((await okta.send('GET', `/Users/${id}?attributes=a&excludedAttributes=b`)).status).toBe(
      400,
    )
  })

  it('that nobody knows is not found, and one of another connection is nobody', async () => {
    const other = await provider('users-other')
    const id = await created(okta, 'mine@shop.example')
    for (const [method, body] of [
      ['GET', undefined],
      ['PUT', userNamed('mine@shop.example')],
      ['PATCH', patch({ op: 'replace', path: 'active', value: false })],
      ['DELETE', undefined],
    ] as const) {
      const { status, body: answer } = await other.send(method, `/Users/${id}`, body)
      expect([status, answer.schemas], method).toEqual([404, [ERROR]])
    }
    expect((await other.send('GET', '/Users')).body.totalResults).toBe(0)
    expect((await okta.send('GET', `/Users/${id}`)).body.active).toBe(true)
  })
})
