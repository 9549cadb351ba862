import type { PasskeyId, PersonId } from '../domain/ids'

/** A public key that somebody proves with who they are. Times in epoch milliseconds. */
export type Passkey = {
  readonly id: PasskeyId
  readonly personId: PersonId
  /** As the browser names it, in base64url. */
  readonly credentialId: string
  /** COSE (RFC 9052), in base64url. */
  readonly publicKey: string
  readonly counter: number
  readonly transports: readonly string[]
  readonly name: string
  /** Whether its owner's devices share it. */
  readonly isSynced: boolean
  readonly createdAt: number
  readonly lastUsedAt: number | null
  /** Its counter went back, so there may be a copy of it: it proves nothing any more. */
  readonly lockedAt: number | null
}

/** A passkey with whose it is, for somebody who is not known yet. */
export type OwnedPasskey = Passkey & { readonly displayName: string; readonly isActive: boolean }

type Row = {
  id: PasskeyId
  person_id: PersonId
  credential_id: string
  public_key: string
  counter: number
  transports: string
  name: string
  is_synced: number
  created_at: number
  last_used_at: number | null
  locked_at: number | null
}

/** In order of enrolling. */
export async function passkeysOf(db: D1Database, personId: PersonId): Promise<readonly Passkey[]> {
  const { results } = await db
    .prepare('SELECT * FROM passkeys WHERE person_id = ? ORDER BY created_at, id')
    .bind(personId)
    .all<Row>()
  return results.map(toPasskey)
}

export async function findCredential(
  db: D1Database,
  credentialId: string,
): Promise<OwnedPasskey | null> {
  const row = await db
    .prepare(
      `SELECT k.*, p.display_name, p.active FROM passkeys k JOIN people p ON p.id = k.person_id
       WHERE k.credential_id = ?`,
    )
    .bind(credentialId)
    .first<Row & { display_name: string; active: number }>()
  if (!row) return null
  return { ...toPasskey(row), displayName: row.display_name, isActive: row.active === 1 }
}

/** Whoever is not active has no id here, which the column refuses together with the batch. */
export function passkeyStatement(db: D1Database, passkey: Passkey): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO passkeys (id, person_id, credential_id, public_key, counter, transports, name,
         is_synced, created_at)
       VALUES (?1, (SELECT id FROM people WHERE id = ?2 AND active = 1), ?3, ?4, ?5, ?6, ?7, ?8, ?9)`,
    )
    .bind(
      passkey.id,
      passkey.personId,
      passkey.credentialId,
      passkey.publicKey,
      passkey.counter,
      JSON.stringify(passkey.transports),
      passkey.name,
      passkey.isSynced ? 1 : 0,
      passkey.createdAt,
    )
}

/**
 * Notes that it was used with this counter. False where the counter did not rise although it counts
 * (WebAuthn, section 6.1.1), or where it is locked or gone: of two uses at once, one counts.
 */
export async function usePasskey(
  db: D1Database,
  use: { readonly id: PasskeyId; readonly counter: number; readonly now: number },
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `UPDATE passkeys SET counter = ?2, last_used_at = ?3
       WHERE id = ?1 AND locked_at IS NULL AND (counter < ?2 OR (counter = 0 AND ?2 = 0))`,
    )
    .bind(use.id, use.counter, use.now)
    .run()
  return meta.changes === 1
}

export function lockPasskeyStatement(
  db: D1Database,
  id: PasskeyId,
  now: number,
): D1PreparedStatement {
  return db
    .prepare('UPDATE passkeys SET locked_at = ?2 WHERE id = ?1 AND locked_at IS NULL')
    .bind(id, now)
}

export function renamePasskeyStatement(
  db: D1Database,
  { id, personId }: Passkey,
  name: string,
): D1PreparedStatement {
  return db
    .prepare('UPDATE passkeys SET name = ?3 WHERE id = ?1 AND person_id = ?2')
    .bind(id, personId, name)
}

export function removePasskeyStatement(
  db: D1Database,
  { id, personId }: Passkey,
): D1PreparedStatement {
  return db.prepare('DELETE FROM passkeys WHERE id = ?1 AND person_id = ?2').bind(id, personId)
}

function toPasskey(row: Row): Passkey {
  return {
    id: row.id,
    personId: row.person_id,
    credentialId: row.credential_id,
    publicKey: row.public_key,
    counter: row.counter,
    transports: JSON.parse(row.transports) as string[],
    name: row.name,
    isSynced: row.is_synced === 1,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    lockedAt: row.locked_at,
  }
}
