import type { EventConnectionId, EventSecretId } from '../domain/ids'
import type { Editor } from './history'
import { addKey, type PairedKeys, revokeKey } from './paired-keys'

export type SealedEventSecret = { readonly id: EventSecretId; readonly sealed: string }

const SECRETS: PairedKeys = {
  table: 'event_secrets',
  owners: 'event_connections',
  ownedBy: 'connection_id',
  unknown: 'event_connection_unknown',
  tooMany: 'event_secret_limit',
  noun: 'event_secret',
  names: ['eventConnectionId', 'eventSecretId'],
}

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

export function addEventSecret(
  db: D1Database,
  editor: Editor,
  connectionId: EventConnectionId,
  secret: SealedEventSecret,
) {
  return addKey(db, editor, SECRETS, connectionId, secret)
}

export function revokeEventSecret(
  db: D1Database,
  editor: Editor,
  connectionId: EventConnectionId,
  id: EventSecretId,
) {
  return revokeKey(db, editor, SECRETS, connectionId, id)
}
