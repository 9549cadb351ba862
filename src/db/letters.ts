import type { PersonId } from '../domain/ids'
import { type Language, languageNamed } from '../domain/language'
import type { PersonalNotice } from '../domain/personal-notice'

export type OwedLetter = {
  readonly id: string
  readonly notice: PersonalNotice
  readonly createdAt: number
  readonly name: string
  /** What they have chosen to read. */
  readonly language: Language | null
  /** Null for somebody who has left, or has no address. */
  readonly address: string | null
}

type Row = {
  id: string
  notice: string
  created_at: number
  display_name: string
  language: string | null
  address: string | null
}

/** For the batch that makes it true: a mail that is owed is stored with its fact. */
export function letterStatement(
  db: D1Database,
  id: string,
  personId: PersonId,
  notice: PersonalNotice,
): D1PreparedStatement {
  return db
    .prepare('INSERT INTO letters (id, person_id, notice, created_at) VALUES (?, ?, ?, ?)')
    .bind(id, personId, JSON.stringify(notice), notice.at)
}

/** The oldest first, after those that were not tried as often: none stands in the way of others. */
export async function owedLetters(db: D1Database, limit: number): Promise<readonly OwedLetter[]> {
  const { results } = await db
    .prepare(
      `SELECT l.id, l.notice, l.created_at, p.display_name, p.language,
         CASE WHEN p.active = 1 THEN p.email END AS address
       FROM letters l JOIN people p ON p.id = l.person_id 
       ORDER BY l.attempts, l.created_at, l.id LIMIT ?`,
    )
    .bind(limit)
    .all<Row>()
  return results.map((row) => ({
    id: row.id,
    notice: JSON.parse(row.notice) as PersonalNotice,
    createdAt: row.created_at,
    name: row.display_name,
    language: languageNamed(row.language),
    address: row.address,
  }))
}

export async function letterDone(db: D1Database, id: string): Promise<void> {
  await db.prepare('DELETE FROM letters WHERE id = ?').bind(id).run()
}

export async function letterTried(db: D1Database, id: string): Promise<void> {
  await db.prepare('UPDATE letters SET attempts = attempts + 1 WHERE id = ?').bind(id).run()
}
