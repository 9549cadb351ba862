import type {
  AccountId,
  ChannelId,
  ChannelSecretId,
  ConnectorId,
  EventSecretId,
  ProviderId,
  ResourceId,
} from '../domain/ids'
import { change, guard } from './catalogue-change'
import { type Editor, factStatement } from './history'

/** Where something is sealed that is wrapped anew when keys rotate. */
export type SealedTable =
  | 'secrets'
  | 'connectors'
  | 'providers'
  | 'event_secrets'
  | 'reconciliations'
  | 'channels'
  | 'channel_secrets'

export type SecretPlace = { readonly resourceId: ResourceId; readonly accountId: AccountId }

export type StoredSecret = SecretPlace & { readonly version: number; readonly sealed: string }

/** The latest version, sealed; null where none was ever stored. */
export function findSecret(db: D1Database, id: AccountId): Promise<StoredSecret | null> {
  return db
    .prepare(
      `SELECT resource_id AS resourceId, account_id AS accountId, version, sealed
       FROM secrets WHERE account_id = ?`,
    )
    .bind(id)
    .first<StoredSecret>()
}

/** Whether a version was stored at or after `since`, in epoch milliseconds. */
export async function isStoredSince(
  db: D1Database,
  id: AccountId,
  since: number,
): Promise<boolean> {
  const row = await db
    .prepare('SELECT 1 FROM secrets WHERE account_id = ? AND stored_at >= ?')
    .bind(id, since)
    .first()
  return row !== null
}

/** Puts the next version in place of the one before it; false where another came in between. */
export async function putSecret(
  db: D1Database,
  editor: Editor,
  { resourceId, accountId, version, sealed }: StoredSecret,
): Promise<boolean> {
  const before = 'coalesce((SELECT max(version) FROM secrets WHERE account_id = ?), 0) = ?'
  const done = await change(db, [
    guard(db, 'secret_changed', before, accountId, version - 1),
    db
      .prepare(
        `INSERT INTO secrets (account_id, resource_id, version, sealed, stored_at)
         VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (account_id) DO UPDATE SET version = excluded.version,
           sealed = excluded.sealed, stored_at = excluded.stored_at`,
      )
      .bind(accountId, resourceId, version, sealed, Date.now()),
    factStatement(db, editor, { type: 'secret.stored', resourceId, data: { accountId, version } }),
  ])
  return done.ok
}

/** Secrets that are sealed with another key than `prefix` says, the first few. */
export async function secretsNotUnder(db: D1Database, prefix: string, most: number) {
  const { results } = await db
    .prepare(
      `SELECT resource_id AS resourceId, account_id AS accountId, version, sealed FROM secrets
       WHERE substr(sealed, 1, ?1) <> ?2 LIMIT ?3`,
    )
    .bind(prefix.length, prefix, most)
    .all<StoredSecret>()
  return results
}

/** The same of connectors' settings. */
export async function connectorsNotUnder(db: D1Database, prefix: string, most: number) {
  const { results } = await db
    .prepare('SELECT id, sealed FROM connectors WHERE substr(sealed, 1, ?1) <> ?2 LIMIT ?3')
    .bind(prefix.length, prefix, most)
    .all<{ id: ConnectorId; sealed: string }>()
  return results
}

/** The same of identity providers' client secrets. */
export async function providersNotUnder(db: D1Database, prefix: string, most: number) {
  const { results } = await db
    .prepare(
      `SELECT id, sealed FROM providers
       WHERE retired_at IS NULL AND substr(sealed, 1, ?1) <> ?2 LIMIT ?3`,
    )
    .bind(prefix.length, prefix, most)
    .all<{ id: ProviderId; sealed: string }>()
  return results
}

/** The same of what senders of events prove themselves with. */
export async function eventSecretsNotUnder(db: D1Database, prefix: string, most: number) {
  const { results } = await db
    .prepare('SELECT id, sealed FROM event_secrets WHERE substr(sealed, 1, ?1) <> ?2 LIMIT ?3')
    .bind(prefix.length, prefix, most)
    .all<{ id: EventSecretId; sealed: string }>()
  return results
}

/** The same of what reads identity providers. */
export async function reconciliationsNotUnder(db: D1Database, prefix: string, most: number) {
  const { results } = await db
    .prepare(
      `SELECT provider_id AS id, sealed FROM reconciliations
       WHERE substr(sealed, 1, ?1) <> ?2 LIMIT ?3`,
    )
    .bind(prefix.length, prefix, most)
    .all<{ id: ProviderId; sealed: string }>()
  return results
}

/** The same of addresses of the organisation, and of what webhooks to them are signed with. */
export async function channelsNotUnder(db: D1Database, prefix: string, most: number) {
  const { results } = await db
    .prepare(
      `SELECT id, sealed FROM channels
       WHERE retired_at IS NULL AND substr(sealed, 1, ?1) <> ?2 LIMIT ?3`,
    )
    .bind(prefix.length, prefix, most)
    .all<{ id: ChannelId; sealed: string }>()
  return results
}

export async function channelSecretsNotUnder(db: D1Database, prefix: string, most: number) {
  const { results } = await db
    .prepare('SELECT id, sealed FROM channel_secrets WHERE substr(sealed, 1, ?1) <> ?2 LIMIT ?3')
    .bind(prefix.length, prefix, most)
    .all<{ id: ChannelSecretId; sealed: string }>()
  return results
}

/** Only where it still is what was read: a change that came in between is left alone. */
export async function replaceSealed(
  db: D1Database,
  table: SealedTable,
  before: string,
  after: string,
): Promise<void> {
  await db.prepare(`UPDATE ${table} SET sealed = ? WHERE sealed = ?`).bind(after, before).run()
}
