import type { GroupId, PersonId, ScimConnectionId } from '../domain/ids'
import { type Allowed, allowedBy, type GivenRole, may } from '../domain/permission/may'
import { ALL_PERMISSIONS, type Permission } from '../domain/permission/permission'
import { BUILT_IN, isBuiltIn } from '../domain/permission/role'

const AS_JSON = `json_group_array(json_object('role', r.role, 'scope', r.scope,
  'permissions', (SELECT json(c.permissions) FROM custom_roles c WHERE c.id = r.role)))`

/** What `p` may do, through groups too; for a query over people, to be read by `readGivenRoles`. */
export const GIVEN_ROLES = `(SELECT ${AS_JSON} FROM roles r WHERE r.person_id = p.id)`

type Stored = {
  readonly role: string
  readonly scope: string
  readonly permissions: readonly string[] | null
}

/** A role that is gone, or a permission that nobody knows any more, gives nothing. */
export function readGivenRoles(json: string): readonly GivenRole[] {
  return (JSON.parse(json) as readonly Stored[]).map(({ role, scope, permissions }) => ({
    scope,
    permissions: isBuiltIn(role) ? BUILT_IN[role].permissions : known(permissions ?? []),
  }))
}

/** What somebody was given, by name and through groups. */
export async function rolesOfPerson(db: D1Database, id: PersonId): Promise<readonly GivenRole[]> {
  const query = `SELECT ${GIVEN_ROLES} AS given FROM people p WHERE p.id = ?`
  const row = await db.prepare(query).bind(id).first<{ given: string }>()
  return readGivenRoles(row?.given ?? '[]')
}

/** What somebody may do now; null where they have left, or never were. */
export async function allowedOf(db: D1Database, id: PersonId): Promise<Allowed | null> {
  const query = `SELECT ${GIVEN_ROLES} AS given FROM people p WHERE p.id = ? AND p.active = 1`
  const row = await db.prepare(query).bind(id).first<{ given: string }>()
  return row && allowedBy(readGivenRoles(row.given))
}

/** Everybody who may do this everywhere. */
export async function peopleWith(
  db: D1Database,
  permission: Permission,
): Promise<readonly PersonId[]> {
  const { results } = await db
    .prepare(
      `SELECT p.id, ${GIVEN_ROLES} AS given FROM people p
       WHERE p.active = 1 AND p.id IN (SELECT person_id FROM roles)`,
    )
    .all<{ id: PersonId; given: string }>()
  return results
    .filter(({ given }) => may(allowedBy(readGivenRoles(given)), permission))
    .map(({ id }) => id)
}

/** What whoever joins this group gets. */
export function rolesOfGroup(db: D1Database, id: GroupId): Promise<readonly GivenRole[]> {
  return givenTo(db, 'r.principal = ?', id)
}

/** What this connection can give, by saying who is in which group. */
export function rolesFedBy(db: D1Database, id: ScimConnectionId): Promise<readonly GivenRole[]> {
  const fed = 'r.principal IN (SELECT group_id FROM scim_groups WHERE connection_id = ?)'
  return givenTo(db, fed, id)
}

async function givenTo(
  db: D1Database,
  condition: string,
  value: string,
): Promise<readonly GivenRole[]> {
  const query = `SELECT ${AS_JSON} AS given FROM role_grants r WHERE ${condition}`
  const row = await db.prepare(query).bind(value).first<{ given: string }>()
  return readGivenRoles(row?.given ?? '[]')
}

function known(names: readonly string[]): readonly Permission[] {
  return ALL_PERMISSIONS.filter((permission) => names.includes(permission))
}
