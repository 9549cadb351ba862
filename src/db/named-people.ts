import type { PersonId } from '../domain/ids'
import type { Identity } from './identities'

export type NamedPerson = {
  readonly id: PersonId
  readonly displayName: string
  readonly active: boolean
  /** The ways in which providers know them, in a fixed order. */
  readonly identities: readonly Identity[]
}

const COLUMNS = `p.id, p.display_name AS displayName, p.active,
  (SELECT json_group_array(json_object('provider', i.provider, 'subject', i.subject)
     ORDER BY i.provider, i.subject) FROM identities i WHERE i.person_id = p.id) AS identities`

/** People by id, or by how a provider knows them; leavers too. */
export async function peopleByNames(
  db: D1Database,
  ids: readonly string[],
  identities: readonly Identity[],
): Promise<readonly NamedPerson[]> {
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS} FROM people p
       WHERE p.id IN (SELECT value FROM json_each(?1)) OR p.id IN (
         SELECT i.person_id FROM json_each(?2) JOIN identities i
         ON i.provider = value ->> 'provider' AND i.subject = value ->> 'subject')`,
    )
    .bind(JSON.stringify(ids), JSON.stringify(identities))
    .all<{ id: PersonId; displayName: string; active: number; identities: string }>()
  return results.map(({ active, identities: known, ...person }) => ({
    ...person,
    active: active === 1,
    identities: JSON.parse(known) as readonly Identity[],
  }))
}
