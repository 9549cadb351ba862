import { beforeAll, describe, expect, it } from 'vitest'
import { api, endpoints } from '../../src/routes/api'
import { type Caller, fetchApi, signedIn } from './visit'

const PREFIXES: Record<string, string> = {
  ...{ people: 'per', history: 'his', providers: 'idp' },
  'event-connections': 'evc',
  channels: 'chn',
}

const definitions = endpoints.map((each) => each.definition)
const routes = definitions.map((definition) => ({
  ...definition,
  name: `${definition.method.toUpperCase()} ${definition.path}`,
  url: definition.path
    .replace(/\{id\}/, idFor(definition.path))
    .replace('{accountId}', 'acc_none')
    .replace('{tokenId}', 'sct_none')
    .replace('{secretId}', 'evs_none')
    .replace('{personId}', 'per_none')
    .replace('{sessionId}', 'ses_none'),
}))
const guarded = routes.filter(({ access }) => access !== 'anybody')
const permitted = guarded.filter(({ access }) => access !== 'signed-in')

describe('every route', () => {
  let member: Caller

  beforeAll(async () => {
    member = await signedIn('Member')
  })

  it.each(guarded)('$name sends strangers to sign in', async ({ method, url }) => {
    const { status, body } = await fetchApi(method.toUpperCase(), url)
    expect([status, body.code]).toEqual([401, 'not_signed_in'])
  })

  it.each(permitted)('$name does not exist without $access', async ({ method, url }) => {
    const { status, body } = await member.send(method.toUpperCase(), url)
    expect([status, body.code]).toEqual([404, 'not_found'])
  })

  it('is in the table, and served only from there', () => {
    const served = api.routes.filter(({ method }) => method !== 'ALL')
    const names = [...new Set(served.map(({ method, path }) => `${method} ${path}`))]
    const defined = routes.map(({ name }) => name.replace(/\{(\w+)\}/g, ':$1'))
    expect(names.sort()).toEqual(defined.sort())
    expect(new Set(defined).size).toBe(defined.length)
  })

  it('takes nothing that it does not name', () => {
    for (const { name, body } of routes) {
      if (body) expect(JSON.stringify(body), name).toContain('"strict_object"')
    }
  })

  it('answers 404 where there is none', async () => {
    const { status, body } = await member.get('/nothing')
    expect([status, body.code]).toEqual([404, 'not_found'])
  })
})

describe('the OpenAPI document', () => {
  it('describes exactly the routes that are served', async () => {
    const { status, body } = await fetchApi('GET', '/openapi.json')
    const paths = body.paths as Record<string, Record<string, Record<string, unknown>>>
    expect(status).toBe(200)
    expect(body.openapi).toBe('3.1.0')
    const described = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(described.sort()).toEqual(routes.map(({ name }) => name).sort())
  })

  it('names every parameter of a path, each operation once, and the body of every write', async () => {
    const { body } = await fetchApi('GET', '/openapi.json')
    const paths = body.paths as Record<string, Record<string, Operation>>
    const operations = Object.entries(paths).flatMap(([path, each]) =>
      Object.entries(each).map(([method, operation]) => ({ path, method, operation })),
    )
    expect(new Set(operations.map((each) => each.operation.operationId)).size).toBe(
      operations.length,
    )
    for (const { path, method, operation } of operations) {
      const inPath = operation.parameters.filter((each) => each.in === 'path')
      expect(
        inPath.map((each) => `{${each.name}}`),
        path,
      ).toEqual(path.match(/\{\w+\}/g) ?? [])
      expect(operation.responses.default, path).toBeDefined()
      expect(Object.keys(operation.responses)[0], path).toMatch(/^20[0124]$/)
      const takesBody = ['post', 'put', 'patch'].includes(method)
      expect(operation.requestBody !== undefined, `${method} ${path}`).toBe(takesBody)
    }
  })

  it('says what a body may have, and that it may have nothing else', async () => {
    const { body, text } = await fetchApi('GET', '/openapi.json')
    const paths = body.paths as Record<string, Record<string, Operation>>
    const schema = paths['/requests']?.post?.requestBody?.content['application/json']?.schema
    expect(schema).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: ['resourceId', 'accountId', 'durationSeconds'],
    })
    expect(text).toContain('"format":"date-time"')
    expect(text).not.toContain('"sealed"')
  })
})

type Operation = {
  operationId: string
  parameters: { name: string; in: string }[]
  requestBody?: { content: Record<string, { schema: unknown }> }
  responses: Record<string, unknown>
}

function idFor(path: string): string {
  const noun = path.split('/')[1] ?? ''
  const prefix = PREFIXES[noun] ?? noun.slice(0, 3)
  return noun === 'requests' || noun === 'leases' ? `${prefix}_none_1` : `${prefix}_none`
}
