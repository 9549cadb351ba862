import type { EventConnectionId, EventSecretId } from '../domain/ids'
import { change } from './catalogue-change'
import { freshId } from './catalogue-id'
import { not, type Written } from './catalogue-problem'
import { type Editor, factStatement } from './history'

/** In which way a provider tells what happened. */
export const EVENT_KINDS = ['ssf-push', 'ssf-poll', 'okta', 'entra', 'webhook'] as const

export type EventKind = (typeof EVENT_KINDS)[number]

export type EventConnectionInput = {
  readonly name: string
  readonly kind: EventKind
  /** The issuer whose subjects the events are about. */
  readonly provider: string
  /** Shared Signals only: who signs, for whom, and with which keys. */
  readonly issuer: string | null
  readonly audience: string | null
  readonly jwksUri: string | null
  /** Where events are fetched, if they are not sent. */
  readonly pollUrl: string | null
}

export type EventSecret = { readonly id: EventSecretId; readonly createdAt: number }

export type EventConnectionRow = EventConnectionInput & {
  readonly id: EventConnectionId
  /** The part of its address that says nothing about it. */
  readonly endpoint: string
  readonly createdAt: number
  /** When the last event came that was believed. */
  readonly heardAt: number | null
  /** When the sender last tried whether events arrive. */
  readonly verifiedAt: number | null
  readonly refusedAt: number | null
  readonly refusedWhy: string | null
  readonly pollFailedWhy: string | null
  readonly secrets: readonly EventSecret[]
}

type Stored = Omit<EventConnectionRow, 'secrets'> & { readonly secrets: string }

const SELECT = `SELECT c.id, c.endpoint, c.name, c.kind, c.provider, c.issuer, c.audience,
    c.jwks_uri AS jwksUri, c.poll_url AS pollUrl, c.created_at AS createdAt, c.heard_at AS heardAt,
    c.verified_at AS verifiedAt, c.refused_at AS refusedAt, c.refused_why AS refusedWhy,
    c.poll_failed_why AS pollFailedWhy,
    (SELECT json_group_array(json_object('id', s.id, 'createdAt', s.created_at)
       ORDER BY s.created_at, s.id)
     FROM event_secrets s WHERE s.connection_id = c.id) AS secrets
  FROM event_connections c WHERE c.retired_at IS NULL`

export async function listEventConnections(db: D1Database): Promise<EventConnectionRow[]> {
  const { results } = await db.prepare(`${SELECT} ORDER BY c.name`).all<Stored>()
  return results.map(rowOf)
}

export async function findEventConnection(
  db: D1Database,
  id: EventConnectionId,
): Promise<EventConnectionRow | null> {
  const row = await db.prepare(`${SELECT} AND c.id = ?`).bind(id).first<Stored>()
  return row && rowOf(row)
}

export async function eventConnectionAt(
  db: D1Database,
  endpoint: string,
): Promise<EventConnectionRow | null> {
  const row = await db.prepare(`${SELECT} AND c.endpoint = ?`).bind(endpoint).first<Stored>()
  return row && rowOf(row)
}

export async function createEventConnection(
  db: D1Database,
  editor: Editor,
  { endpoint, ...input }: EventConnectionInput & { readonly endpoint: string },
): Promise<Written<EventConnectionId>> {
  const id = freshId('evc')
  const { name, kind, provider, issuer, audience, jwksUri, pollUrl } = input
  const done = await change(db, [
    db
      .prepare(
        `INSERT INTO event_connections
           (id, endpoint, name, kind, provider, issuer, audience, jwks_uri, poll_url, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .bind(id, endpoint, name, kind, provider, issuer, audience, jwksUri, pollUrl, Date.now()),
    factStatement(db, editor, {
      type: 'event_connection.created',
      data: { eventConnectionId: id, ...input },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

/**
 * Its address and its secrets are good for nothing any more. What came before is still acted on, and
 * whoever is held because of it stays held until somebody says that it is clear.
 */
export async function retireEventConnection(
  db: D1Database,
  editor: Editor,
  id: EventConnectionId,
): Promise<Written<EventConnectionId>> {
  const connection = await findEventConnection(db, id)
  if (!connection) return not('event_connection_unknown')
  const done = await change(db, [
    db.prepare('UPDATE event_connections SET retired_at = ? WHERE id = ?').bind(Date.now(), id),
    db.prepare('DELETE FROM event_secrets WHERE connection_id = ?').bind(id),
    db.prepare('DELETE FROM event_acks WHERE connection_id = ?').bind(id),
    factStatement(db, editor, {
      type: 'event_connection.retired',
      data: { eventConnectionId: id, name: connection.name },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

/** Why something was refused, for administrators: the words are ours, never the sender's. */
export async function noteRefusal(
  db: D1Database,
  id: EventConnectionId,
  why: string,
  now: number,
): Promise<void> {
  await db
    .prepare('UPDATE event_connections SET refused_at = ?, refused_why = ? WHERE id = ?')
    .bind(now, why, id)
    .run()
}

/** The sender tried whether events arrive, and they do. */
export function verifiedStatement(
  db: D1Database,
  id: EventConnectionId,
  now: number,
): D1PreparedStatement {
  return db.prepare('UPDATE event_connections SET verified_at = ? WHERE id = ?').bind(now, id)
}

function rowOf({ secrets, ...row }: Stored): EventConnectionRow {
  return { ...row, secrets: JSON.parse(secrets) as EventSecret[] }
}
