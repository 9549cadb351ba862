import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { scim } from '../../../src/ingest/scim/router'
import { signedIn } from '../../routes/visit'
import {
  created,
  GROUP,
  grouped,
  type Provider,
  provider,
  speak,
  USER,
  userNamed,
} from './provider'

const MESSAGES = 'urn:ietf:params:scim:api:messages:2.0'

/** Every route with its method; one that is not here fails the test below. */
const ROUTES = [
  'GET /Users',
  'POST /Users',
  'POST /Users/.search',
  'GET /Users/:id',
  'PUT /Users/:id',
  'PATCH /Users/:id',
  'DELETE /Users/:id',
  'GET /Groups',
  'POST /Groups',
  'POST /Groups/.search',
  'GET /Groups/:id',
  'PUT /Groups/:id',
  'PATCH /Groups/:id',
  'DELETE /Groups/:id',
  'GET /ServiceProviderConfig',
  'GET /ResourceTypes',
  'GET /ResourceTypes/:id',
  'GET /Schemas',
  'GET /Schemas/:id',
  ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => `${method} /Me`),
  'POST /Bulk',
  'POST /.search',
]

describe('the SCIM server', () => {
  let at: Provider

  beforeAll(async () => {
    at = await provider('protocol')
    for (const name of ['pa', 'pc', 'pb']) await created(at, name)
    await grouped(at, 'One')
  })

  it('serves the routes of the table and no others', () => {
    const served = scim.routes.filter(({ method }) => method !== 'ALL')
    const names = served.map(({ method, path }) => `${method} ${path}`)
    expect([...new Set(names)].sort()).toEqual([...ROUTES].sort())
  })

  it.each(ROUTES)('%s asks for a token', async (route) => {
    const [method = '', path = ''] = route.split(' ')
    const root = await signedIn('Root', 'administrator')
    for (const headers of [
      {},
      { Authorization: 'Bearer ' },
      { Authorization: `Bearer hpscim_${'x'.repeat(43)}` },
      { Authorization: `Basic ${at.token}` },
      { Authorization: at.token },
      { Cookie: `__Host-hallpass=${root.token}`, Origin: 'https://hallpass.example' },
    ] as Record<string, string>[]) {
      const {
        status,
        body,
        headers: answered,
      } = await speak(
        method,
        path.replace(':id', 'scu_none'),
        method === 'GET' ? undefined : {},
        headers,
      )
      expect([status, body.status, body.schemas]).toEqual([401, '401', [`${MESSAGES}:Error`]])
      expect(answered.get('WWW-Authenticate')).toContain('Bearer')
    }
  })

  it('says what it can do, and that it takes nothing in bulk', async () => {
    const { body } = await at.send('GET', '/ServiceProviderConfig')
    expect(body).toMatchObject({
      patch: { supported: true },
      bulk: { supported: false },
      filter: { supported: true, maxResults: 200 },
      sort: { supported: true },
      etag: { supported: true },
      changePassword: { supported: false },
    })
    expect((await at.send('POST', '/Bulk', {})).status).toBe(501)
    expect((await at.send('GET', '/Me')).status).toBe(501)
  })

  it('describes its resources and their schemas, each also by itself', async () => {
    const types = await at.send('GET', '/ResourceTypes')
    expect(types.body.Resources.map(({ endpoint }: { endpoint: string }) => endpoint)).toEqual([
      '/Users',
      '/Groups',
    ])
    expect((await at.send('GET', '/ResourceTypes/User')).body.schema).toBe(USER)
    const list = await at.send('GET', '/Schemas')
    expect(list.body).toMatchObject({ totalResults: 3, schemas: [`${MESSAGES}:ListResponse`] })
    const { body } = await at.send('GET', `/Schemas/${USER}`)
    expect(body.attributes).toContainEqual(
      expect.objectContaining({ name: 'userName', required: true, uniqueness: 'server' }),
    )
    expect((await at.send('GET', '/Schemas/none')).status).toBe(404)
    expect((await at.send('GET', '/Schemas?filter=id pr')).status).toBe(403)
  })

  it('lists in order, a page at a time', async () => {
    const names = async (query: string) => {
      const { body } = await at.send('GET', `/Users?${query}`)
      return [body.totalResults, body.Resources.map((one: { userName: string }) => one.userName)]
    }
    expect(await names('sortBy=userName')).toEqual([3, ['pa', 'pb', 'pc']])
    expect(await names('sortBy=username&sortOrder=descending')).toEqual([3, ['pc', 'pb', 'pa']])
    expect(await names('sortBy=userName&startIndex=2&count=1')).toEqual([3, ['pb']])
    expect(await names('sortBy=emails.value&startIndex=-5&count=1000')).toMatchObject([3, {}])
    expect(await names('count=0')).toEqual([3, []])
    expect(await names('count=-1')).toEqual([3, []])
    expect(await names('startIndex=99')).toEqual([3, []])
    for (const query of ['count=x', 'startIndex=1.5', 'sortOrder=up', 'count=1&count=2'])
      expect((await at.send('GET', `/Users?${query}`)).body.scimType, query).toBe('invalidValue')
    expect((await at.send('GET', '/Users?sortBy=name')).body.scimType).toBe('invalidPath')
  })

  it('searches by POST as by GET', async () => {
    const body = {
      schemas: [`${MESSAGES}:SearchRequest`],
      filter: 'userName sw "p"',
      sortBy: 'userName',
      attributes: ['userName'],
      startIndex: 2,
      count: 1,
    }
    const found = await at.send('POST', '/Users/.search', body)
    expect(found.body).toMatchObject({ totalResults: 3, itemsPerPage: 1, startIndex: 2 })
    expect(found.body.Resources[0]).toEqual({
      schemas: [USER],
      id: expect.any(String),
      userName: 'pb',
    })
    const groups = { schemas: [`${MESSAGES}:SearchRequest`], filter: 'displayName eq "one"' }
    expect((await at.send('POST', '/Groups/.search', groups)).body.totalResults).toBe(1)
    expect((await at.send('POST', '/Users/.search', { ...body, more: 1 })).status).toBe(400)
  })

  const BODIES: readonly [string, unknown, number, string][] = [
    ['no JSON', '{"schemas":', 400, 'invalidSyntax'],
    ['a list', [], 400, 'invalidSyntax'],
    ['null', 'null', 400, 'invalidSyntax'],
    ['no schemas', { userName: 'x' }, 400, 'invalidSyntax'],
    ['another schema', { schemas: [GROUP], userName: 'x' }, 400, 'invalidSyntax'],
    ['an unknown schema', { schemas: [USER, 'urn:x'], userName: 'x' }, 400, 'invalidValue'],
    ['no name', { schemas: [USER] }, 400, 'invalidValue'],
    ['an empty name', { schemas: [USER], userName: ' ' }, 400, 'invalidValue'],
    ['a long name', { schemas: [USER], userName: 'x'.repeat(257) }, 400, 'invalidValue'],
    ['a number for a name', { schemas: [USER], userName: 7 }, 400, 'invalidValue'],
    ['no truth', userNamed('x', { active: 'perhaps' }), 400, 'invalidValue'],
    ['an unknown attribute', userNamed('x', { shoeSize: 42 }), 400, 'invalidSyntax'],
    ['roles, which mean nothing here', userNamed('x', { roles: ['admin'] }), 400, 'invalidSyntax'],
    ['an unknown part', userNamed('x', { name: { petName: 'y' } }), 400, 'invalidSyntax'],
    ['a name twice', `{"schemas":["${USER}"],"userName":"x","USERNAME":"y"}`, 400, 'invalidSyntax'],
    [
      'two primaries',
      userNamed('x', { emails: [PRIMARY('a'), PRIMARY('b')] }),
      400,
      'invalidValue',
    ],
    ['control characters', userNamed('x', { displayName: 'a\u0000b' }), 400, 'invalidValue'],
    ['half a letter', userNamed('x', { displayName: '\ud800' }), 400, 'invalidValue'],
    [
      'a prototype',
      `{"schemas":["${USER}"],"userName":"x","__proto__":{"a":1}}`,
      400,
      'invalidSyntax',
    ],
  ]

  it.each(BODIES)('refuses %s with the standard’s error', async (_what, body, status, scimType) => {
    const answer = await at.send('POST', '/Users', body)
    expect([answer.status, answer.body.scimType, answer.body.status]).toEqual([
      status,
      scimType,
      String(status),
    ])
    expect(answer.headers.get('Content-Type')).toContain('application/scim+json')
    expect((await at.send('GET', '/Users?count=0')).body.totalResults).toBe(3)
  })

  it('refuses what is no SCIM, too large, or nowhere', async () => {
    const plain = { 'Content-Type': 'text/plain' }
    expect((await at.send('POST', '/Users', '{}', plain)).status).toBe(415)
    const large = userNamed('large', { title: 'x'.repeat(1_100_000) })
    expect((await at.send('POST', '/Users', large)).status).toBe(413)
    expect((await at.send('GET', '/Nothing')).status).toBe(404)
    expect((await at.send('DELETE', '/Users')).status).toBe(404)
    const json = { 'Content-Type': 'application/json; charset=utf-8' }
    expect((await at.send('POST', '/Users', userNamed('json'), json)).status).toBe(201)
  })

  it('does not know a token that was revoked', async () => {
    expect((await at.send('GET', '/Users')).status).toBe(200)
    await env.DB.prepare('DELETE FROM scim_tokens WHERE connection_id = ?').bind(at.id).run()
    expect((await at.send('GET', '/Users')).status).toBe(401)
  })
})

function PRIMARY(value: string) {
  return { value, primary: true }
}
