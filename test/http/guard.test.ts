import { Hono } from 'hono'
import { describe, expect, it, vi } from 'vitest'
import type { AppEnv } from '../../src/http/context'
import {
  refuseForeignOrigins,
  refuseOtherTypes,
  refuseTwinCookies,
  requireSettings,
} from '../../src/http/guard'
import { securityHeaders, uncached } from '../../src/http/security-headers'

const OWN = 'https://hallpass.example'

const settings = {
  PUBLIC_URL: OWN,
  OIDC_ISSUER: 'https://id.example/tenant',
  OIDC_CLIENT_ID: 'hallpass',
  OIDC_CLIENT_SECRET: 'hunter2',
  OIDC_SUBJECT_CLAIM: 'sub',
  OIDC_GROUPS_CLAIM: '',
  ALLOWED_PLAIN_ORIGINS: '',
  KEY_ENCRYPTION_KEY: btoa('k'.repeat(32)),
}

const app = new Hono<AppEnv>()
  .use(securityHeaders, uncached, requireSettings, refuseTwinCookies, refuseForeignOrigins)
  .all('/door', (c) => c.text('open'))
  .get('/asset', (c) => c.text('asset', 200, { 'Cache-Control': 'public' }))
  .post('/form', refuseOtherTypes, (c) => c.text('taken'))
  .get('/page', (c) => c.text(c.get('secureHeadersNonce') ?? 'none'))
  .get('/broken', () => {
    throw new Error('broken')
  })

const log = vi.spyOn(console, 'error').mockImplementation(() => {})

async function knock(
  init: RequestInit & { path?: string } = {},
  changes: Record<string, string | undefined> = {},
): Promise<Response> {
  const url = `${OWN}${init.path ?? '/door'}`
  return app.request(url, init, { ...settings, ...changes } as unknown as Env)
}

describe('an unsafe method', () => {
  const session = { Cookie: `__Host-hallpass=${'A'.repeat(43)}` }
  const cases: [string, Record<string, string>, number][] = [
    ['from the own origin', { Origin: OWN }, 200],
    ['from another site', { Origin: 'https://x.example' }, 403],
    ['from a sibling', { Origin: 'https://x.hallpass.example' }, 403],
    ['from the own host without TLS', { Origin: 'http://hallpass.example' }, 403],
    ['from the own host with another port', { Origin: `${OWN}:8443` }, 403],
    ['from a hidden origin', { Origin: 'null' }, 403],
    [
      'from another site that claims to be this one',
      { Origin: 'https://x.example', 'Sec-Fetch-Site': 'same-origin' },
      403,
    ],
    ['of the same origin by the browser’s word', { 'Sec-Fetch-Site': 'same-origin' }, 200],
    ['of the same site by the browser’s word', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['across sites by the browser’s word', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['of a program', {}, 200],
    ['of a program that carries a session cookie', session, 403],
    [
      'from another site with a token',
      { Origin: 'https://x.example', Authorization: 'Bearer x' },
      403,
    ],
  ]
  for (const [name, headers, status] of cases) {
    it(`${name} is ${status === 200 ? 'let through' : 'refused'}`, async () => {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'PURGE']) {
        expect((await knock({ method, headers })).status, method).toBe(status)
      }
    })
  }

  it('is refused whatever the content type', async () => {
    for (const type of ['text/plain', 'application/json', 'application/x-www-form-urlencoded']) {
      const headers = { Origin: 'https://x.example', 'Content-Type': type }
      const answer = await knock({ method: 'POST', headers, body: '{}' })
      expect(await answer.json()).toMatchObject({ status: 403, code: 'foreign_origin' })
    }
  })
})

it('reading is open to links from elsewhere', async () => {
  const headers = { Origin: 'https://x.example', 'Sec-Fetch-Site': 'cross-site' }
  for (const method of ['GET', 'HEAD', 'OPTIONS']) {
    expect((await knock({ method, headers })).status).toBe(200)
  }
})

it('a page takes forms and JSON only, whatever else a page elsewhere can send without being asked', async () => {
  const sent = async (type: string | undefined, body?: string) => {
    const headers = { Origin: OWN, ...(type ? { 'Content-Type': type } : {}) }
    return (await knock({ path: '/form', method: 'POST', headers, body: body ?? null })).status
  }
  expect(await sent('application/x-www-form-urlencoded', 'a=b')).toBe(200)
  expect(await sent('multipart/form-data; boundary=x', '--x--')).toBe(200)
  expect(await sent('application/json', '{}')).toBe(200)
  expect(await sent(undefined)).toBe(200)
  for (const type of ['text/plain', 'application/jsonp', 'text/xml', 'x-application/x-www-form'])
    expect(await sent(type, 'a=b'), type).toBe(415)
})

describe('two cookies of one name', () => {
  const names = [
    '__Host-hallpass',
    '__Host-hallpass-trip',
    '__Host-hallpass-known',
    '__Host-hallpass-con_abcd',
  ]
  for (const name of names) {
    it(`are refused when it is ${name}`, async () => {
      const answer = await knock({ headers: { Cookie: `${name}=a; x=1; ${name}=b` } })
      expect([answer.status, await answer.json()]).toMatchObject([
        400,
        { code: 'ambiguous_cookie' },
      ])
    })
  }

  it('are refused without a value too', async () => {
    const headers = { Cookie: '__Host-hallpass; __Host-hallpass=b' }
    expect((await knock({ headers })).status).toBe(400)
  })

  it('are none of our business when the name is not ours', async () => {
    const headers = { Cookie: `x=1; x=2; ${names.map((name) => `${name}=a`).join('; ')}` }
    expect((await knock({ headers })).status).toBe(200)
  })
})

