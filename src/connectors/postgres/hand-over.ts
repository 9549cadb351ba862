import { joining } from './close-login'
import { readGroupRoles } from './group-roles'
import type { LeaseRole } from './lease-role'
import { quoted, residueRoleOf } from './names'
import { escapeIdentifier } from './pg'
import { type Session, withSession } from './session'
import type { Server } from './settings'

/**
 * Gives what the role owns to a role that can do nothing and removes what it was granted, in each of
 * the databases. Data is never deleted.
 */
export async function handOver(
  session: Session,
  role: LeaseRole,
  roles: readonly string[],
  server: Server,
  databases: readonly string[],
): Promise<void> {
  if (databases.length === 0) return
  const heir = residueRoleOf(server.user)
  await ensureResidueRole(session, heir)
  const groups = (await readGroupRoles(session, roles)).filter((group) => group.mayGrant)
  const statements = handingOver(role.name, heir, groups.map(nameOf))
  for (const database of databases) {
    if (database === session.database) await session.change(statements)
    else await withSession(server, database, session.attempt, (there) => there.change(statements))
  }
}

async function ensureResidueRole(session: Session, heir: string): Promise<void> {
  const [residue] = await session.ask<{ isUsable: boolean }>(
    `SELECT pg_has_role(current_user, oid, 'USAGE') AS "isUsable"
     FROM pg_roles WHERE rolname::text = $1`,
    [heir],
  )
  if (residue?.isUsable) return
  const name = escapeIdentifier(heir)
  await session.change([
    ...(residue ? [] : [`CREATE ROLE ${name} NOLOGIN`]),
    ...(residue ? [] : [`COMMENT ON ROLE ${name} IS 'Owns what holders of Hallpass left.'`]),
    joining(session, name),
  ])
}

/**
 * A new owner must itself be allowed to create in the schema. So for the length of one transaction,
 * which nobody sees into, the role has its groups back and its heir is a member of it.
 */
function handingOver(
  roleName: string,
  heirName: string,
  groups: readonly string[],
): readonly string[] {
  const role = escapeIdentifier(roleName)
  const heir = escapeIdentifier(heirName)
  return [
    ...(groups.length > 0 ? [`GRANT ${quoted(groups)} TO ${role}`] : []),
    `GRANT ${role} TO ${heir}`,
    `REASSIGN OWNED BY ${role} TO ${heir}`,
    `DROP OWNED BY ${role}`,
    `REVOKE ${role} FROM ${heir}`,
    ...(groups.length > 0 ? [`REVOKE ${quoted(groups)} FROM ${role}`] : []),
  ]
}

function nameOf({ name }: { readonly name: string }): string {
  return name
}
