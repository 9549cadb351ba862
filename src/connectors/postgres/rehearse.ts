import type { Rehearsal, RehearseCall } from '../connector'
import { problemsWithRoles } from './group-roles'
import { quoted, residueRoleOf } from './names'
import type { Session } from './session'
import { rolesOf } from './settings'

const OLDEST_VERSION = 140_000

type Broker = {
  readonly user: string
  readonly mayCreateRoles: boolean
  readonly inherits: boolean
  readonly isReplica: boolean
  readonly version: string
}

/** Looks, in a read-only transaction, for what would make a grant or a revoke fail. */
export async function rehearse(session: Session, call: RehearseCall): Promise<Rehearsal> {
  if (session.version < OLDEST_VERSION)
    return { works: false, problems: ['The server is too old: PostgreSQL 14 or newer is needed.'] }
  await session.ask('BEGIN READ ONLY')
  const broker = await readBroker(session)
  const roles = call.account ? rolesOf(call.account.settings) : []
  const problems = [
    ...problemsWithBroker(broker),
    ...(await problemsWithRoles(session, roles, broker.user)),
    ...(await problemsWithDatabases(session, roles, broker.user)),
    ...(await problemsWithResidueRole(session, residueRoleOf(broker.user))),
  ]
  await session.ask('ROLLBACK')
  if (problems.length > 0) return { works: false, problems }
  const granting = roles.length > 0 ? ` and grant ${roles.join(', ')}` : ''
  return {
    works: true,
    found: `PostgreSQL ${broker.version}; ${broker.user} may create roles${granting}.`,
  }
}

async function readBroker(session: Session): Promise<Broker> {
  const [broker] = await session.ask<Broker>(
    `SELECT rolname::text AS user, rolsuper OR rolcreaterole AS "mayCreateRoles",
       rolsuper OR rolinherit AS inherits, pg_is_in_recovery() AS "isReplica",
       current_setting('server_version') AS version
     FROM pg_roles WHERE rolname = current_user`,
  )
  return broker as Broker
}

function problemsWithBroker({ user, mayCreateRoles, inherits, isReplica }: Broker): string[] {
  const problems: string[] = []
  if (isReplica) problems.push('The server is a read-only replica; name the primary.')
  if (!mayCreateRoles)
    problems.push(`${user} may not create roles. Run: ALTER ROLE ${quoted([user])} CREATEROLE;`)
  if (!inherits)
    problems.push(
      `${user} does not inherit from its roles. Run: ALTER ROLE ${quoted([user])} INHERIT;`,
    )
  return problems
}

/** Where only the holder gets in, what the holder leaves there could not be handed over. */
async function problemsWithDatabases(
  session: Session,
  roles: readonly string[],
  user: string,
): Promise<string[]> {
  const closed = await session.ask<{ name: string }>(
    `SELECT d.datname::text AS name FROM pg_database d
     WHERE d.datallowconn AND NOT has_database_privilege(current_user, d.oid, 'CONNECT')
       AND (has_database_privilege('public', d.oid, 'CONNECT') OR EXISTS (
         SELECT FROM pg_roles r WHERE r.rolname::text = ANY ($1::text[])
           AND has_database_privilege(r.oid, d.oid, 'CONNECT'))) ORDER BY 1`,
    [roles],
  )
  return closed.map(
    ({ name }) =>
      `${user} may not connect to the database ${name}, but a holder may. ` +
      `Run: GRANT CONNECT ON DATABASE ${quoted([name])} TO ${quoted([user])};`,
  )
}

async function problemsWithResidueRole(session: Session, name: string): Promise<string[]> {
  const [residue] = await session.ask<{ isHarmless: boolean; isUsable: boolean }>(
    `SELECT NOT (rolcanlogin OR rolsuper OR rolcreaterole OR EXISTS (
         SELECT FROM pg_auth_members m WHERE m.member = r.oid)) AS "isHarmless",
       pg_has_role(current_user, oid, 'USAGE')
         OR pg_has_role(current_user, oid, 'MEMBER WITH ADMIN OPTION') AS "isUsable"
     FROM pg_roles r WHERE rolname::text = $1`,
    [name],
  )
  const problems: string[] = []
  if (residue && !residue.isHarmless)
    problems.push(`The role ${name} must not log in and must not be a member of anything.`)
  if (residue && !residue.isUsable)
    problems.push(`The role ${name} exists, and Hallpass may not use it.`)
  return problems
}
