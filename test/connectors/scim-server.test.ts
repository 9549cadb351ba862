import { afterEach, describe, expect, it, vi } from 'vitest'
import { scim } from '../../src/connectors/scim/scim'
import { BEARER, freshCall, OAUTH, randomKey, world } from './scim-bench'
import { json, onTheWay, scimError } from './scim-way'

afterEach(() => void vi.restoreAllMocks())

describe('a SCIM server that is difficult', () => {
  it('is given a short pause that it asks for', async () => {
    const call = await freshCall('enable')
    let isFirst = true
    onTheWay(() => {
      if (!isFirst) return
      isFirst = false
      return json({}, 429, { 'retry-after': '1' })
    })
    const startedAt = Date.now()
    expect(await scim.grant(call)).toMatchObject({ outcome: 'done' })
    expect(Date.now() - startedAt).toBeGreaterThan(950)
  })

  it.each(['120', new Date(Date.now() + 600_000).toUTCString()])(
    'is left alone for as long as it asks, until the next attempt (%s)',
    async (after) => {
      const call = await freshCall('enable')
      onTheWay(() => json({}, 429, { 'retry-after': after }))
      expect(await scim.grant(call)).toMatchObject({
        outcome: 'retry',
        message: expect.stringMatching(/come again/),
      })
    },
  )

  it('is not followed elsewhere', async () => {
    const call = await freshCall('enable')
    const seen = onTheWay(() => Response.redirect('http://elsewhere.example/scim'))
    for (const verb of ['grant', 'revoke', 'inspect'] as const)
      expect(await scim[verb](call)).toMatchObject({
        outcome: 'refused',
        message: expect.stringMatching(/redirect/),
      })
    expect(seen.every((each) => !each.includes('elsewhere'))).toBe(true)
  })

  it('is not read beyond 1 MiB', async () => {
    const call = await freshCall('enable')
    onTheWay(() => json({ totalResults: 1, Resources: ['x'.repeat(1_100_000)] }))
    expect(await scim.inspect(call)).toMatchObject({
      outcome: 'unknown',
      message: expect.stringMatching(/longer than 1048576 bytes/),
    })
  })

  it.each([
    ['a page', new Response('<p>Welcome!</p>', { headers: { 'content-type': 'text/html' } })],
    ['half an answer', new Response('{"a"', { headers: { 'content-type': 'application/json' } })],
    ['a list of nobody', json({ totalResults: 1, Resources: [{}] })],
    ['nothing at all', new Response(null, { status: 204 })],
  ])('settles nothing with %s', async (_, answer) => {
    const call = await freshCall('enable')
    onTheWay(() => answer.clone())
    for (const verb of ['grant', 'revoke', 'inspect'] as const)
      expect(await scim[verb](call)).toMatchObject({ outcome: 'unknown' })
  })

  it.each([
    [500, 'PATCH', 'unknown'],
    [503, 'PATCH', 'unknown'],
    [500, 'GET', 'retry'],
    [403, 'PATCH', 'refused'],
    [403, 'GET', 'refused'],
  ])('that answers %i to %s leaves the outcome %s', async (status, verb, outcome) => {
    const call = await freshCall('enable')
    onTheWay(({ method }) => (method === verb ? scimError(status) : undefined))
    expect(await scim.grant(call)).toMatchObject({ outcome })
  })

  it('may repeat every secret, and none comes out', async () => {
    const call = await freshCall('provision')
    const said = `${world.token} and ${call.secret} and\u202e ${'long '.repeat(200)}`
    onTheWay(({ method }) => (method === 'POST' ? scimError(400, said) : undefined))
    const answer = await scim.grant(call)
    expect(answer).toMatchObject({
      outcome: 'refused',
      message: expect.stringMatching(/^The server answered: … and … and/),
    })
    expect(JSON.stringify(answer).length).toBeLessThan(500)
  })

  it('may write "True" where others write true', async () => {
    const call = await freshCall('enable')
    onTheWay(({ method, url, pass }) =>
      method === 'GET' && !url.searchParams.has('count')
        ? pass().then(async (answer) => {
            const user = await answer.json<{ active: boolean }>()
            return json({ ...user, active: user.active ? 'True' : 'False' })
          })
        : undefined,
    )
    expect(await scim.grant(call)).toMatchObject({ outcome: 'done' })
    expect(await scim.grant(call)).toMatchObject({ outcome: 'already' })
  })
})

