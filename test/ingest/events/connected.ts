import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { app } from '../../../src/app'
import { addEventConnection } from '../../../src/commands/event-connection'
import { makeEventSecret } from '../../../src/commands/event-secrets'
import type { EventConnectionInput, EventKind } from '../../../src/db/event-connections'
import { type EventRow, eventsOf } from '../../../src/db/event-inbox'
import { createPersonStatements } from '../../../src/db/identities'
import type { EventConnectionId, PersonId } from '../../../src/domain/ids'
import { randomId } from '../../../src/vault/random'
import { ROOT } from '../../db/people'
import { installation } from '../../routes/visit'
import { endowed } from '../scim/people'

export type Said = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: what a server says is looked at field by field.
  readonly body: any
}

type Sending = {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string | Uint8Array<ArrayBuffer>
  readonly query?: string
}

/** A connection, and what its provider sends to it. */
export type Connected = {
  readonly id: EventConnectionId
  readonly provider: string
  readonly path: string
  readonly secrets: string[]
  readonly send: (sending: Sending) => Promise<Said>
  readonly addSecret: (given?: string) => Promise<string>
  readonly received: () => Promise<readonly EventRow[]>
}

let count = 0

export async function connected(
  kind: EventKind,
  more: Partial<EventConnectionInput> = {},
): Promise<Connected> {
  const name = more.name ?? `${kind} ${++count}`
  const provider = more.provider ?? `https://events-${++count}.example`
  const blank = { issuer: null, audience: null, jwksUri: null, pollUrl: null }
  const made = await addEventConnection(env, ROOT, { ...blank, ...more, name, provider, kind })
  if (!made.ok) throw new Error(made.problem.code)
  const { id } = made
  const sql = 'SELECT endpoint FROM event_connections WHERE id = ?'
  const path = `/events/${await env.DB.prepare(sql).bind(id).first<string>('endpoint')}`
  const secrets: string[] = []
  const addSecret = async (given?: string) => {
    const added = await makeEventSecret(installation, ROOT, id, given ?? null)
    if (!added.ok) throw new Error(added.problem.code)
    secrets.push(added.secret ?? given ?? '')
    return secrets.at(-1) ?? ''
  }
  return {
    ...{ id, provider, path, secrets, addSecret },
    send: (sending) => sendTo(path, sending),
    received: () => eventsOf(env.DB, id),
  }
}

/** As a provider's server sends it; what follows the answer is waited for. */
export async function sendTo(path: string, sending: Sending): Promise<Said> {
  const { method = 'POST', headers = {}, body, query = '' } = sending
  const ctx = createExecutionContext()
  const response = await app.request(
    `https://hallpass.example${path}${query}`,
    { method, headers, ...(body === undefined ? {} : { body }) },
    installation,
    ctx,
  )
  const text = await response.text()
  await waitOnExecutionContext(ctx)
  const body_ = text.startsWith('{') ? JSON.parse(text) : null
  return { status: response.status, headers: response.headers, text, body: body_ }
}

export type Someone = { readonly id: PersonId; readonly subject: string; readonly email: string }

/** Somebody whom this provider vouches for, with a session, a role and a group. */
export async function somebody(provider: string, subject: string): Promise<Someone> {
  const id = randomId('per')
  const email = `${subject.toLowerCase()}@shop.example`
  const identity = { provider, subject }
  await env.DB.batch(
    createPersonStatements(env.DB, { id, displayName: subject, email, identity, now: 1 }),
  )
  await endowed(id)
  return { id, subject, email }
}

/** Another session of theirs, which this provider knows as `sid`. */
export async function sessionOf(person: PersonId, provider: string, sid: string | null) {
  const [hash, now] = [randomId('ses'), Date.now()]
  await env.DB.prepare(
    `INSERT INTO sessions (hash, person_id, created_at, seen_at, expires_at, id, device, provider,
       provider_subject, provider_session) VALUES (?1, ?2, ?3, ?3, ?4, ?1, 'A test', ?5, 'x', ?6)`,
  )
    .bind(hash, person, now, now + 3_600_000, provider, sid)
    .run()
}

export async function isHeld(person: PersonId): Promise<boolean> {
  const sql = 'SELECT 1 FROM event_holds WHERE person_id = ?'
  return (await env.DB.prepare(sql).bind(person).first()) !== null
}
