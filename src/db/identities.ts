import type { PersonId } from '../domain/ids'
import { guard } from './catalogue-change'

/** How one provider knows a person: its issuer, and the subject it vouches for. */
export type Identity = { readonly provider: string; readonly subject: string }

export type KnownPerson = {
  readonly personId: PersonId
  readonly displayName: string
  readonly email: string | null
  readonly active: boolean
}

type Row = { person_id: PersonId; display_name: string; email: string | null; active: number }

export async function findByIdentity(
  db: D1Database,
  { provider, subject }: Identity,
): Promise<KnownPerson | null> {
  const row = await db
    .prepare(
      `SELECT i.person_id, p.display_name, p.email, p.active
       FROM identities i JOIN people p ON p.id = i.person_id
       WHERE i.provider = ? AND i.subject = ?`,
    )
    .bind(provider, subject)
    .first<Row>()
  if (!row) return null
  return {
    personId: row.person_id,
    displayName: row.display_name,
    email: row.email,
    active: row.active === 1,
  }
}

/** The identity's primary key refuses the second of two first sign-ins, and the batch with it. */
export function createPersonStatements(
  db: D1Database,
  person: {
    readonly id: PersonId
    readonly displayName: string
    readonly email: string | null
    /** Null for somebody who was announced without a way to sign in. */
    readonly identity: Identity | null
    readonly now: number
  },
): D1PreparedStatement[] {
  const { id, displayName, email, identity, now } = person
  return [
    db
      .prepare(
        'INSERT INTO people (id, display_name, email, active, created_at) VALUES (?, ?, ?, 1, ?)',
      )
      .bind(id, displayName, email, now),
    ...(identity ? [identityStatement(db, id, identity, now)] : []),
  ]
}

/** Another way to sign in for somebody who is here. Its primary key refuses what is taken. */
export function identityStatement(
  db: D1Database,
  personId: PersonId,
  { provider, subject }: Identity,
  now: number,
): D1PreparedStatement {
  return db
    .prepare(
      'INSERT INTO identities (provider, subject, person_id, created_at) VALUES (?, ?, ?, ?)',
    )
    .bind(provider, subject, personId, now)
}

export function refreshPersonStatement(
  db: D1Database,
  person: {
    readonly id: PersonId
    readonly displayName: string
    readonly email: string | null
  },
): D1PreparedStatement {
  return db
    .prepare('UPDATE people SET display_name = ?, email = ? WHERE id = ? AND active = 1')
    .bind(person.displayName, person.email, person.id)
}

/**
 * Another subject for a person, while nothing is theirs yet: who has signed in, or was given
 * something here, stays who they are, and nobody else steps into their place.
 */
export function relinkStatements(
  db: D1Database,
  personId: PersonId,
  oldSubject: string | null,
  identity: Identity,
  now: number,
): D1PreparedStatement[] {
  const { provider, subject } = identity
  const free = 'NOT EXISTS (SELECT 1 FROM identities WHERE provider = ? AND subject = ?)'
  const taken = guard(db, 'identity_taken', free, provider, subject)
  if (oldSubject === null) return [taken, identityStatement(db, personId, identity, now)]
  const untouched = `NOT EXISTS (SELECT 1 FROM history
      WHERE person_id = ?1 AND type = 'person.signed_in')
    AND NOT EXISTS (SELECT 1 FROM role_grants WHERE principal = ?1)
    AND NOT EXISTS (SELECT 1 FROM involvements WHERE person_id = ?1)
    AND NOT EXISTS (SELECT 1 FROM memberships WHERE person_id = ?1
      AND group_id NOT IN (SELECT group_id FROM scim_groups))`
  return [
    taken,
    guard(db, 'identity_settled', untouched, personId),
    db
      .prepare('DELETE FROM identities WHERE provider = ? AND subject = ?')
      .bind(provider, oldSubject),
    identityStatement(db, personId, identity, now),
  ]
}
