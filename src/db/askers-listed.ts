import type { GroupId, MachineId, PersonId } from '../domain/ids'
import type { Key } from './page'

export type MemberRow = {
  readonly id: PersonId
  readonly name: string
  readonly groups: readonly GroupId[]
}

type Among = {
  readonly isEverybody: boolean
  readonly people: readonly PersonId[]
  readonly groups: readonly GroupId[]
}

/** People who have not left, everybody or those who are named or in a named group, in order of names. */
export async function activePeopleAmong(
  db: D1Database,
  { isEverybody, people, groups }: Among,
  { after, limit }: { readonly after: Key | null; readonly limit: number },
): Promise<readonly MemberRow[]> {
  const them = isEverybody
    ? '?1 IS NOT NULL AND ?2 IS NOT NULL'
    : `p.id IN (SELECT value FROM json_each(?1) UNION SELECT m.person_id FROM memberships m
       WHERE m.group_id IN (SELECT value FROM json_each(?2)))`
  const [name = '', id = ''] = after ?? []
  const { results } = await db
    .prepare(
      `SELECT p.id, p.display_name AS name, (SELECT json_group_array(o.group_id) FROM memberships o
         WHERE o.person_id = p.id) AS groups
       FROM people p WHERE p.active = 1 AND ${them} AND (p.display_name, p.id) > (?3, ?4)
       ORDER BY p.display_name, p.id LIMIT ?5`,
    )
    .bind(JSON.stringify(people), JSON.stringify(groups), name, id, limit)
    .all<{ id: PersonId; name: string; groups: string }>()
  return results.map((row) => ({ ...row, groups: JSON.parse(row.groups) }))
}

/** Those of these machines that may do something, in order of names. */
export async function activeMachinesAmong(
  db: D1Database,
  ids: readonly MachineId[],
): Promise<readonly { readonly id: MachineId; readonly name: string }[]> {
  const { results } = await db
    .prepare(
      `SELECT id, name FROM active_machines WHERE id IN (SELECT value FROM json_each(?))
       ORDER BY name, id`,
    )
    .bind(JSON.stringify(ids))
    .all<{ id: MachineId; name: string }>()
  return results
}
