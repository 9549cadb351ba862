import { and, asc, eq, getTableColumns, gt, not, or, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { GroupId, PersonId } from '../domain/ids'
import { change, guard } from './catalogue-change'
import { freshId } from './catalogue-id'
import { not as refused, type Written } from './catalogue-problem'
import { type Editor, factStatement } from './history'
import { recheckOrders } from './orders'
import { keyAfter, type Page, pageOf, type Slice } from './page'
import { groups } from './tables/directory'

export type GroupRow = typeof groups.$inferSelect & {
  /** The name of the SCIM connection that feeds it; null for a group that is kept here. */
  readonly fedBy: string | null
}
export type ListedGroup = GroupRow & { readonly memberCount: number }
export type Member = { readonly id: PersonId; readonly displayName: string }

export type GroupInput = {
  readonly name: string
  readonly description: string
  readonly members: readonly PersonId[]
}

const fedBy = sql<string | null>`(SELECT c.name FROM scim_groups s
  JOIN scim_connections c ON c.id = s.connection_id WHERE s.group_id = groups.id)`

export type GroupFilter = {
  /** Part of the name or the description, in any case. */
  readonly q?: string | undefined
  readonly fedBy?: 'here' | 'scim' | undefined
}

/** In order of names. */
export async function pageOfGroups(
  db: D1Database,
  { q, fedBy: from, limit, cursor }: GroupFilter & Slice,
): Promise<Page<ListedGroup>> {
  const [after] = keyAfter(cursor, ['string']) ?? []
  const memberCount = sql<number>`(SELECT count(*) FROM memberships m WHERE m.group_id = groups.id)`
  const isFed = sql`EXISTS (SELECT 1 FROM scim_groups s WHERE s.group_id = groups.id)`
  const rows = await drizzle(db)
    .select({ ...getTableColumns(groups), fedBy, memberCount })
    .from(groups)
    .where(
      and(
        after === undefined ? undefined : gt(groups.name, String(after)),
        q ? or(contains(groups.name, q), contains(groups.description, q)) : undefined,
        from === undefined ? undefined : from === 'scim' ? isFed : not(isFed),
      ),
    )
    .orderBy(asc(groups.name))
    .limit(limit + 1)
  return pageOf(rows, limit, (row) => [row.name])
}

/** All of them, for whoever needs each. */
export async function listGroups(db: D1Database): Promise<GroupRow[]> {
  return drizzle(db)
    .select({ ...getTableColumns(groups), fedBy })
    .from(groups)
    .orderBy(asc(groups.name))
}

/** Those of `ids` that are there, in order of names. */
export async function groupNames(
  db: D1Database,
  ids: readonly GroupId[],
): Promise<readonly Pick<GroupRow, 'id' | 'name'>[]> {
  return drizzle(db)
    .select({ id: groups.id, name: groups.name })
    .from(groups)
    .where(sql`${groups.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .orderBy(asc(groups.name))
}

export async function findGroupByName(db: D1Database, name: string): Promise<GroupId | null> {
  const row = await drizzle(db)
    .select({ id: groups.id })
    .from(groups)
    .where(eq(groups.name, name))
    .get()
  return row?.id ?? null
}

function contains(column: typeof groups.name | typeof groups.description, q: string): SQL {
  return sql`instr(lower(${column}), lower(${q})) > 0`
}

export async function findGroup(
  db: D1Database,
  id: GroupId,
): Promise<(GroupRow & { readonly members: readonly Member[] }) | null> {
  const members = sql<readonly Member[]>`(SELECT json_group_array(
      json_object('id', p.id, 'displayName', p.display_name) ORDER BY p.display_name, p.id)
    FROM memberships m JOIN people p ON p.id = m.person_id
    WHERE m.group_id = groups.id)`.mapWith(JSON.parse)
  const row = await drizzle(db)
    .select({ ...getTableColumns(groups), fedBy, members })
    .from(groups)
    .where(eq(groups.id, id))
    .get()
  return row ?? null
}

/** Active people only. A group that is gone has nobody, and is in the answer all the same. */
export async function membersOf(
  db: D1Database,
  groupIds: readonly GroupId[],
): Promise<Record<GroupId, PersonId[]>> {
  const { results } = await db
    .prepare(
      `SELECT m.group_id AS groupId, m.person_id AS personId
       FROM memberships m JOIN people p ON p.id = m.person_id
       WHERE p.active = 1 AND m.group_id IN (SELECT value FROM json_each(?))
       ORDER BY m.group_id, m.person_id`,
    )
    .bind(JSON.stringify(groupIds))
    .all<{ groupId: GroupId; personId: PersonId }>()
  const members: Record<GroupId, PersonId[]> = Object.fromEntries(groupIds.map((id) => [id, []]))
  for (const { groupId, personId } of results) members[groupId]?.push(personId)
  return members
}

export async function createGroup(
  db: D1Database,
  editor: Editor,
  input: GroupInput,
): Promise<Written<GroupId>> {
  const id = freshId('grp')
  const done = await change(db, [
    guardMembers(db, input.members),
    db
      .prepare('INSERT INTO groups (id, name, description, created_at) VALUES (?, ?, ?, ?)')
      .bind(id, input.name, input.description, Date.now()),
    addMembers(db, id, input.members),
    factStatement(db, editor, { type: 'group.created', data: { groupId: id, ...input } }),
  ])
  return done.ok ? { ok: true, id } : done
}

export async function updateGroup(
  db: D1Database,
  editor: Editor,
  id: GroupId,
  input: GroupInput,
): Promise<Written<GroupId>> {
  const group = await findGroup(db, id)
  if (!group) return refused('group_unknown')
  const { name, description } = group
  const before = { name, description, members: group.members.map((member) => member.id) }
  const removed = before.members.filter((member) => !input.members.includes(member))
  const done = await change(db, [
    guard(db, 'group_unknown', 'EXISTS (SELECT 1 FROM groups WHERE id = ?)', id),
    guardOwn(db, id),
    guardMembers(db, input.members),
    db
      .prepare('UPDATE groups SET name = ?, description = ? WHERE id = ?')
      .bind(input.name, input.description, id),
    db.prepare('DELETE FROM memberships WHERE group_id = ?').bind(id),
    addMembers(db, id, input.members),
    recheckOrders(db, editor, removed, `Lost the group ${name}`),
    factStatement(db, editor, {
      type: 'group.updated',
      data: { groupId: id, before, after: { ...input } },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

/** Refused while a policy names it, which would lose its approvers, or while it has a role. */
export async function deleteGroup(
  db: D1Database,
  editor: Editor,
  id: GroupId,
): Promise<Written<GroupId>> {
  const group = await findGroup(db, id)
  if (!group) return refused('group_unknown')
  const { name, members } = group
  const unnamed = `NOT EXISTS (SELECT 1 FROM policies
    WHERE instr(requesters, ?1) > 0 OR instr(terms, ?1) > 0)
    AND NOT EXISTS (SELECT 1 FROM role_grants WHERE principal = ?1 ->> '$')`
  const done = await change(db, [
    guard(db, 'group_in_use', unnamed, JSON.stringify(id)),
    guardOwn(db, id),
    db.prepare('DELETE FROM memberships WHERE group_id = ?').bind(id),
    db.prepare('DELETE FROM provider_groups WHERE group_id = ?').bind(id),
    db.prepare('DELETE FROM provider_memberships WHERE group_id = ?').bind(id),
    db.prepare('DELETE FROM groups WHERE id = ?').bind(id),
    factStatement(db, editor, { type: 'group.deleted', data: { groupId: id, name, members } }),
  ])
  return done.ok ? { ok: true, id } : done
}

/** What SCIM feeds is changed by its connection only. */
function guardOwn(db: D1Database, id: GroupId): D1PreparedStatement {
  const own = 'NOT EXISTS (SELECT 1 FROM scim_groups WHERE group_id = ?)'
  return guard(db, 'group_managed', own, id)
}

function guardMembers(db: D1Database, members: readonly PersonId[]): D1PreparedStatement {
  const known = `NOT EXISTS (SELECT 1 FROM json_each(?) WHERE value NOT IN
    (SELECT id FROM people WHERE active = 1))`
  return guard(db, 'person_unknown', known, JSON.stringify(members))
}

function addMembers(db: D1Database, id: GroupId, members: readonly PersonId[]) {
  return db
    .prepare(
      'INSERT OR IGNORE INTO memberships (group_id, person_id) SELECT ?, value FROM json_each(?)',
    )
    .bind(id, JSON.stringify(members))
}
