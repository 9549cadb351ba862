import type { GroupId, PersonId, ProviderId } from '../domain/ids'
import { type Editor, factStatement } from './history'
import { recheckOrders } from './orders'

export type GroupsSaid = {
  readonly providerId: ProviderId
  readonly personId: PersonId
  /** What the provider lists as the person's groups. */
  readonly values: readonly string[]
}

type Group = { id: GroupId; name: string }

/**
 * For the batch of a sign-in: the person's groups become those that the provider's mean here. Only
 * what a provider gave is taken away again, and with it what came with the group.
 */
export async function membershipStatements(
  db: D1Database,
  editor: Editor,
  said: GroupsSaid,
): Promise<D1PreparedStatement[]> {
  const { providerId, personId } = said
  const { gained, lost } = await differenceOf(db, said)
  if (gained.length + lost.length === 0) return []
  const ids = (groups: readonly Group[]) => JSON.stringify(groups.map(({ id }) => id))
  const names = (groups: readonly Group[]) => groups.map(({ name }) => name)
  return [
    db
      .prepare(
        `INSERT OR IGNORE INTO provider_memberships (provider_id, person_id, group_id)
         SELECT ?, ?, value FROM json_each(?)`,
      )
      .bind(providerId, personId, ids(gained)),
    db
      .prepare(
        `INSERT OR IGNORE INTO memberships (group_id, person_id)
         SELECT value, ? FROM json_each(?)`,
      )
      .bind(personId, ids(gained)),
    ...[
      `DELETE FROM provider_memberships WHERE provider_id = ?1 AND person_id = ?2
         AND group_id IN (SELECT value FROM json_each(?3))`,
      `DELETE FROM memberships WHERE person_id = ?2
         AND group_id IN (SELECT value FROM json_each(?3))
         AND NOT EXISTS (SELECT 1 FROM provider_memberships p
           WHERE p.person_id = ?2 AND p.group_id = memberships.group_id)`,
    ].map((statement) => db.prepare(statement).bind(providerId, personId, ids(lost))),
    ...(lost.length > 0
      ? [recheckOrders(db, editor, [personId], `Lost the group ${names(lost).join(', ')}`)]
      : []),
    factStatement(db, editor, {
      type: 'person.groups_changed',
      personId,
      data: { providerId, gained: names(gained), lost: names(lost) },
    }),
  ]
}

async function differenceOf(db: D1Database, { providerId, personId, values }: GroupsSaid) {
  const { results } = await db
    .prepare(
      `SELECT g.id, g.name,
         EXISTS (SELECT 1 FROM provider_groups m WHERE m.provider_id = ?1 AND m.group_id = g.id
           AND m.value IN (SELECT value FROM json_each(?3))) AS isMeant,
         EXISTS (SELECT 1 FROM provider_memberships p WHERE p.provider_id = ?1
           AND p.person_id = ?2 AND p.group_id = g.id) AS isGiven,
         EXISTS (SELECT 1 FROM provider_memberships p
           WHERE p.person_id = ?2 AND p.group_id = g.id) AS isFed,
         EXISTS (SELECT 1 FROM memberships m
           WHERE m.person_id = ?2 AND m.group_id = g.id) AS isMember
       FROM groups g
       WHERE g.id IN (SELECT group_id FROM provider_groups WHERE provider_id = ?1
         UNION SELECT group_id FROM provider_memberships WHERE provider_id = ?1 AND person_id = ?2)
         AND g.id NOT IN (SELECT group_id FROM scim_groups)
       ORDER BY g.name`,
    )
    .bind(providerId, personId, JSON.stringify(values))
    .all<Group & { isMeant: number; isGiven: number; isFed: number; isMember: number }>()
  return {
    // Whoever was put into a group by hand stays there, whatever the provider says.
    gained: results.filter(
      ({ isMeant, isGiven, isFed, isMember }) =>
        isMeant === 1 && isGiven === 0 && (isMember === 0 || isFed === 1),
    ),
    lost: results.filter(({ isMeant, isGiven }) => isMeant === 0 && isGiven === 1),
  }
}
