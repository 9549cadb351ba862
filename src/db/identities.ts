import type { PersonId } from '../domain/ids'

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
    readonly identity: Identity
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
    db
      .prepare(
        'INSERT INTO identities (provider, subject, person_id, created_at) VALUES (?, ?, ?, ?)',
      )
      .bind(identity.provider, identity.subject, id, now),
  ]
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
