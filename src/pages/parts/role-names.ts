import type { RoleRow } from '../../db/roles'
import type { Texts } from '../../texts/english'

/** Roles as the reader calls them; those that were made here keep the name they were given. */
export function namedIn({ told }: Texts, roles: readonly RoleRow[]): readonly RoleRow[] {
  return roles.map((role) => (role.isBuiltIn ? { ...role, name: told(role.name) } : role))
}
