import { env } from 'cloudflare:workers'
import { app } from '../../../src/app'
import { addScimToken, createScimConnection } from '../../../src/db/scim-connections'
import type { ScimConnectionId } from '../../../src/domain/ids'
import { randomToken, sha256Hex } from '../../../src/vault/random'
import { ROOT } from '../../db/people'
import { installation } from '../../routes/visit'

export const BASE = 'https://hallpass.example/scim/v2'
export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User'
export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
export const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group'
export const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

export type Said = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: what a server says is looked at field by field.
  readonly body: any
}

/** An identity provider with a token of a connection of its own. */
export type Provider = {
  readonly id: ScimConnectionId
  readonly issuer: string
  readonly token: string
  readonly send: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Said>
}

export async function provider(name: string, groupPrefix = ''): Promise<Provider> {
  const issuer = `https://${name}.example`
  const made = await createScimConnection(env.DB, ROOT, { name, provider: issuer, groupPrefix })
  if (!made.ok) throw new Error(made.problem.code)
  const token = `hpscim_${randomToken()}`
  await addScimToken(env.DB, ROOT, made.id, await sha256Hex(token))
  const send: Provider['send'] = (method, path, body, headers) =>
    speak(method, path, body, { Authorization: `Bearer ${token}`, ...headers })
  return { id: made.id, issuer, token, send }
}

/** What is sent as text is sent as it is; anything else as JSON. */
export async function speak(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Said> {
  const response = await app.request(
    `${BASE}${path}`,
    {
      method,
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/scim+json' }),
        ...headers,
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
    body: text.startsWith('{') ? JSON.parse(text) : null,
  }
}

export function userNamed<More extends object>(userName: string, more = {} as More) {
  return { schemas: [USER], userName, externalId: `sub-${userName}`, active: true, ...more }
}

export function patch(...operations: readonly object[]) {
  return { schemas: [PATCH], Operations: operations }
}

export async function created(at: Provider, userName: string, more: object = {}): Promise<string> {
  const { status, body, text } = await at.send('POST', '/Users', userNamed(userName, more))
  if (status !== 201) throw new Error(text)
  return body.id
}

export async function grouped(
  at: Provider,
  displayName: string,
  ...members: readonly string[]
): Promise<string> {
  const { status, body, text } = await at.send('POST', '/Groups', {
    schemas: [GROUP],
    displayName,
    members: members.map((value) => ({ value })),
  })
  if (status !== 201) throw new Error(text)
  return body.id
}
