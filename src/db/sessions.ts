import type { PersonId } from '../domain/ids'
import type { GivenRole } from '../domain/permission/may'
import { GIVEN_ROLES, readGivenRoles } from './given-roles'

const HOUR = 60 * 60_000

/** Times in milliseconds: how long a session lasts at most, and how long without being used. */
export const SESSION_MS = 12 * HOUR
export const IDLE_MS = HOUR / 2
const SEEN_EVERY_MS = 60_000

export type Session = {
  readonly hash: string
  readonly personId: PersonId
  readonly displayName: string
  readonly email: string | null
  readonly roles: readonly GivenRole[]
  readonly seenAt: number
}

type Row = {
  person_id: PersonId
  display_name: string
  email: string | null
  seen_at: number
  roles: string
}

/** One query for session, person and roles, so that a change of any of them counts at once. */
export async function findSession(
  db: D1Database,
  hash: string,
  now: number,
): Promise<Session | null> {
  const row = await db
    .prepare(
      `SELECT s.person_id, p.display_name, p.email, s.seen_at,
         ${GIVEN_ROLES} AS roles
       FROM sessions s JOIN people p ON p.id = s.person_id
       WHERE s.hash = ? AND s.expires_at > ? AND s.seen_at > ? AND p.active = 1`,
    )
    .bind(hash, now, now - IDLE_MS)
    .first<Row>()
  if (!row) return null
  return {
    hash,
    personId: row.person_id,
    displayName: row.display_name,
    email: row.email,
    roles: readGivenRoles(row.roles),
    seenAt: row.seen_at,
  }
}

/** Writes at most once a minute, so that reading pages does not become writing. */
export async function touchSession(db: D1Database, session: Session, now: number): Promise<void> {
  if (now - session.seenAt < SEEN_EVERY_MS) return
  await db
    .prepare('UPDATE sessions SET seen_at = ?1 WHERE hash = ?2 AND seen_at < ?1')
    .bind(now, session.hash)
    .run()
}

/** A person who is not active has no id here, which the column refuses together with the batch. */
export function sessionStatement(
  db: D1Database,
  session: { readonly hash: string; readonly personId: PersonId; readonly now: number },
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO sessions (hash, person_id, created_at, seen_at, expires_at)
       VALUES (?1, (SELECT id FROM people WHERE id = ?2 AND active = 1), ?3, ?3, ?4)`,
    )
    .bind(session.hash, session.personId, session.now, session.now + SESSION_MS)
}

export function endSessionStatement(db: D1Database, hash: string): D1PreparedStatement {
  return db.prepare('DELETE FROM sessions WHERE hash = ?').bind(hash)
}

/** For a batch that ends everything a leaver has. */
export function endSessionsStatement(db: D1Database, personId: PersonId): D1PreparedStatement {
  return db.prepare('DELETE FROM sessions WHERE person_id = ?').bind(personId)
}

export async function endSessionsOf(db: D1Database, personId: PersonId): Promise<void> {
  await endSessionsStatement(db, personId).run()
}

/** Forgets sessions that have run out. */
export async function pruneSessions(db: D1Database, now: number): Promise<void> {
  await db.prepare('DELETE FROM sessions WHERE expires_at <= ?').bind(now).run()
}
