import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import { inject } from 'vitest'
import { identify } from '../../src/auth/identify'
import type { PersonId } from '../../src/domain/ids'
import type { RoleId } from '../../src/domain/permission/role'
import type { AppEnv } from '../../src/http/context'
import { trace } from '../../src/http/trace'
import { api } from '../../src/routes/api'
import { randomId, randomToken, sha256Hex } from '../../src/vault/random'
import { addPerson } from '../db/people'

const app = new Hono<AppEnv>().use(trace, identify).route('/api/v1', api)

/** Where the API is tried: an installation of its own, on the database and objects of the test. */
export const installation: Env = {
  ...env,
  PUBLIC_URL: 'https://hallpass.example',
  OIDC_ISSUER: 'https://identity.example',
  OIDC_CLIENT_ID: 'hallpass',
  OIDC_CLIENT_SECRET: 'between us',
  ALLOWED_PLAIN_ORIGINS: `postgres://allowed.example:5432 ${inject('hooks')}`,
}

export type Answered = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly body: Record<string, unknown> & { readonly id: string }
}

/** Somebody with a session, who sends JSON and reads JSON. */
export type Caller = {
  readonly id: PersonId
  /** The session's token, which is another one after each proof. */
  readonly token: string
  readonly get: (path: string) => Promise<Answered>
  readonly send: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answered>
}

export async function signedIn(name: string, ...roles: RoleId[]): Promise<Caller> {
  const id = await addPerson(name, ...roles)
  let token = randomToken()
  const now = Date.now()
  await env.DB.prepare(
    `INSERT INTO sessions (hash, person_id, created_at, seen_at, expires_at, id, device)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
    .bind(await sha256Hex(token), id, now, now, now + 3_600_000, randomId('ses'), 'A test')
    .run()
  const send: Caller['send'] = async (method, path, body, headers) => {
    const answered = await fetchApi(method, path, body, token, 'application/json', headers)
    token = /__Host-hallpass=([^;]+)/.exec(answered.headers.get('Set-Cookie') ?? '')?.[1] ?? token
    return answered
  }
  return {
    id,
    get token() {
      return token
    },
    send,
    get: (path) => send('GET', path),
  }
}

/** What is sent as text is sent as it is; anything else as JSON. */
export async function fetchApi(
  method: string,
  path: string,
  body?: unknown,
  token?: string,
  type = 'application/json',
  headers: Record<string, string> = {},
): Promise<Answered> {
  const response = await app.request(
    `https://hallpass.example/api/v1${path}`,
    {
      method,
      headers: {
        ...headers,
        ...(token ? { Cookie: `__Host-hallpass=${token}` } : {}),
        ...(body === undefined ? {} : { 'Content-Type': type }),
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    },
    installation,
  )
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: text.startsWith('{') ? JSON.parse(text) : {},
  }
}
