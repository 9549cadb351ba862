import type { GroupId, PersonId, ScimConnectionId } from '../domain/ids'
import { change, guard } from './catalogue-change'
import { freshId } from './catalogue-id'
import type { Written } from './catalogue-problem'
import { type Editor, factStatement } from './history'
import { recheckOrders } from './orders'

/** A group as the provider says it is from now on. */
export type ScimGroupDraft = {
  readonly connectionId: ScimConnectionId
  /** As it is called here: with the connection's prefix. */
  readonly name: string
  readonly displayName: string
  readonly displayKey: string
  readonly externalId: string | null
}

export async function createScimGroup(
  db: D1Database,
  editor: Editor,
  draft: ScimGroupDraft,
  members: readonly PersonId[],
): Promise<Written<GroupId>> {
  const id = freshId('grp')
  const now = Date.now()
  const { connectionId, name, displayName, displayKey, externalId } = draft
  const done = await change(db, [
    db
      .prepare('INSERT INTO groups (id, name, description, created_at) VALUES (?, ?, ?, ?)')
      .bind(id, name, '', now),
    db
      .prepare(
        `INSERT INTO scim_groups (group_id, connection_id, external_id, display_name, display_key,
           version, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?5, 1, ?6, ?6)`,
      )
      .bind(id, connectionId, externalId, displayName, displayKey, now),
    addMembers(db, id, members),
    factStatement(db, editor, { type: 'group.created', data: { groupId: id, name, members } }),
  ])
  return done.ok ? { ok: true, id } : done
}

export type Membership = {
  readonly added: readonly PersonId[]
  readonly removed: readonly PersonId[]
}

/** Name and members change together or not at all; who is removed loses what came with it. */
export async function updateScimGroup(
  db: D1Database,
  editor: Editor,
  group: { readonly id: GroupId; readonly version: number },
  draft: ScimGroupDraft,
  { added, removed }: Membership,
): Promise<Written<GroupId>> {
  const { name, displayName, displayKey, externalId } = draft
  const done = await change(db, [
    guardVersion(db, group),
    db.prepare('UPDATE groups SET name = ? WHERE id = ?').bind(name, group.id),
    db
      .prepare(
        `UPDATE scim_groups SET external_id = ?2, display_name = ?3, display_key = ?4,
           version = version + 1, updated_at = ?5 WHERE group_id = ?1`,
      )
      .bind(group.id, externalId, displayName, displayKey, Date.now()),
    removeMembers(db, group.id, removed),
    addMembers(db, group.id, added),
    recheckOrders(db, editor, removed, `Lost the group ${name}`),
    factStatement(db, editor, {
      type: 'group.updated',
      data: { groupId: group.id, name, added, removed },
    }),
  ])
  return done.ok ? { ok: true, id: group.id } : done
}

/**
 * The provider has no such group any more: nobody is in it. A policy may still name it; then it
 * stays, empty and kept here, under a name that leaves the old one free for somebody new.
 */
export async function deleteScimGroup(
  db: D1Database,
  editor: Editor,
  group: { readonly id: GroupId; readonly version: number; readonly displayName: string },
  members: readonly PersonId[],
): Promise<Written<GroupId>> {
  const { id, displayName } = group
  const named = `EXISTS (SELECT 1 FROM policies
    WHERE instr(requesters, ?2) > 0 OR instr(terms, ?2) > 0)`
  const gone = `${[...displayName].slice(0, 80).join('')} (gone, ${id.slice(-6)})`
  const done = await change(db, [
    guardVersion(db, group),
    db.prepare('DELETE FROM memberships WHERE group_id = ?').bind(id),
    db.prepare('DELETE FROM role_grants WHERE principal = ?').bind(id),
    db.prepare('DELETE FROM scim_groups WHERE group_id = ?').bind(id),
    db
      .prepare(`UPDATE groups SET name = ?3 WHERE id = ?1 AND ${named}`)
      .bind(id, JSON.stringify(id), gone),
    db.prepare(`DELETE FROM groups WHERE id = ?1 AND NOT ${named}`).bind(id, JSON.stringify(id)),
    recheckOrders(db, editor, members, `Lost the group ${displayName}`),
    factStatement(db, editor, {
      type: 'group.deleted',
      data: { groupId: id, name: displayName, members },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

function guardVersion(
  db: D1Database,
  { id, version }: { readonly id: GroupId; readonly version: number },
): D1PreparedStatement {
  const same = 'EXISTS (SELECT 1 FROM scim_groups WHERE group_id = ? AND version = ?)'
  return guard(db, 'scim_changed', same, id, version)
}

function addMembers(db: D1Database, id: GroupId, members: readonly PersonId[]) {
  return db
    .prepare(
      'INSERT OR IGNORE INTO memberships (group_id, person_id) SELECT ?, value FROM json_each(?)',
    )
    .bind(id, JSON.stringify(members))
}

function removeMembers(db: D1Database, id: GroupId, members: readonly PersonId[]) {
  return db
    .prepare(
      `DELETE FROM memberships
       WHERE group_id = ? AND person_id IN (SELECT value FROM json_each(?))`,
    )
    .bind(id, JSON.stringify(members))
}
