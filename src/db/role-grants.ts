import type { GroupId, PersonId } from '../domain/ids'
import { type RoleId, unlimitable } from '../domain/permission/role'
import { guardAdministered } from './administered'
import { change, guard } from './catalogue-change'
import { not, type Written } from './catalogue-problem'
import { findPerson } from './directory'
import { type Editor, type Fact, factStatement } from './history'
import { findRole } from './roles'

export type Giving = {
  readonly principal: PersonId | GroupId
  readonly role: RoleId
  /** As it is stored; empty for everything. */
  readonly scope: string
}

/** Giving what is given already changes nothing, and says so to nobody. */
export async function giveRole(
  db: D1Database,
  editor: Editor,
  giving: Giving,
): Promise<Written<RoleId>> {
  const [role, name] = await Promise.all([findRole(db, giving.role), nameOf(db, giving.principal)])
  if (!role || role.id === 'member') return not('role_unknown')
  if (name === null) return not(isPerson(giving.principal) ? 'person_unknown' : 'group_unknown')
  if (giving.scope !== '' && unlimitable(role.permissions).length > 0)
    return not('role_not_limitable')
  if (await isGiven(db, giving)) return { ok: true, id: role.id }
  const done = await change(db, [guardRole(db, role.id), ...given(db, editor, giving, name)])
  return done.ok ? { ok: true, id: role.id } : done
}

/** Refused where nobody would be left to administer. */
export async function takeRole(
  db: D1Database,
  editor: Editor,
  giving: Giving,
): Promise<Written<RoleId>> {
  const name = await nameOf(db, giving.principal)
  if (!(await isGiven(db, giving))) return not('role_not_given')
  const done = await change(db, [
    ...taken(db, editor, giving, name ?? giving.principal),
    ...(giving.role === 'administrator' ? [guardAdministered(db)] : []),
  ])
  return done.ok ? { ok: true, id: giving.role } : done
}

/** What somebody is given for everything and by name, from now on. */
export async function setRoles(
  db: D1Database,
  editor: Editor,
  principal: PersonId,
  wanted: readonly RoleId[],
): Promise<Written<PersonId>> {
  const person = await findPerson(db, principal)
  if (!person) return not('person_unknown')
  const granted = wanted.filter((role) => !person.roles.includes(role))
  const removed = person.roles.filter((role) => !wanted.includes(role))
  const giving = (role: RoleId): Giving => ({ principal, role, scope: '' })
  const done = await change(db, [
    ...granted.map((role) => guardRole(db, role)),
    ...granted.flatMap((role) => given(db, editor, giving(role), person.displayName)),
    ...removed.flatMap((role) => taken(db, editor, giving(role), person.displayName)),
    guardActive(db, principal),
    ...(removed.includes('administrator') ? [guardAdministered(db)] : []),
  ])
  return done.ok ? { ok: true, id: principal } : done
}

async function isGiven(db: D1Database, { principal, role, scope }: Giving): Promise<boolean> {
  const row = await db
    .prepare('SELECT 1 FROM role_grants WHERE principal = ? AND role = ? AND scope = ?')
    .bind(principal, role, scope)
    .first()
  return row !== null
}

function given(db: D1Database, editor: Editor, giving: Giving, name: string) {
  const { principal, role, scope } = giving
  return [
    isPerson(principal) ? guardActive(db, principal) : guardGroup(db, principal),
    db
      .prepare(
        `INSERT OR IGNORE INTO role_grants (principal, role, scope, granted_at)
         VALUES (?, ?, ?, ?)`,
      )
      .bind(principal, role, scope, Date.now()),
    factStatement(db, editor, factOf('role.granted', giving, name)),
  ]
}

function taken(db: D1Database, editor: Editor, giving: Giving, name: string) {
  const { principal, role, scope } = giving
  return [
    db
      .prepare('DELETE FROM role_grants WHERE principal = ? AND role = ? AND scope = ?')
      .bind(principal, role, scope),
    factStatement(db, editor, factOf('role.removed', giving, name)),
  ]
}

function factOf(type: string, { principal, role, scope }: Giving, name: string): Fact {
  const data = { role, name, ...(scope === '' ? {} : { scope }) }
  return isPerson(principal)
    ? { type, personId: principal, data }
    : { type, data: { ...data, groupId: principal } }
}

async function nameOf(db: D1Database, principal: PersonId | GroupId): Promise<string | null> {
  const query = isPerson(principal)
    ? 'SELECT display_name AS name FROM people WHERE id = ?'
    : 'SELECT name FROM groups WHERE id = ?'
  const row = await db.prepare(query).bind(principal).first<{ name: string }>()
  return row?.name ?? null
}

function guardRole(db: D1Database, role: RoleId): D1PreparedStatement {
  const known = "?1 NOT LIKE 'rol_%' OR EXISTS (SELECT 1 FROM custom_roles WHERE id = ?1)"
  return guard(db, 'role_unknown', known, role)
}

function guardActive(db: D1Database, id: PersonId): D1PreparedStatement {
  const active = 'EXISTS (SELECT 1 FROM people WHERE id = ? AND active = 1)'
  return guard(db, 'person_ended', active, id)
}

function guardGroup(db: D1Database, id: GroupId): D1PreparedStatement {
  return guard(db, 'group_unknown', 'EXISTS (SELECT 1 FROM groups WHERE id = ?)', id)
}

function isPerson(principal: PersonId | GroupId): principal is PersonId {
  return principal.startsWith('per_')
}
