import { env } from 'cloudflare:workers'
import * as jose from 'jose'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { isActive } from '../scim/people'
import { type Connected, connected, type Said, type Someone, somebody } from './connected'
import { issSub, SET_TYPE, Transmitter, TYPES } from './transmitter'

type Json = Record<string, unknown>

const NOW = () => Math.floor(Date.now() / 1000)

let transmitter: Transmitter
let at: Connected

beforeAll(async () => {
  transmitter = await Transmitter.open()
  at = await connected('ssf-push', transmitter.settings)
})

beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue()
})

const deliver = (token: string): Promise<Said> => at.send({ headers: SET_TYPE, body: token })

describe('a security event is not believed when it', () => {
  let ana: Someone

  beforeAll(async () => {
    ana = await somebody(at.provider, 'safe')
  })

  async function expectRefused(token: string, err: string): Promise<void> {
    const said = await deliver(token)
    expect([said.status, said.body?.err], said.text).toEqual([400, err])
    expect(said.headers.get('Content-Type')).toMatch(/^application\/json/)
    expect(said.headers.get('Content-Language')).toBe('en')
    expect(typeof said.body.description).toBe('string')
    expect(await isActive(ana.id)).toBe(true)
  }

  const claimsOf = () => ({ sub_id: issSub(at.provider, ana.subject) })
  const disabled = { [TYPES.disabled]: {} }

  const lies: readonly [string, Json, string][] = [
    ['is of another issuer', { iss: 'https://elsewhere.example' }, 'invalid_issuer'],
    ['is for somebody else', { aud: 'https://other.example' }, 'invalid_audience'],
    ['is for several others', { aud: ['a', 'b'] }, 'invalid_audience'],
    ['has no audience', { aud: undefined }, 'invalid_request'],
    ['has no id', { jti: undefined }, 'invalid_request'],
    ['has an empty id', { jti: '' }, 'invalid_request'],
    ['does not say when it was made', { iat: undefined }, 'invalid_request'],
    ['was made in the future', { iat: NOW() + 3_600 }, 'invalid_request'],
    ['was made a month ago', { iat: NOW() - 31 * 86_400 }, 'invalid_request'],
    ['has expired', { exp: NOW() - 3_600 }, 'invalid_request'],
    ['says nothing', { events: {} }, 'invalid_request'],
    ['says nothing that is an event', { events: { [TYPES.disabled]: true } }, 'invalid_request'],
    ['says it as a list', { events: [TYPES.disabled] }, 'invalid_request'],
    ['names nobody', { sub_id: undefined }, 'invalid_request'],
    ['names somebody wrongly', { sub_id: { format: 'iss_sub', iss: 'x' } }, 'invalid_request'],
    ['names a list', { sub_id: [] }, 'invalid_request'],
    ['names no address', { sub_id: { format: 'email', email: 'x' } }, 'invalid_request'],
    [
      'names aliases within aliases',
      { sub_id: { format: 'aliases', identifiers: [{ format: 'aliases', identifiers: [] }] } },
      'invalid_request',
    ],
    [
      'has a time that is none',
      { events: { [TYPES.disabled]: { event_timestamp: 'x' } } },
      'invalid_request',
    ],
    ['lacks what its type demands', { events: { [TYPES.compliance]: {} } }, 'invalid_request'],
  ]

  it.each(lies)('%s', async (_lie, claims, err) => {
    await expectRefused(await transmitter.set(disabled, { ...claimsOf(), ...claims }), err)
  })

  it.each(['JWT', 'logout+jwt', 'at+jwt', undefined])('is a token of the type %s', async (typ) => {
    await expectRefused(await transmitter.set(disabled, claimsOf(), { typ }), 'invalid_request')
  })

  it('is not signed', async () => {
    const [, payload] = (await transmitter.set(disabled, claimsOf())).split('.')
    const header = jose.base64url.encode(JSON.stringify({ alg: 'none', typ: 'secevent+jwt' }))
    await expectRefused(`${header}.${payload}.`, 'invalid_key')
  })

  it('is signed with the public key as a shared secret', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(await transmitter.publicJwk()))
    const token = await new jose.SignJWT({
      ...{ iss: transmitter.issuer, aud: transmitter.audience, iat: NOW(), jti: 'x' },
      ...{ ...claimsOf(), events: disabled },
    })
      .setProtectedHeader({ alg: 'HS256', kid: 'one', typ: 'secevent+jwt' })
      .sign(secret)
    await expectRefused(token, 'invalid_key')
  })

  it('is signed with another key, or one that nobody knows', async () => {
    const { privateKey } = await jose.generateKeyPair('RS256')
    const payload = JSON.stringify({
      ...{ iss: transmitter.issuer, aud: transmitter.audience, iat: NOW(), jti: 'x' },
      ...{ ...claimsOf(), events: disabled },
    })
    await expectRefused(await transmitter.sign(payload, {}, privateKey), 'authentication_failed')
    await expectRefused(await transmitter.sign(payload, { kid: 'two' }), 'invalid_key')
  })

  it('was changed on the way', async () => {
    const [header, payload, signature = ''] = (await transmitter.set(disabled, claimsOf())).split(
      '.',
    )
    const other = jose.base64url.encode('{}')
    await expectRefused([header, other, signature].join('.'), 'authentication_failed')
    await expectRefused([header, payload, signature.slice(4)].join('.'), 'authentication_failed')
  })

  it('is no token at all', async () => {
    for (const text of ['', 'x', 'a.b.c', '..', '{}', `${'x'.repeat(70_000)}`])
      await expectRefused(text, 'invalid_request')
  })

  it('comes as something else, or is too long', async () => {
    const token = await transmitter.set(disabled, claimsOf())
    const typed = await at.send({ headers: { 'Content-Type': 'application/jwt' }, body: token })
    expect([typed.status, typed.body.err]).toEqual([415, 'invalid_request'])
    const long = await deliver('x'.repeat(300_000))
    expect([long.status, long.body.err]).toEqual([413, 'invalid_request'])
  })

  it('comes without the secret of a connection that has one', async () => {
    const there = await connected('ssf-push', transmitter.settings)
    const bo = await somebody(there.provider, 'guarded')
    const secret = await there.addSecret()
    const claims = { sub_id: issSub(there.provider, bo.subject) }
    const token = await transmitter.set(disabled, claims)
    const bare = await there.send({ headers: SET_TYPE, body: token })
    expect([bare.status, bare.body.err]).toEqual([400, 'authentication_failed'])
    const Authorization = `Bearer ${secret}`
    const fit = await there.send({ headers: { ...SET_TYPE, Authorization }, body: token })
    expect(fit.status).toBe(202)
    expect(await isActive(bo.id)).toBe(false)
  })

  it('cannot be checked just now: then it should come again', async () => {
    const away = await Transmitter.open()
    const there = await connected('ssf-push', away.settings)
    const token = await away.set(disabled, claimsOf())
    const isWellKnown = (path: string) => path.startsWith('/.well-known/')
    for (const isDown of [isWellKnown, (path: string) => !isWellKnown(path)])
      for (const answer of ['', '{}', '[]']) {
        const status = answer === '' ? 503 : 200
        away.answers = (path) => (isDown(path) ? new Response(answer, { status }) : null)
        const said = await there.send({ headers: SET_TYPE, body: token })
        expect([said.status, said.headers.get('Retry-After')]).toEqual([503, '60'])
      }
    expect(await there.received()).toEqual([])
  })

  it('is said to administrators, in words of ours', async () => {
    await deliver(await transmitter.set(disabled, { ...claimsOf(), aud: 'canary' }))
    const sql = 'SELECT refused_why FROM event_connections WHERE id = ?'
    const why = await env.DB.prepare(sql).bind(at.id).first<string>('refused_why')
    expect(why).toBeTruthy()
    expect(why).not.toContain('canary')
  })
})
