import type { Audience } from '../domain/resource/effect'

export type Contact = { readonly name: string; readonly address: string }

/** The addresses of everybody in an audience who is active and has one, each person once. */
export async function contactsOf(db: D1Database, audience: Audience): Promise<readonly Contact[]> {
  const { results } = await queryOf(db, audience).all<Contact>()
  return results
}

function queryOf(db: D1Database, audience: Audience): D1PreparedStatement {
  const select = `SELECT DISTINCT people.id, people.display_name AS name, people.email AS address
    FROM people WHERE people.active = 1 AND people.email IS NOT NULL`
  switch (audience.kind) {
    case 'person':
      return db.prepare(`${select} AND people.id = ?1`).bind(audience.person)
    case 'administrators':
      return db.prepare(
        `${select} AND people.id IN (SELECT person_id FROM roles WHERE role = 'administrator')`,
      )
    case 'approvers':
      return db
        .prepare(
          `${select} AND people.id NOT IN (SELECT value FROM json_each(?3)) AND (
             people.id IN (SELECT value FROM json_each(?1)) OR people.id IN (
               SELECT person_id FROM memberships
               WHERE group_id IN (SELECT value FROM json_each(?2))))`,
        )
        .bind(
          JSON.stringify(audience.people),
          JSON.stringify(audience.groups),
          JSON.stringify(audience.except),
        )
  }
}
