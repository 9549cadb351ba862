import { exportJWK, generateKeyPair, jwtVerify } from 'jose'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { graphReader } from '../../src/readers/graph'
import { oktaReader } from '../../src/readers/okta'
import { problemOf } from '../../src/readers/registry'
import { insteadOfFetch, json } from './double'
import { GRAPH, graph, TENANT, type Tenant } from './graph-double'
import { OKTA, type Organisation, okta } from './okta-double'

afterEach(() => void vi.restoreAllMocks())

const CALL = { settings: OKTA, deadlineMs: 5_000 }
const READ = { ...CALL, groups: ['Ops', '00g2'] }

function organisation(): Organisation {
  return {
    users: ['ACTIVE', 'LOCKED_OUT', 'SUSPENDED', 'PASSWORD_EXPIRED', 'DEPROVISIONED'].map(
      (status, index) => ({ id: `00u${index}`, status }),
    ),
    groups: [
      { id: '00g1', name: 'Ops', members: ['00u0', '00u1', '00u3'] },
      { id: '00g2', name: 'Other', members: [] },
      { id: '00g3', name: 'Nobody asked', members: ['00u0'] },
    ],
  }
}

describe('Okta, as its documentation has it', () => {
  it('is read page by page, with the members of the groups that count', async () => {
    insteadOfFetch(okta(organisation()))
    const { people, groups } = await oktaReader.read(READ)
    expect([...people]).toEqual([
      ['00u0', true],
      ['00u1', true],
      ['00u2', false],
      ['00u3', true],
    ])
    expect(groups.map(({ id, name, members }) => [id, name, [...members]])).toEqual([
      ['00g1', 'Ops', ['00u0', '00u1', '00u3']],
      ['00g2', 'Other', []],
    ])
  })

  it('is asked about one person, and a login in place of an id is nobody', async () => {
    const org = organisation()
    insteadOfFetch(okta(org))
    expect(await oktaReader.look(CALL, '00u0')).toBe('active')
    expect(await oktaReader.look(CALL, '00u4')).toBe('inactive')
    expect(await oktaReader.look(CALL, '00u9')).toBe('gone')
    org.inTheWay = () => json({ id: '00u0', status: 'ACTIVE' })
    expect(await oktaReader.look(CALL, 'somebody')).toBe('gone')
  })

  it.each<[string, (page: number) => Response | undefined]>([
    ['a page that fails', (page) => (page > 0 ? json({ errorSummary: 'Down' }, 503) : undefined)],
    ['a page that is not found', (page) => (page > 0 ? json({}, 404) : undefined)],
    ['a page that is no list', (page) => (page > 0 ? json({ errorCode: 'x' }) : undefined)],
    [
      'a next page elsewhere',
      () =>
        json([{ id: 'x', status: 'ACTIVE' }], 200, { link: '<https://evil.example/>; rel="next"' }),
    ],
    ['a status that nobody knows', () => json([{ id: 'x', status: 'SABBATICAL' }])],
    ['somebody without an id', () => json([{ status: 'ACTIVE' }])],
    ['a pause of minutes', () => json({}, 429, { 'x-rate-limit-reset': '99999999999' })],
    ['wrong credentials', () => json({}, 401)],
  ])('comes to nothing with %s', async (_, answer) => {
    const org = organisation()
    org.inTheWay = ({ url }) => answer(Number(url.searchParams.get('after') ?? 0))
    insteadOfFetch(okta(org))
    await expect(oktaReader.read(READ)).rejects.toThrow()
  })

  it('that leads in a circle is left', async () => {
    const org = organisation()
    org.inTheWay = ({ url }) => json([], 200, { link: `<${url.href}>; rel="next"` })
    insteadOfFetch(okta(org))
    await expect(oktaReader.read(READ)).rejects.toThrow(/page by page/)
  })

  it('is given the short pause that it asks for', async () => {
    const org = organisation()
    let isFirst = true
    org.inTheWay = () => {
      if (!isFirst) return undefined
      isFirst = false
      return json({}, 429, { 'x-rate-limit-reset': String(Math.floor(Date.now() / 1_000)) })
    }
    insteadOfFetch(okta(org))
    expect((await oktaReader.read({ ...CALL, groups: null })).people.size).toBe(4)
  })

  it('lets a service app in that signs for itself, once for a reading', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
    const jwk = JSON.stringify({ ...(await exportJWK(privateKey)), kid: 'one' })
    const { orgUrl } = OKTA
    const settings = { orgUrl, access: 'oauth', clientId: '0oa1', privateKey: jwk }
    const answers = okta(organisation())
    const asked: string[] = []
    insteadOfFetch((each) => {
      if (each.url.pathname === '/oauth2/v1/token') asked.push(each.body)
      return answers(each)
    })
    const { people } = await oktaReader.read({ ...READ, settings })
    expect([people.size, asked.length]).toEqual([4, 1])
    const assertion = new URLSearchParams(asked[0]).get('client_assertion') ?? ''
    const { payload, protectedHeader } = await jwtVerify(assertion, publicKey, {
      ...{ issuer: '0oa1', subject: '0oa1', audience: `${orgUrl}/oauth2/v1/token` },
    })
    expect(protectedHeader).toEqual({ alg: 'RS256', kid: 'one' })
    expect(payload.jti).toMatch(/./)
    for (const privateKey of ['', '{}', 'canary'])
      await expect(
        oktaReader.read({ ...READ, settings: { ...settings, privateKey } }),
      ).rejects.toThrow(/^The private key is no RSA key/)
  })

  it('may repeat the token, and it does not come out', () => {
    const said = problemOf(new Error(`No ${OKTA.token} here`), oktaReader, CALL)
    expect(said).not.toContain(OKTA.token)
  })
})