describe('the content policy', () => {
  const policyOf = (answer: Response) => answer.headers.get('Content-Security-Policy') ?? ''

  it('lets only what carries the nonce of this answer run, and each has its own', async () => {
    const [first, second] = [await knock({ path: '/page' }), await knock({ path: '/page' })]
    const nonce = await first.text()
    expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/)
    expect(policyOf(first)).toContain(`script-src 'nonce-${nonce}';`)
    expect(policyOf(first)).toContain(`style-src 'nonce-${nonce}';`)
    expect(policyOf(second)).not.toContain(nonce)
  })

  it('lets text become markup in one place only, never code, and nothing come from elsewhere', async () => {
    const policy = policyOf(await knock())
    expect(policy).toContain(
      "require-trusted-types-for 'script'; trusted-types hallpass-pages hallpass-push-worker",
    )
    expect(policy).toContain("worker-src 'self';")
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
  })
})

describe('every answer', () => {
  const kinds: [string, () => Promise<Response>][] = [
    ['a good one', () => knock()],
    ['an unknown address', () => knock({ path: '/nowhere' })],
    ['a refused one', () => knock({ method: 'POST', headers: { Origin: 'null' } })],
    ['a bug', () => knock({ path: '/broken' })],
    ['an unconfigured one', () => knock({}, { PUBLIC_URL: '' })],
  ]
  for (const [name, answer] of kinds) {
    it(`has the headers that protect it: ${name}`, async () => {
      const { headers } = await answer()
      expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
      expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('Strict-Transport-Security')).toContain('max-age=63072000')
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('Referrer-Policy')).toBe('same-origin')
      expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
      expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
      expect(headers.get('X-Frame-Options')).toBe('DENY')
      expect(headers.get('Cache-Control')).toBe('no-store')
    })
  }

  it('lets the sign-in form lead to the provider and nowhere else', async () => {
    const policy = (await knock()).headers.get('Content-Security-Policy')
    expect(policy).toContain("form-action 'self';")
  })

  it('keeps the caching that a handler chose', async () => {
    expect((await knock({ path: '/asset' })).headers.get('Cache-Control')).toBe('public')
  })
})

describe('settings', () => {
  const faults: [keyof typeof settings, string | undefined][] = [
    ['PUBLIC_URL', undefined],
    ['PUBLIC_URL', ''],
    ['PUBLIC_URL', 'hallpass.example'],
    ['PUBLIC_URL', 'http://hallpass.example'],
    ['PUBLIC_URL', 'https://hallpass.example/path'],
    ['PUBLIC_URL', 'http://127.0.0.1:8787'],
    ['OIDC_ISSUER', ''],
    ['OIDC_ISSUER', 'http://id.example'],
    ['OIDC_ISSUER', 'https://id.example?x=1'],
    ['OIDC_CLIENT_ID', ''],
    ['OIDC_CLIENT_SECRET', undefined],
    ['KEY_ENCRYPTION_KEY', 'hunter2'],
    ['KEY_ENCRYPTION_KEY', btoa('k'.repeat(16))],
    ['ALLOWED_PLAIN_ORIGINS', 'http://id.example/path'],
    ['ALLOWED_PLAIN_ORIGINS', 'id.example'],
    ['OIDC_SUBJECT_CLAIM', 'email'],
    ['OIDC_SUBJECT_CLAIM', 'tid preferred_username'],
    ['OIDC_GROUPS_CLAIM', 'two claims'],
  ]
  for (const [setting, value] of faults) {
    it(`name ${setting} in the log, not in the answer, when it is ${value}`, async () => {
      log.mockClear()
      const answer = await knock({}, { [setting]: value })
      const logged = JSON.stringify(log.mock.calls)
      expect(answer.status).toBe(503)
      const body = await answer.text()
      expect(JSON.parse(body)).toMatchObject({ code: 'not_configured' })
      expect(body).not.toContain(setting)
      expect(logged).toContain(`Set ${setting}: `)
      expect(logged).not.toContain('hunter2')
    })
  }

  const good: Record<string, string>[] = [
    { PUBLIC_URL: 'https://hallpass.example/' },
    { PUBLIC_URL: 'http://localhost:8787' },
    {
      OIDC_ISSUER: 'http://localhost:9',
      ALLOWED_PLAIN_ORIGINS: 'smtp://localhost:25 http://localhost:9',
    },
    { OIDC_SUBJECT_CLAIM: '' },
    { OIDC_SUBJECT_CLAIM: 'tid oid' },
    { KEY_ENCRYPTION_KEY: `${btoa('n'.repeat(32))} ${btoa('o'.repeat(32))}` },
  ]
  for (const changes of good) {
    it(`are good with ${JSON.stringify(changes)}`, async () => {
      expect((await knock({}, changes)).status).toBe(200)
    })
  }
})
