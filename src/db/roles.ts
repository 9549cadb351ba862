import { asc, eq, getTableColumns, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { GroupId, PersonId } from '../domain/ids'
import { ALL_PERMISSIONS, type Permission } from '../domain/permission/permission'
import {
  BUILT_IN,
  type BuiltInRole,
  type CustomRoleId,
  isBuiltIn,
  type RoleId,
  unlimitable,
} from '../domain/permission/role'
import { change, guard } from './catalogue-change'
import { freshId } from './catalogue-id'
import { not, type Written } from './catalogue-problem'
import { type Editor, factStatement } from './history'
import { customRoles } from './tables/directory'

export type RoleRow = {
  readonly id: RoleId
  readonly name: string
  readonly description: string
  readonly permissions: readonly Permission[]
  readonly isBuiltIn: boolean
  /** To how many people and groups it was given; everybody has `member`. */
  readonly givenCount: number
}

export type RoleInput = {
  readonly name: string
  readonly description: string
  readonly permissions: readonly Permission[]
}

/** The built-in ones first, then those that were made here, in order of names. */
export async function listRoles(db: D1Database): Promise<readonly RoleRow[]> {
  const { results } = await db
    .prepare('SELECT role, count(DISTINCT principal) AS count FROM role_grants GROUP BY role')
    .all<{ role: string; count: number }>()
  const counts = new Map(results.map(({ role, count }) => [role, count]))
  const custom = await drizzle(db)
    .select(getTableColumns(customRoles))
    .from(customRoles)
    .orderBy(asc(customRoles.name))
  return [
    ...(Object.keys(BUILT_IN) as BuiltInRole[]).map((id) => builtInRow(id, counts.get(id) ?? 0)),
    ...custom.map((row) => customRow(row, counts.get(row.id) ?? 0)),
  ]
}

export async function findRole(db: D1Database, id: RoleId): Promise<RoleRow | null> {
  const row = await db
    .prepare('SELECT count(DISTINCT principal) AS count FROM role_grants WHERE role = ?')
    .bind(id)
    .first<{ count: number }>()
  const count = row?.count ?? 0
  if (isBuiltIn(id)) return builtInRow(id, count)
  const custom = await drizzle(db).select().from(customRoles).where(eq(customRoles.id, id)).get()
  return custom ? customRow(custom, count) : null
}

export async function createRole(
  db: D1Database,
  editor: Editor,
  input: RoleInput,
): Promise<Written<CustomRoleId>> {
  const id = freshId('rol')
  const { name, description, permissions } = input
  const now = Date.now()
  const done = await change(db, [
    guardName(db, id, name),
    db
      .prepare(
        `INSERT INTO custom_roles (id, name, description, permissions, created_at, updated_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?5)`,
      )
      .bind(id, name, description, JSON.stringify(permissions), now),
    factStatement(db, editor, { type: 'role.created', data: { roleId: id, ...input } }, now),
  ])
  return done.ok ? { ok: true, id } : done
}

/** Counts at once for everybody who has it. */
export async function updateRole(
  db: D1Database,
  editor: Editor,
  id: CustomRoleId,
  input: RoleInput,
): Promise<Written<CustomRoleId>> {
  const before = await findRole(db, id)
  if (!before) return not('role_unknown')
  const { name, description, permissions } = input
  const now = Date.now()
  const everywhere = "NOT EXISTS (SELECT 1 FROM role_grants WHERE role = ? AND scope <> '')"
  const done = await change(db, [
    guard(db, 'role_unknown', 'EXISTS (SELECT 1 FROM custom_roles WHERE id = ?)', id),
    guardName(db, id, name),
    ...(unlimitable(permissions).length > 0
      ? [guard(db, 'role_not_limitable', everywhere, id)]
      : []),
    db
      .prepare(
        `UPDATE custom_roles SET name = ?, description = ?, permissions = ?, updated_at = ?
         WHERE id = ?`,
      )
      .bind(name, description, JSON.stringify(permissions), now, id),
    factStatement(
      db,
      editor,
      { type: 'role.updated', data: { roleId: id, before: inputOf(before), after: { ...input } } },
      now,
    ),
  ])
  return done.ok ? { ok: true, id } : done
}

/** Refused while anybody has it. */
export async function deleteRole(
  db: D1Database,
  editor: Editor,
  id: CustomRoleId,
): Promise<Written<CustomRoleId>> {
  const role = await findRole(db, id)
  if (!role) return not('role_unknown')
  const unused = 'NOT EXISTS (SELECT 1 FROM role_grants WHERE role = ?)'
  const done = await change(db, [
    guard(db, 'role_in_use', unused, id),
    db.prepare('DELETE FROM custom_roles WHERE id = ?').bind(id),
    factStatement(db, editor, { type: 'role.deleted', data: { roleId: id, ...inputOf(role) } }),
  ])
  return done.ok ? { ok: true, id } : done
}

export type RoleHolder = {
  readonly principal: PersonId | GroupId
  readonly name: string
  /** As it is stored; empty for everything. */
  readonly scope: string
  readonly grantedAt: number
}

/** The people and groups that it was given to, in order of names. */
export async function holdersOfRole(db: D1Database, id: RoleId): Promise<readonly RoleHolder[]> {
  return drizzle(db).all<RoleHolder>(sql`
    SELECT g.principal, coalesce(p.display_name, t.name, g.principal) AS name, g.scope,
      g.granted_at AS grantedAt
    FROM role_grants g LEFT JOIN people p ON p.id = g.principal
      LEFT JOIN groups t ON t.id = g.principal
    WHERE g.role = ${id} ORDER BY name, g.principal, g.scope`)
}

function builtInRow(id: BuiltInRole, givenCount: number): RoleRow {
  const { title: name, permissions } = BUILT_IN[id]
  return { id, name, description: '', permissions, isBuiltIn: true, givenCount }
}

function customRow(
  { id, name, description, permissions }: typeof customRoles.$inferSelect,
  givenCount: number,
): RoleRow {
  const known = ALL_PERMISSIONS.filter((permission) => permissions.includes(permission))
  return { id, name, description, permissions: known, isBuiltIn: false, givenCount }
}

function inputOf({ name, description, permissions }: RoleRow): RoleInput {
  return { name, description, permissions }
}

function guardName(db: D1Database, id: CustomRoleId, name: string): D1PreparedStatement {
  const free = `NOT EXISTS (SELECT 1 FROM custom_roles WHERE name = ?1 COLLATE NOCASE AND id <> ?2)
    AND lower(?1) NOT IN (SELECT value FROM json_each(?3))`
  const taken = Object.values(BUILT_IN).map(({ title }) => title.toLowerCase())
  return guard(db, 'name_taken', free, name, id, JSON.stringify(taken))
}
