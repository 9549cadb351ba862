import type { PersonId } from '../domain/ids'
import type { SignalSubject } from '../domain/signal'

/** Who is meant. By an address only, it is a hint: an address can be somebody else's by now. */
export type Meant = { readonly people: readonly PersonId[]; readonly isCertain: boolean }

/** More people than this with one address are not found out one by one. */
const MOST = 20

/**
 * Whom an event names, among those whom this provider vouches for: by subject, or as the provider
 * itself knows a session of theirs; where it says neither, by address.
 */
export async function peopleMeant(
  db: D1Database,
  provider: string,
  { identities, sessions, addresses }: SignalSubject,
): Promise<Meant> {
  const subjects = identities.flatMap((each) => (each.provider === provider ? each.subject : []))
  const certain = await certainPeople(db, provider, subjects, sessions)
  if (certain.length > 0 || addresses.length === 0) return { people: certain, isCertain: true }
  return { people: await peopleAt(db, provider, addresses), isCertain: false }
}

async function certainPeople(
  db: D1Database,
  provider: string,
  subjects: readonly string[],
  sessions: readonly string[],
): Promise<readonly PersonId[]> {
  const { results } = await db
    .prepare(
      `SELECT person_id AS id FROM identities
         WHERE provider = ?1 AND subject IN (SELECT value FROM json_each(?2))
       UNION SELECT person_id FROM sessions
         WHERE provider = ?1 AND provider_subject IN (SELECT value FROM json_each(?2))
       UNION SELECT person_id FROM sessions
         WHERE provider = ?1 AND provider_session IN (SELECT value FROM json_each(?3))
       ORDER BY 1`,
    )
    .bind(provider, JSON.stringify(subjects), JSON.stringify(sessions))
    .all<{ id: PersonId }>()
  return results.map(({ id }) => id)
}

async function peopleAt(
  db: D1Database,
  provider: string,
  addresses: readonly string[],
): Promise<readonly PersonId[]> {
  const { results } = await db
    .prepare(
      `SELECT id FROM people WHERE active = 1
         AND lower(email) IN (SELECT lower(value) FROM json_each(?2))
         AND EXISTS (SELECT 1 FROM identities WHERE person_id = people.id AND provider = ?1)
       ORDER BY id LIMIT ${MOST}`,
    )
    .bind(provider, JSON.stringify(addresses))
    .all<{ id: PersonId }>()
  return results.map(({ id }) => id)
}

/** What this provider calls somebody. */
export async function subjectsAt(
  db: D1Database,
  provider: string,
  personId: PersonId,
): Promise<readonly string[]> {
  const { results } = await db
    .prepare('SELECT subject FROM identities WHERE provider = ? AND person_id = ? ORDER BY subject')
    .bind(provider, personId)
    .all<{ subject: string }>()
  return results.map(({ subject }) => subject)
}

/** When this person was last brought back, in epoch milliseconds; null where they never left. */
export async function lastReturn(db: D1Database, personId: PersonId): Promise<number | null> {
  return db
    .prepare(
      "SELECT max(at) AS at FROM history WHERE person_id = ? AND type = 'person.reactivated'",
    )
    .bind(personId)
    .first<number>('at')
}
