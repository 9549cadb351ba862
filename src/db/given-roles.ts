import type { GroupId, ScimConnectionId } from '../domain/ids'
import type { GivenRole } from '../domain/permission/may'
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
