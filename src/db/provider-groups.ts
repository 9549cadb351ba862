import type { GroupId, ProviderId } from '../domain/ids'
import { change, guard } from './catalogue-change'
import type { Written } from './catalogue-problem'
import { type Editor, factStatement } from './history'

/** Who has this value among their groups at the provider is in that group here. */
export type GroupMapping = { readonly value: string; readonly groupId: GroupId }

export async function providerGroups(
  db: D1Database,
  id: ProviderId,
): Promise<readonly GroupMapping[]> {
  const { results } = await db
    .prepare(
      `SELECT value, group_id AS groupId FROM provider_groups
       WHERE provider_id = ? ORDER BY value, group_id`,
    )
    .bind(id)
    .all<GroupMapping>()
  return results
}

/** What is left out means nothing any more to whoever signs in next. */
export async function setProviderGroups(
  db: D1Database,
  editor: Editor,
  id: ProviderId,
  groups: readonly GroupMapping[],
): Promise<Written<ProviderId>> {
  const before = await providerGroups(db, id)
  const done = await change(db, [
    ...mappingStatements(db, id, groups),
    factStatement(db, editor, {
      type: 'provider.groups_changed',
      data: { providerId: id, before, after: groups },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

/** Groups that SCIM feeds are changed by its connection only. */
export function mappingStatements(
  db: D1Database,
  id: ProviderId,
  groups: readonly GroupMapping[],
): D1PreparedStatement[] {
  const among = (condition: string) =>
    `NOT EXISTS (SELECT 1 FROM json_each(?) m WHERE m.value ->> 'groupId' ${condition})`
  const mapping = JSON.stringify(groups)
  return [
    guard(db, 'group_unknown', among('NOT IN (SELECT id FROM groups)'), mapping),
    guard(db, 'group_managed', among('IN (SELECT group_id FROM scim_groups)'), mapping),
    db.prepare('DELETE FROM provider_groups WHERE provider_id = ?').bind(id),
    db
      .prepare(
        `INSERT OR IGNORE INTO provider_groups (provider_id, value, group_id)
         SELECT ?, value ->> 'value', value ->> 'groupId' FROM json_each(?)`,
      )
      .bind(id, mapping),
  ]
}
