import { giveToken } from '../../../src/auth/give-token'
import { addScimToken, createScimConnection } from '../../../src/db/scim-connections'
import { sessionCookieName } from '../../../src/http/cookie'
import { settingsOf } from '../../../src/http/settings'
import { randomId, randomToken, sha256Hex } from '../../../src/vault/random'
import { clientId } from './stock'

const EDITOR = { id: 'per_root', name: 'Root' } as const
const ISSUER = 'https://identity.example'
const HOUR_MS = 3_600_000

/** Somebody who is signed in and has an API token, and what the provider calls them. */
export type Arrival = {
  readonly subject: string
  readonly cookie: string
  readonly bearer: string
}

export type Arrivals = { readonly scimToken: string; readonly people: readonly Arrival[] }

/** The first so many clients sign in, and a SCIM connection of their provider is made. */
export async function arrive(env: Env, { count }: { readonly count: number }): Promise<Arrivals> {
  const connection = { name: 'bench', provider: ISSUER, groupPrefix: '' }
  const made = await createScimConnection(env.DB, EDITOR, connection)
  if (!made.ok) throw new Error(made.problem.code)
  const scimToken = `hpscim_${randomToken()}`
  await addScimToken(env.DB, EDITOR, made.id, await sha256Hex(scimToken))
  const people: Arrival[] = []
  for (let client = 0; client < count; client++) people.push(await signIn(env, client))
  return { scimToken, people }
}

async function signIn(env: Env, client: number): Promise<Arrival> {
  const personId = clientId(client)
  const subject = `subject-${client}`
  const [token, now] = [randomToken(), Date.now()]
  await env.DB.batch([
    env.DB.prepare('INSERT INTO identities VALUES (?, ?, ?, ?)').bind(
      ISSUER,
      subject,
      personId,
      now,
    ),
    env.DB.prepare(
      `INSERT INTO sessions (hash, person_id, created_at, seen_at, expires_at, id, device, provider)
       VALUES (?1, ?2, ?3, ?3, ?4, ?5, 'A benchmark', ?6)`,
    ).bind(await sha256Hex(token), personId, now, now + HOUR_MS, randomId('ses'), ISSUER),
  ])
  const visitor = {
    ...{ personId, displayName: personId, email: null, permissions: [], limited: [] },
    sessionHash: '',
  }
  const input = { name: 'bench', verbs: ['read'], scope: '', expiresAt: now + HOUR_MS } as const
  const given = await giveToken(env, visitor, input)
  if (!given.ok) throw new Error(given.problem.code)
  return {
    subject,
    cookie: `${sessionCookieName(settingsOf(env))}=${token}`,
    bearer: given.token,
  }
}
