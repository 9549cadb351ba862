import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { issuerAt } from '../../src/auth/workload/issuer'
import { readWorkloadToken } from '../../src/auth/workload/read-token'
import { settingsOf } from '../../src/http/settings'
import { installation } from '../routes/visit'
import {
  HostileProvider,
  makeKey,
  signHs256WithPublicKey,
  signNothing,
  signRs256,
} from './hostile-provider'
import { exchange, Town } from './workload-town'

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

describe('the token of a workload is not taken when it', () => {
  beforeAll(open)

  const lies: Record<string, Record<string, unknown>> = {
    'is for somebody else': { aud: 'https://elsewhere.example' },
    'is for nobody': { aud: undefined },
    'is of another issuer': { iss: 'https://elsewhere.example' },
    'has expired': { exp: NOW() - 120, iat: NOW() - 400 },
    'never expires': { exp: undefined },
    'does not say when it was made': { iat: undefined },
    'was made two days ago': { iat: NOW() - 2 * 86_400 },
    'was made in the future': { iat: NOW() + 3_600 },
    'is not good yet': { nbf: NOW() + 3_600 },
    'names nobody': { sub: undefined },
    'names somebody else': { sub: 'repo:octo-org/other:ref:refs/heads/main' },
    'is of another branch': { sub: 'repo:octo-org/octo-repo:ref:refs/heads/dev' },
    'begins like the one that is meant': {
      sub: 'repo:octo-org/octo-repo:ref:refs/heads/main-2',
    },
    'names somebody in a list': { sub: ['repo:octo-org/octo-repo:ref:refs/heads/main'] },
    'is what a person signed in with': { nonce: 'n' },
    'has an id that is no text': { jti: 7 },
  }
  for (const [lie, claims] of Object.entries(lies))
    it(lie, async () => isRefused(await town.issuer.workloadToken(claims)))

  const forgeries: Record<string, typeof signRs256> = {
    'is not signed': signNothing,
    'is signed with the public key as a shared secret': signHs256WithPublicKey,
    'is signed with another key': async (signing) =>
      signRs256({ ...signing, key: await makeKey() }),
    'names a key that nobody knows': (signing) =>
      signRs256({ ...signing, header: { alg: 'RS256', kid: 'two' } }),
    'was changed after it was signed': async (signing) => {
      const [header, , signature] = (await signRs256(signing)).split('.')
      const claims = btoa(JSON.stringify({ ...signing.claims, jti: 'other' })).replaceAll('=', '')
      return [header, claims, signature].join('.')
    },
  }
  for (const [forgery, sign] of Object.entries(forgeries))
    it(forgery, async () => isRefused(await town.issuer.workloadToken({}, sign)))

  it('is a token of another type', async () => {
    for (const typ of ['at+jwt', 'logout+jwt', 'secevent+jwt'])
      await isRefused(await town.issuer.workloadToken({}, signRs256, { typ }))
    expect(
      (await exchange(await town.issuer.workloadToken({}, signRs256, { typ: undefined }))).status,
    ).toBe(200)
  })

  it('is read as that of an issuer that it does not name', async () => {
    const { issuer } = town.issuer
    const found = await issuerAt(issuer, settingsOf(installation))
    const token = await town.issuer.workloadToken()
    expect((await readWorkloadToken(token, issuer, found)).subject).toContain('octo-org')
    await expect(readWorkloadToken(token, `${issuer}/`, found)).rejects.toThrow('another issuer')
  })

  it('comes from an issuer that nobody has named, which is not even asked', async () => {
    const stranger = new HostileProvider()
    await isRefused(await stranger.workloadToken())
    expect(stranger.heard).toEqual([])
  })

  it('comes from an issuer that is away: then it may be tried again', async () => {
    const token = await town.issuer.workloadToken()
    vi.setSystemTime(Date.now() + 10 * 60_000)
    vi.stubGlobal('fetch', async () => new Response('Busy', { status: 503 }))
    const answer = await exchange(token)
    vi.useRealTimers()
    expect([answer.status, answer.body.error]).toEqual([503, 'temporarily_unavailable'])
    expect(answer.headers.get('Retry-After')).toBe('5')
  })
})
