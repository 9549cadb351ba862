import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { app } from '../../src/app'
import { pruneWorkloadTokens } from '../../src/db/machine-sessions'
import { factsOfType } from '../db/people'
import { bearing, machineOf } from '../routes/machines-town'
import { installation, signedIn } from '../routes/visit'
import { ADDRESS, exchange, GRANT, me, send, Town } from './workload-town'

const NOW = () => Math.floor(Date.now() / 1_000)

let town: Town

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

async function open(): Promise<void> {
  town = await Town.open()
}

async function isRefused(token: string, error = 'invalid_grant') {
  const answer = await exchange(token)
  expect([answer.status, answer.body.error]).toEqual([400, error])
  expect(answer.body.access_token).toBeUndefined()
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
}

describe('the token of a workload', () => {
  beforeEach(open)

  it('becomes a short session of the machine that a rule names, which history knows of', async () => {
    const answer = await exchange(await town.issuer.workloadToken())
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({
      issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      token_type: 'Bearer',
      expires_in: 900,
      scope: 'read ask',
    })
    expect(answer.body.access_token).toMatch(/^hallpass_mst_[A-Za-z0-9_-]{43}[0-9a-f]{8}$/)
    expect((await me(answer.body.access_token)).body.id).toBe(town.machine)
    const path = '/requests/req_none_1/check-out'
    const beyond = await bearing(String(answer.body.access_token), 'POST', path, {}, installation)
    expect(beyond.code).toBe('token_insufficient')
    const [fact] = await factsOfType('machine.signed_in')
    expect(fact).toMatchObject({
      machineId: town.machine,
      ruleId: town.rule,
      issuer: town.issuer.issuer,
    })
    expect(JSON.stringify(fact)).not.toContain(String(answer.body.access_token))
    const { items } = (await town.root.get(`/machines/${town.machine}/tokens`)).body
    expect(items).toMatchObject([{ name: 'main branch', ruleId: town.rule }])
    await env.DB.prepare('UPDATE tokens SET expires_at = 1 WHERE machine_id = ?')
      .bind(town.machine)
      .run()
    expect((await me(answer.body.access_token)).code).toBe('token_invalid')
  })

  it('is taken once, where the rule says so, whatever is done to its signature', async () => {
    const token = await town.issuer.workloadToken({ jti: undefined })
    expect((await exchange(token)).status).toBe(200)
    await isRefused(token)
    await isRefused(spelledOtherwise(token))
    const named = await town.issuer.workloadToken({ jti: 'x-1' })
    expect((await exchange(named)).status).toBe(200)
    await isRefused(await town.issuer.workloadToken({ jti: 'x-1', nbf: NOW() - 1 }))
    const count = async () =>
      env.DB.prepare('SELECT count(*) AS n FROM workload_tokens WHERE issuer = ?')
        .bind(town.issuer.issuer)
        .first<number>('n')
    await pruneWorkloadTokens(env.DB, Date.now() + 5 * 60_000)
    expect(await count()).toBe(2)
    await pruneWorkloadTokens(env.DB, Date.now() + 7 * 60_000)
    expect(await count()).toBe(0)
  })

  it('is taken again where a rule lets it, as pods keep theirs', async () => {
    await town.root.send('DELETE', `/machines/${town.machine}/rules/${town.rule}`)
    await town.ruled({ isOnce: false })
    const token = await town.issuer.workloadToken()
    expect((await exchange(token)).status).toBe(200)
    expect((await exchange(token)).status).toBe(200)
  })

  it('ends with its rule, and with its machine', async () => {
    const one = (await exchange(await town.issuer.workloadToken())).body.access_token
    await town.root.send('DELETE', `/machines/${town.machine}/rules/${town.rule}`)
    expect((await me(one)).code).toBe('token_invalid')
    await isRefused(await town.issuer.workloadToken())
    await town.ruled()
    const other = (await exchange(await town.issuer.workloadToken())).body.access_token
    await town.root.send('POST', `/machines/${town.machine}/end`, { reason: 'Over.' })
    expect((await me(other)).code).toBe('token_invalid')
    await isRefused(await town.issuer.workloadToken())
  })

  it('may ask for less than the rule gives, and never for more', async () => {
    const less = await exchange(await town.issuer.workloadToken(), { scope: 'ask' })
    expect(less.body).toMatchObject({ scope: 'ask' })
    for (const scope of ['ask check-out', 'audit', 'everything', 'ask ask'])
      expect((await exchange(await town.issuer.workloadToken(), { scope })).body.error, scope).toBe(
        'invalid_scope',
      )
  })

  it('says which machine, where rules of several are met', async () => {
    const other = await machineOf(town.root, `other-${town.issuer.issuer.slice(8, -8)}`, [
      town.root,
    ])
    await town.ruled({}, other)
    await isRefused(await town.issuer.workloadToken(), 'invalid_request')
    const named = await exchange(await town.issuer.workloadToken(), { client_id: other })
    expect((await me(named.body.access_token)).body.id).toBe(other)
    const unknown = await exchange(await town.issuer.workloadToken(), { client_id: 'mac_unknown' })
    expect(unknown.body.error).toBe('invalid_grant')
  })
})

/** The same signature: the last character of it has bits that count for nothing. */
function spelledOtherwise(token: string): string {
  const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return token.slice(0, -1) + signs[signs.indexOf(token.slice(-1)) + 1]
}