const ids = [0, 1, 2, 3].map((digit) => `0000000${digit}-aaaa-4aaa-8aaa-aaaaaaaaaaaa`)

function tenant(): Tenant {
  return {
    users: ids.map((id, index) => ({ id, accountEnabled: index !== 2 })),
    groups: [{ id: 'group-1', displayName: 'Ops', members: ids.slice(0, 3) }],
  }
}

describe('Microsoft Graph, as its documentation has it', () => {
  const call = { settings: GRAPH, deadlineMs: 5_000 }

  it('is read page by page, with who is a member by way of another group', async () => {
    const seen = insteadOfFetch(graph(tenant()))
    const { people, groups } = await graphReader.read({ ...call, groups: ['group-1'] })
    expect([...people.values()]).toEqual([true, true, false, true])
    expect([...(groups[0]?.members ?? [])]).toEqual(ids.slice(0, 3))
    expect(seen).toContain('GET /v1.0/users?$select=id,accountEnabled&$top=999')
    expect(seen.some((each) => each.includes('/transitiveMembers'))).toBe(true)
  })

  it('is asked about one person', async () => {
    insteadOfFetch(graph(tenant()))
    expect(await graphReader.look(call, ids[0] ?? '')).toBe('active')
    expect(await graphReader.look(call, ids[2] ?? '')).toBe('inactive')
    expect(await graphReader.look(call, 'nobody')).toBe('gone')
  })

  it('that does not say whether somebody is enabled is not understood', async () => {
    const { groups } = tenant()
    insteadOfFetch(graph({ groups, users: [{ id: ids[0] ?? '', accountEnabled: null }] }))
    await expect(graphReader.read({ ...call, groups: null })).rejects.toThrow(/enabled/)
  })

  it('knows people by oid, and nobody of another tenant', () => {
    const nameOf = (claims: string[], subject: string) => graphReader.nameOf(GRAPH, claims, subject)
    expect(nameOf(['oid'], 'AbC')).toBe('abc')
    expect(nameOf(['tid', 'oid'], `${TENANT}/AbC`)).toBe('abc')
    expect(nameOf(['oid', 'tid'], `AbC/${TENANT}`)).toBe('abc')
    expect(nameOf(['tid', 'oid'], `${ids[0]}/abc`)).toBeNull()
    expect(nameOf(['tid', 'oid'], 'abc')).toBeNull()
    expect(nameOf(['tid', 'oid'], '%/%')).toBeNull()
    expect(graphReader.misfit(GRAPH, ['sub'])).toMatch(/oid/)
    expect(graphReader.misfit({ ...GRAPH, tenant: 'shop.example' }, ['oid'])).toMatch(/its id/)
    expect(graphReader.misfit(GRAPH, ['tid', 'oid'])).toBeNull()
  })
})
