import type { ConnectorId, LeaseId } from '../domain/ids'

/** A code with which one browser enters an app, once; hashes are SHA-256 in hex. */
export type AppCode = {
  readonly hash: string
  readonly connectorId: ConnectorId
  readonly leaseId: LeaseId
  readonly browserHash: string
  readonly expiresAt: number
}

export async function putAppCode(db: D1Database, code: AppCode): Promise<void> {
  const { hash, connectorId, leaseId, browserHash, expiresAt } = code
  await db
    .prepare(
      `INSERT INTO app_codes (hash, connector_id, lease_id, browser_hash, expires_at)
       VALUES (?, ?, ?, ?, ?)`,
    )
    .bind(hash, connectorId, leaseId, browserHash, expiresAt)
    .run()
}

/** Takes the code away while reading it: of two who bring it one gets in, and a replay does not. */
export async function takeAppCode(
  db: D1Database,
  key: Pick<AppCode, 'hash' | 'connectorId' | 'browserHash'> & { readonly now: number },
): Promise<LeaseId | null> {
  const row = await db
    .prepare(
      `DELETE FROM app_codes WHERE hash = ? AND connector_id = ? AND browser_hash = ?
       RETURNING lease_id AS leaseId, expires_at AS expiresAt`,
    )
    .bind(key.hash, key.connectorId, key.browserHash)
    .first<{ leaseId: LeaseId; expiresAt: number }>()
  return row && row.expiresAt > key.now ? row.leaseId : null
}

export async function pruneAppCodes(db: D1Database, now: number): Promise<void> {
  await db.prepare('DELETE FROM app_codes WHERE expires_at <= ?').bind(now).run()
}
