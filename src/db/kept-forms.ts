import type { PersonId } from '../domain/ids'

/** What somebody had typed into a form, by field. */
export type KeptFields = { readonly [name: string]: readonly string[] }

type Keeping = {
  /** SHA-256 of the token in the address that leads back, in hex. */
  readonly hash: string
  readonly personId: PersonId
  readonly sessionHash: string
}

/** Keeps it while its writer goes to prove that it is them. */
export async function keepForm(
  db: D1Database,
  { hash, personId, sessionHash }: Keeping,
  fields: KeptFields,
  expiresAt: number,
): Promise<void> {
  await db
    .prepare(
      `INSERT INTO kept_forms (hash, person_id, session_hash, typed, expires_at)
       VALUES (?, ?, ?, ?, ?)`,
    )
    .bind(hash, personId, sessionHash, JSON.stringify(fields), expiresAt)
    .run()
}

/** Only the session that wrote it reads it; null where it is over, or another's. */
export async function keptForm(
  db: D1Database,
  { hash, personId, sessionHash }: Keeping,
  now: number,
): Promise<KeptFields | null> {
  const row = await db
    .prepare(
      `SELECT typed FROM kept_forms
       WHERE hash = ? AND person_id = ? AND session_hash = ? AND expires_at > ?`,
    )
    .bind(hash, personId, sessionHash, now)
    .first<{ typed: string }>()
  return row && (JSON.parse(row.typed) as KeptFields)
}

export async function pruneKeptForms(db: D1Database, now: number): Promise<void> {
  await db.prepare('DELETE FROM kept_forms WHERE expires_at <= ?').bind(now).run()
}
