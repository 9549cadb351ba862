import type { GroupId, PersonId, ProviderId } from '../domain/ids'
import { type Editor, factStatement } from './history'
import { recheckOrders } from './orders'

/** Whom a provider vouched for before a reading began, and nobody who came or changed since. */
export type ReadPerson = {
  readonly personId: PersonId
  readonly displayName: string
  readonly subjects: readonly string[]
}

/** A membership that this provider gave: by a list in its tokens, or by SCIM. */
export type GivenMembership = {
  readonly personId: PersonId
  readonly groupId: GroupId
  readonly groupName: string
  readonly by: 'token' | 'scim'
  /** What the provider may call the group; being in any of them is enough. */
  readonly names: readonly string[]
}

type Asked = { readonly providerId: ProviderId; readonly issuer: string; readonly before: number }

/** Who signed in or was changed meanwhile may be on no page that was read: next time, then. */
const UNTOUCHED = `p.active = 1
  AND NOT EXISTS (SELECT 1 FROM sessions s
    WHERE s.person_id = p.id AND s.provider = ?1 AND s.created_at >= ?2)
  AND NOT EXISTS (SELECT 1 FROM scim_users u JOIN scim_connections c ON c.id = u.connection_id
    WHERE u.person_id = p.id AND c.provider = ?1 AND u.updated_at >= ?2)`

export async function peopleRead(
  db: D1Database,
  { issuer, before }: Asked,
): Promise<readonly ReadPerson[]> {
  const { results } = await db
    .prepare(
      `SELECT p.id AS personId, p.display_name AS displayName,
         json_group_array(i.subject) AS subjects
       FROM identities i JOIN people p ON p.id = i.person_id
       WHERE i.provider = ?1 AND i.created_at < ?2 AND ${UNTOUCHED}
       GROUP BY p.id ORDER BY p.id`,
    )
    .bind(issuer, before)
    .all<Omit<ReadPerson, 'subjects'> & { subjects: string }>()
  return results.map((row) => ({ ...row, subjects: JSON.parse(row.subjects) as string[] }))
}

/** What this provider gave and still may take away; nothing that was given by hand. */
export async function membershipsRead(
  db: D1Database,
  { providerId, issuer, before }: Asked,
): Promise<readonly GivenMembership[]> {
  const { results } = await db
    .prepare(
      `SELECT p.id AS personId, g.id AS groupId, g.name AS groupName, 'token' AS by,
         (SELECT json_group_array(v.value) FROM provider_groups v
          WHERE v.provider_id = ?3 AND v.group_id = g.id) AS names
       FROM provider_memberships m JOIN people p ON p.id = m.person_id
         JOIN groups g ON g.id = m.group_id
       WHERE m.provider_id = ?3 AND ${UNTOUCHED}
         AND EXISTS (SELECT 1 FROM provider_groups v
           WHERE v.provider_id = ?3 AND v.group_id = g.id)
       UNION ALL
       SELECT p.id, g.id, g.name, 'scim', json_array(sg.external_id)
       FROM scim_groups sg JOIN scim_connections c ON c.id = sg.connection_id AND c.provider = ?1
         JOIN groups g ON g.id = sg.group_id
         JOIN memberships m ON m.group_id = g.id JOIN people p ON p.id = m.person_id
       WHERE sg.external_id IS NOT NULL AND sg.updated_at < ?2 AND ${UNTOUCHED}`,
    )
    .bind(issuer, before, providerId)
    .all<Omit<GivenMembership, 'names'> & { names: string }>()
  return results.map((row) => ({ ...row, names: JSON.parse(row.names) as string[] }))
}

/** What the provider may call each group that means something here. */
export async function groupNamesRead(
  db: D1Database,
  { providerId, issuer }: Omit<Asked, 'before'>,
): Promise<readonly string[]> {
  const { results } = await db
    .prepare(
      `SELECT value AS name FROM provider_groups WHERE provider_id = ?1
       UNION
       SELECT sg.external_id FROM scim_groups sg JOIN scim_connections c ON c.id = sg.connection_id
       WHERE c.provider = ?2 AND sg.external_id IS NOT NULL`,
    )
    .bind(providerId, issuer)
    .all<{ name: string }>()
  return results.map(({ name }) => name)
}

/** Takes memberships of one person away, and with them what came so. */
export function lostStatements(
  db: D1Database,
  editor: Editor,
  providerId: ProviderId,
  personId: PersonId,
  lost: readonly GivenMembership[],
): D1PreparedStatement[] {
  const ids = (by: GivenMembership['by']) =>
    JSON.stringify(lost.filter((each) => each.by === by).map(({ groupId }) => groupId))
  const names = lost.map(({ groupName }) => groupName)
  return [
    db
      .prepare(
        `DELETE FROM provider_memberships WHERE provider_id = ?1 AND person_id = ?2
         AND group_id IN (SELECT value FROM json_each(?3))`,
      )
      .bind(providerId, personId, ids('token')),
    db
      .prepare(
        `DELETE FROM memberships WHERE person_id = ?1
         AND group_id IN (SELECT value FROM json_each(?2))
         AND NOT EXISTS (SELECT 1 FROM provider_memberships p
           WHERE p.person_id = ?1 AND p.group_id = memberships.group_id)`,
      )
      .bind(personId, ids('token')),
    db
      .prepare(
        `DELETE FROM memberships WHERE person_id = ?1
         AND group_id IN (SELECT value FROM json_each(?2))`,
      )
      .bind(personId, ids('scim')),
    db
      .prepare(
        `UPDATE scim_groups SET version = version + 1
         WHERE group_id IN (SELECT value FROM json_each(?))`,
      )
      .bind(ids('scim')),
    recheckOrders(db, editor, [personId], `Lost the group ${names.join(', ')}`),
    factStatement(db, editor, {
      type: 'person.groups_changed',
      personId,
      data: { providerId, gained: [], lost: names },
    }),
  ]
}

/** For the batch of an ending: what SCIM of the same provider ended, it may bring back. */
export function endedByProvider(
  db: D1Database,
  issuer: string,
  personId: PersonId,
  now: number,
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE scim_users SET deactivated_at = ?3 WHERE person_id = ?2 AND deleted_at IS NULL
       AND connection_id IN (SELECT id FROM scim_connections WHERE provider = ?1)`,
    )
    .bind(issuer, personId, now)
}