describe('what is asked at the exchange', () => {
  beforeEach(open)

  it('is answered with the errors of OAuth where it is malformed', async () => {
    const token = await town.issuer.workloadToken()
    const good = { ...GRANT, subject_token: token }
    const cases: readonly (readonly [Record<string, string>, string])[] = [
      [{}, 'invalid_request'],
      [{ ...good, grant_type: '' }, 'invalid_request'],
      [{ ...good, grant_type: 'client_credentials' }, 'unsupported_grant_type'],
      [{ ...good, subject_token: '' }, 'invalid_request'],
      [{ ...good, subject_token: 'x' }, 'invalid_request'],
      [{ ...good, subject_token: 'a.b.c' }, 'invalid_grant'],
      [{ ...good, subject_token: `${'a'.repeat(20_000)}.b.c` }, 'invalid_request'],
      [
        { ...good, subject_token_type: 'urn:ietf:params:oauth:token-type:saml2' },
        'invalid_request',
      ],
      [
        { ...good, requested_token_type: 'urn:ietf:params:oauth:token-type:jwt' },
        'invalid_request',
      ],
      [{ ...good, actor_token: token }, 'invalid_request'],
      [{ ...good, client_id: 'per_root' }, 'invalid_request'],
      [{ ...good, scope: '"' }, 'invalid_request'],
    ]
    for (const [form, error] of cases) {
      const answer = await send(form)
      expect([answer.status, answer.body.error], JSON.stringify(form).slice(0, 200)).toEqual([
        400,
        error,
      ])
      expect(answer.body.error_description).toMatch(/^[\x20\x21\x23-\x5b\x5d-\x7e]+$/)
    }
    const twice = new URLSearchParams(good)
    twice.append('subject_token', token)
    expect((await send(twice)).body.error).toBe('invalid_request')
    const json = await send(JSON.stringify(good), 'application/json')
    expect([json.status, json.body.error]).toEqual([400, 'invalid_request'])
    expect((await send('x'.repeat(40_000), 'application/x-www-form-urlencoded')).status).toBe(413)
  })

  it('sets no cookie, takes none, and is not for pages of others', async () => {
    const response = await app.request(
      ADDRESS,
      {
        method: 'POST',
        body: new URLSearchParams(GRANT),
        headers: { Origin: 'https://elsewhere.example' },
      },
      installation,
    )
    expect(response.status).toBe(403)
    expect((await exchange(await town.issuer.workloadToken())).headers.get('Set-Cookie')).toBeNull()
  })
})

describe('a rule about workloads', () => {
  beforeEach(open)

  it('is made by an owner who manages machines, about an issuer that can be used', async () => {
    const [ana, other] = [await signedIn('Ana'), await signedIn('Other', 'administrator')]
    const body = {
      name: 'x',
      issuer: town.issuer.issuer,
      audience: 'x',
      claims: [{ claim: 'sub', pattern: 'x' }],
      verbs: ['ask'],
      sessionSeconds: 900,
    }
    expect((await ana.send('POST', `/machines/${town.machine}/rules`, body)).status).toBe(404)
    expect((await other.send('POST', `/machines/${town.machine}/rules`, body)).body.code).toBe(
      'machine_not_owned',
    )
    expect((await town.ruled({ issuer: 'https://nobody.example' })).body.code).toBe(
      'rehearsal_failed',
    )
    expect((await town.ruled({ issuer: `${town.issuer.issuer}/` })).body.code).toBe(
      'rehearsal_failed',
    )
    expect((await town.ruled({ issuer: 'http://plain.example' })).status).toBe(400)
    town.issuer.twist = { metadata: { jwks_uri: 'http://inside.example/jwks' } }
    expect((await town.ruled()).body.code).toBe('rehearsal_failed')
    town.issuer.twist = { metadata: { id_token_signing_alg_values_supported: ['HS256', 'none'] } }
    expect((await town.ruled()).body.code).toBe('rehearsal_failed')
  })

  it('is refused where it says nothing, is for everybody, or lasts too long', async () => {
    for (const more of [
      { claims: [] },
      { claims: [{ claim: 'sub', pattern: '*' }] },
      { claims: [{ claim: 'sub', pattern: 'repo:*' }] },
      { claims: [{ claim: 'ref', pattern: 'refs/heads/main' }] },
      { audience: '' },
      { verbs: [] },
      { verbs: ['audit'] },
      { sessionSeconds: 3_601 },
      { sessionSeconds: 59 },
      { scope: 'everything' },
      { issuer: 'not an address' },
      { machineId: 'mac_other' },
    ])
      expect((await town.ruled(more)).status, JSON.stringify(more)).toBe(400)
  })

  it('is met by all that it lists, with globs that stay in their part', async () => {
    await town.root.send('DELETE', `/machines/${town.machine}/rules/${town.rule}`)
    await town.ruled({
      claims: [
        { claim: 'repository', pattern: 'octo-org/*' },
        { claim: 'ref', pattern: 'refs/heads/main' },
      ],
    })
    const told = { repository: 'octo-org/any', ref: 'refs/heads/main' }
    expect((await exchange(await town.issuer.workloadToken(told))).status).toBe(200)
    await isRefused(await town.issuer.workloadToken({ ...told, ref: 'refs/heads/dev' }))
    await isRefused(await town.issuer.workloadToken({ ...told, ref: undefined }))
    await isRefused(await town.issuer.workloadToken({ ...told, repository: 'octo-org-2/any' }))
  })
})
