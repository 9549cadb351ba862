import { joining } from './close-login'
import { readGroupRoles } from './group-roles'
import type { LeaseRole } from './lease-role'
import { quoted, residueRoleOf } from './names'
import { escapeIdentifier } from './pg'
import { type Session, withSession } from './session'
import type { Server } from './settings'

/**
 * Gives what the role owns to a role that can do nothing and removes what it was granted, in every
 * database where there is any of it. Returns those databases. Data is never deleted.
 */
export async function handOver(
  session: Session,
  role: LeaseRole,
  roles: readonly string[],
  server: Server,
): Promise<readonly string[]> {
  const databases = await databasesOf(session, role)
  if (databases.length === 0) return []
  const heir = residueRoleOf(server.user)
  await ensureResidueRole(session, heir)
  const groups = (await readGroupRoles(session, roles)).filter((group) => group.mayGrant)
  const statements = handingOver(role.name, heir, groups.map(nameOf))
  for (const database of databases) {
    if (database === session.database) await session.change(statements)
    else await withSession(server, database, session.attempt, (there) => there.change(statements))
  }
  return databases
}

/** Shared dependencies, which belong to no database, are settled from the one we are in. */
async function databasesOf(session: Session, role: LeaseRole): Promise<readonly string[]> {
  const found = await session.ask<{ name: string }>(
    `SELECT DISTINCT coalesce(d.datname, current_database())::text AS name
     FROM pg_shdepend s LEFT JOIN pg_database d ON d.oid = s.dbid
     WHERE s.refclassid = 'pg_authid'::regclass AND s.refobjid = $1 ORDER BY 1`,
    [role.oid],
  )
  return found.map(nameOf)
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