describe('OAuth client credentials', () => {
  it('are exchanged once for many calls, and again when the token is no longer taken', async () => {
    const settings = { ...OAUTH, scope: `scope-${randomKey()}` }
    const call = await freshCall('enable', settings)
    const seen = onTheWay(() => undefined)
    const asked = () => seen.filter((each) => each.startsWith('POST /oauth/token')).length
    await scim.inspect(call)
    await scim.inspect(call)
    expect(asked()).toBe(1)
    vi.restoreAllMocks()
    let isFirst = true
    const later = onTheWay(({ url }) => {
      if (!isFirst || url.pathname.startsWith('/oauth')) return
      isFirst = false
      return scimError(401)
    })
    expect(await scim.inspect(call)).toMatchObject({ outcome: 'clean' })
    expect(later.filter((each) => each.startsWith('POST /oauth/token'))).toHaveLength(1)
  })

  it('are sent in the body to a server that reads them there only', async () => {
    const settings = { ...OAUTH, scope: `scope-${randomKey()}` }
    const call = await freshCall('enable', settings)
    onTheWay(({ url, body }) => {
      if (!url.pathname.startsWith('/oauth')) return
      const isInBody = body.includes(`client_secret=${world.client.secret}`)
      return isInBody
        ? json({ access_token: world.token, token_type: 'bearer', expires_in: 300 })
        : json({ error: 'invalid_client' }, 401)
    })
    expect(await scim.inspect(call)).toMatchObject({ outcome: 'clean' })
  })

  it('are asked for no more than once where a token is never taken', async () => {
    const settings = { ...OAUTH, scope: `scope-${randomKey()}` }
    const call = await freshCall('enable', settings)
    const seen = onTheWay(({ url }) =>
      url.pathname.startsWith('/oauth') ? undefined : scimError(401),
    )
    expect(await scim.inspect(call)).toMatchObject({ outcome: 'refused' })
    expect(seen.filter((each) => each.startsWith('POST /oauth/token'))).toHaveLength(2)
  })

  it('say nothing of what the token address answered but its code', async () => {
    const call = await freshCall('enable', { ...OAUTH, clientSecret: 'wrong-secret' })
    onTheWay(({ url }) =>
      url.pathname.startsWith('/oauth')
        ? json({ error: 'invalid_client', error_description: 'wrong-secret is wrong' }, 401)
        : undefined,
    )
    const answer = await scim.inspect(call)
    expect(answer).toEqual({
      outcome: 'refused',
      message: 'The token address refused: invalid_client [401].',
    })
  })
})

describe('SCIM settings', () => {
  it.each([
    ['an address that is none', { baseUrl: 'scim' }, /must begin with https/],
    ['another protocol', { baseUrl: 'ftp://a.example' }, /must begin with https/],
    ['a password in the address', { baseUrl: 'https://a:b@c.example' }, /password/],
    ['a query', { baseUrl: 'https://a.example/?b' }, /query/],
    ['no token', { token: '' }, /bearer token/],
    ['a token that would make a second header', { token: 'a\nb: c' }, /bearer token/],
    ['a token address without TLS', { ...OAUTH, tokenUrl: 'http://a.example' }, /https/],
    ['a client without a secret', { ...OAUTH, clientSecret: '' }, /secret is missing/],
  ])('with %s are refused, in a sentence', async (_, change, problem) => {
    const settings = { ...BEARER, ...change }
    const answer = await scim.rehearse({ settings, deadlineMs: 5_000 })
    expect(answer).toEqual({ works: false, problems: [expect.stringMatching(problem)] })
  })

  it('are found to work, with what the server can do', async () => {
    expect(await scim.rehearse({ settings: BEARER, deadlineMs: 5_000 })).toEqual({
      works: true,
      found: 'A SCIM server with PATCH, filters, ETags.',
    })
  })

  it.each([
    ['enable', { userName: 'nobody' }, /no user nobody/],
    ['elevate', { userName: 'ana.alvarez', group: 'nothing' }, /no group nothing/],
    ['provision', { userNameTemplate: 'always-the-same' }, /must contain/],
    ['provision', { userNameTemplate: '{{lease}}', groups: ['nothing'] }, /no group nothing/],
  ] as const)(
    'of an account that cannot work in the mode %s are refused',
    async (mode, settings, problem) => {
      const account = { mode, settings }
      const answer = await scim.rehearse({ settings: BEARER, account, deadlineMs: 5_000 })
      expect(answer).toEqual({ works: false, problems: [expect.stringMatching(problem)] })
    },
  )

  it('name the origin that is reached, and whether that is without TLS', () => {
    expect(scim.originOf(BEARER)).toBe(world.url)
    expect(scim.isPlain(BEARER)).toBe(true)
    expect(scim.originOf({ baseUrl: 'https://App.example/scim/v2' })).toBe('https://app.example')
    expect(scim.isPlain({ baseUrl: 'https://app.example' })).toBe(false)
  })
})
