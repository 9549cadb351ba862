import type { PersonId, SessionId } from '../domain/ids'
import { type Language, languageNamed } from '../domain/language'
import type { GivenRole } from '../domain/permission/may'
import { GIVEN_ROLES, readGivenRoles } from './given-roles'

const HOUR = 60 * 60_000

/** Times in milliseconds: how long a session lasts at most, and how long without being used. */
export const SESSION_MS = 12 * HOUR
export const IDLE_MS = HOUR / 2
const ADMINISTRATORS_IDLE_MS = HOUR / 4
const SEEN_EVERY_MS = 60_000

export type Session = {
  readonly hash: string
  readonly personId: PersonId
  readonly displayName: string
  readonly email: string | null
  readonly language: Language | null
  readonly roles: readonly GivenRole[]
  readonly seenAt: number
}

/** Whoever manages something is signed out sooner: more can be done from a desk that was left. */
export function idleMsOf(roles: readonly GivenRole[]): number {
  const all = roles.flatMap(({ permissions }) => permissions)
  return all.some((each) => each.startsWith('manage-')) ? ADMINISTRATORS_IDLE_MS : IDLE_MS
}

type Row = {
  person_id: PersonId
  display_name: string
  email: string | null
  language: string | null
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
      `SELECT s.person_id, p.display_name, p.email, p.language, s.seen_at,
         ${GIVEN_ROLES} AS roles
       FROM sessions s JOIN people p ON p.id = s.person_id
       WHERE s.hash = ? AND s.expires_at > ? AND s.seen_at > ? AND p.active = 1`,
    )
    .bind(hash, now, now - IDLE_MS)
    .first<Row>()
  if (!row) return null
  const roles = readGivenRoles(row.roles)
  if (row.seen_at <= now - idleMsOf(roles)) return null
  return {
    hash,
    personId: row.person_id,
    displayName: row.display_name,
    email: row.email,
    language: languageNamed(row.language),
    roles,
    seenAt: row.seen_at,
  }
}

/** What the sessions of a person who is active are kept under, as far as they are good now. */
export async function goodSessionsOf(
  db: D1Database,
  personId: PersonId,
  now: number,
): Promise<ReadonlySet<string>> {
  const { results } = await db
    .prepare(
      `SELECT s.hash, s.seen_at, ${GIVEN_ROLES} AS roles
       FROM sessions s JOIN people p ON p.id = s.person_id
       WHERE s.person_id = ?1 AND s.expires_at > ?2 AND p.active = 1`,
    )
    .bind(personId, now)
    .all<Pick<Row, 'seen_at' | 'roles'> & { hash: string }>()
  const good = results.filter(
    ({ seen_at, roles }) => seen_at > now - idleMsOf(readGivenRoles(roles)),
  )
  return new Set(good.map(({ hash }) => hash))
}

/** Writes at most once a minute, so that reading pages does not become writing. */
export async function touchSession(db: D1Database, session: Session, now: number): Promise<void> {
  if (now - session.seenAt < SEEN_EVERY_MS) return
  await db
    .prepare('UPDATE sessions SET seen_at = ?1 WHERE hash = ?2 AND seen_at < ?1')
    .bind(now, session.hash)
    .run()
}

/** How somebody came in: with which device, and how the provider knows that session of theirs. */
export type SessionOrigin = {
  /** In words. */
  readonly device: string
  /** The issuer; empty where no provider was asked. */
  readonly provider: string
  /** The provider's own `sub` and `sid`, by which it tells later that it ended. */
  readonly providerSubject: string
  readonly providerSession: string | null
}

export type NewSession = SessionOrigin & {
  readonly id: SessionId
  readonly hash: string
  readonly personId: PersonId
  readonly now: number
}

/** A person who is not active has no id here, which the column refuses together with the batch. */
export function sessionStatement(db: D1Database, session: NewSession): D1PreparedStatement {
  const { id, hash, personId, now, device } = session
  return db
    .prepare(
      `INSERT INTO sessions (hash, person_id, created_at, seen_at, expires_at, id, device, provider,
         provider_subject, provider_session)
       VALUES (?1, (SELECT id FROM people WHERE id = ?2 AND active = 1), ?3, ?3, ?4, ?5, ?6, ?7, ?8,
         ?9)`,
    )
    .bind(
      hash,
      personId,
      now,
      now + SESSION_MS,
      id,
      device,
      session.provider,
      session.providerSubject,
      session.providerSession,
    )
}

/**
 * The same session under a new token: whoever had the old one is out. What was proved in it, and
 * what is being proved, goes along.
 */
export function renewSessionStatements(
  db: D1Database,
  oldHash: string,
  newHash: string,
): D1PreparedStatement[] {
  return [
    'UPDATE sessions SET hash = ?2 WHERE hash = ?1',
    'UPDATE proofs SET session_hash = ?2 WHERE session_hash = ?1',
    'UPDATE kept_forms SET session_hash = ?2 WHERE session_hash = ?1',
    'UPDATE ceremonies SET browser_hash = ?2 WHERE browser_hash = ?1',
    ...['trips', 'ceremonies'].map(
      (table) =>
        `UPDATE ${table} SET purpose = json_set(purpose, '$.sessionHash', ?2)
         WHERE purpose ->> 'sessionHash' = ?1`,
    ),
  ].map((statement) => db.prepare(statement).bind(oldHash, newHash))
}

/** The issuer that a session was begun with; null where it is over, or none was asked. */
export async function providerOfSession(db: D1Database, hash: string): Promise<string | null> {
  const find = db.prepare('SELECT provider FROM sessions WHERE hash = ?').bind(hash)
  return (await find.first<string>('provider')) || null
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
