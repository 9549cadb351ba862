import type { EventConnectionId, EventSecretId } from '../domain/ids'
import { change, guard } from './catalogue-change'
import type { Written } from './catalogue-problem'
import { type Editor, factStatement } from './history'

export type SealedEventSecret = { readonly id: EventSecretId; readonly sealed: string }

const MOST_SECRETS = 2

/** Those of one connection, the newest first. */
export async function eventSecretsOf(
  db: D1Database,
  connectionId: EventConnectionId,
): Promise<readonly SealedEventSecret[]> {
  const { results } = await db
    .prepare(
      `SELECT id, sealed FROM event_secrets WHERE connection_id = ?
       ORDER BY created_at DESC, id DESC`,
    )
    .bind(connectionId)
    .all<SealedEventSecret>()
  return results
}

/** Two at most, so that one can replace the other without a gap. */
export async function addEventSecret(
  db: D1Database,
  editor: Editor,
  connectionId: EventConnectionId,
  { id, sealed }: SealedEventSecret,
): Promise<Written<EventSecretId>> {
  const living = 'EXISTS (SELECT 1 FROM event_connections WHERE id = ? AND retired_at IS NULL)'
  const fewer = `(SELECT count(*) FROM event_secrets WHERE connection_id = ?) < ${MOST_SECRETS}`
  const done = await change(db, [
    guard(db, 'event_connection_unknown', living, connectionId),
    guard(db, 'event_secret_limit', fewer, connectionId),
    db
      .prepare(
        'INSERT INTO event_secrets (id, connection_id, sealed, created_at) VALUES (?, ?, ?, ?)',
      )
      .bind(id, connectionId, sealed, Date.now()),
    factStatement(db, editor, {
      type: 'event_secret.created',
      data: { eventConnectionId: connectionId, eventSecretId: id },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

/** Revoking what is not there is refused as unknown. */
export async function revokeEventSecret(
  db: D1Database,
  editor: Editor,
  connectionId: EventConnectionId,
  id: EventSecretId,
): Promise<Written<EventSecretId>> {
  const there = 'EXISTS (SELECT 1 FROM event_secrets WHERE id = ? AND connection_id = ?)'
  const done = await change(db, [
    guard(db, 'event_connection_unknown', there, id, connectionId),
    db.prepare('DELETE FROM event_secrets WHERE id = ?').bind(id),
    factStatement(db, editor, {
      type: 'event_secret.revoked',
      data: { eventConnectionId: connectionId, eventSecretId: id },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}
