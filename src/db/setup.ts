import type { PersonId } from '../domain/ids'

export async function isSetupCodeUnused(db: D1Database, hash: string): Promise<boolean> {
  const row = await db
    .prepare('SELECT 1 FROM setup_codes WHERE hash = ? AND used_at IS NULL')
    .bind(hash)
    .first()
  return row !== null
}

/**
 * Uses up a set-up code and makes the person an administrator. Where the code was used meanwhile,
 * `granted_at` stays empty, which the column refuses together with the whole batch.
 */
export function redeemStatements(
  db: D1Database,
  use: { readonly hash: string; readonly personId: PersonId; readonly now: number },
): D1PreparedStatement[] {
  const { hash, personId, now } = use
  return [
    db
      .prepare('UPDATE setup_codes SET used_at = ?, used_by = ? WHERE hash = ? AND used_at IS NULL')
      .bind(now, personId, hash),
    db
      .prepare(
        `INSERT INTO role_grants (principal, role, granted_at)
         VALUES (?1, 'administrator', (SELECT used_at FROM setup_codes
           WHERE hash = ?2 AND used_by = ?1 AND used_at = ?3))
         ON CONFLICT (principal, role, scope) DO NOTHING`,
      )
      .bind(personId, hash, now),
  ]
}
