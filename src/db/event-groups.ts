import type { GroupId, PersonId, ProviderId } from '../domain/ids'
import { type Editor, factStatement } from './history'
import { recheckOrders } from './orders'

export type LostGroup = {
  readonly provider: string
  readonly providerIds: readonly ProviderId[]
  /** What the provider may call the group. */
  readonly names: readonly string[]
  /** Who is not in it any more; null for everybody. */
  readonly people: readonly PersonId[] | null
}

type Loss = { readonly groupId: GroupId; readonly name: string; readonly personId: PersonId }

/**
 * Who was in a group because this provider said so, at sign-in or by SCIM, and is not in it any more.
 * Whoever was put there by hand stays.
 */
export async function lossesOf(db: D1Database, lost: LostGroup): Promise<readonly Loss[]> {
  const { provider, providerIds, names, people } = lost
  const { results } = await db
    .prepare(
      `WITH given AS (
         SELECT group_id, person_id FROM provider_memberships
           WHERE provider_id IN (SELECT value FROM json_each(?2)) AND group_id IN (
             SELECT group_id FROM provider_groups
             WHERE provider_id IN (SELECT value FROM json_each(?2))
               AND value IN (SELECT value FROM json_each(?3)))
         UNION
         SELECT m.group_id, m.person_id FROM memberships m
           JOIN scim_groups s ON s.group_id = m.group_id
           JOIN scim_connections c ON c.id = s.connection_id AND c.provider = ?1
             AND c.retired_at IS NULL
           WHERE s.external_id IN (SELECT value FROM json_each(?3))
             OR s.display_name IN (SELECT value FROM json_each(?3)))
       SELECT g.id AS groupId, g.name, given.person_id AS personId
       FROM given JOIN groups g ON g.id = given.group_id
       WHERE ?4 IS NULL OR given.person_id IN (SELECT value FROM json_each(?4))
       ORDER BY g.name, given.person_id`,
    )
    .bind(
      provider,
      JSON.stringify(providerIds),
      JSON.stringify(names),
      people === null ? null : JSON.stringify(people),
    )
    .all<Loss>()
  return results
}

/** The memberships end, and what came with the group; what another provider gave as well stays. */
export function lossStatements(
  db: D1Database,
  editor: Editor,
  providerIds: readonly ProviderId[],
  losses: readonly Loss[],
): D1PreparedStatement[] {
  const pairs = JSON.stringify(losses)
  const among = (columns: string) =>
    `(${columns}) IN (SELECT value ->> 'groupId', value ->> 'personId' FROM json_each(?1))`
  const names = [...new Set(losses.map(({ name }) => name))]
  const people = [...new Set(losses.map(({ personId }) => personId))]
  return [
    db
      .prepare(
        `DELETE FROM provider_memberships WHERE ${among('group_id, person_id')}
           AND provider_id IN (SELECT value FROM json_each(?2))`,
      )
      .bind(pairs, JSON.stringify(providerIds)),
    db
      .prepare(
        `DELETE FROM memberships WHERE ${among('group_id, person_id')}
           AND NOT EXISTS (SELECT 1 FROM provider_memberships p
             WHERE p.group_id = memberships.group_id AND p.person_id = memberships.person_id)`,
      )
      .bind(pairs),
    db
      .prepare(
        `UPDATE scim_groups SET version = version + 1
         WHERE group_id IN (SELECT value ->> 'groupId' FROM json_each(?))`,
      )
      .bind(pairs),
    recheckOrders(db, editor, people, `Lost the group ${names.join(', ')}`),
    ...people.map((personId) =>
      factStatement(db, editor, {
        type: 'person.groups_changed',
        personId,
        data: {
          gained: [],
          lost: losses.flatMap((loss) => (loss.personId === personId ? loss.name : [])),
        },
      }),
    ),
  ]
}
