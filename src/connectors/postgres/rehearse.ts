import type { Rehearsal, RehearseCall } from '../connector'
import { existingRoleOf, rolesOf } from './account'
import { problemsWithRoles } from './group-roles'
import { quoted, residueRoleOf } from './names'
import { problemsWithLending } from './rehearse-lending'
import type { Session } from './session'
import type { Server } from './settings'

const OLDEST_VERSION = 140_000

type Account = NonNullable<RehearseCall['account']>

type Broker = {
  readonly user: string
  readonly mayCreateRoles: boolean
  readonly inherits: boolean
  readonly isReplica: boolean
  readonly version: string
}

/** Looks, in a read-only transaction, for what would make a grant or a revoke fail. */
export async function rehearse(
  session: Session,
  { account }: RehearseCall,
  server: Server,
): Promise<Rehearsal> {
  if (session.version < OLDEST_VERSION)
    return { works: false, problems: ['The server is too old: PostgreSQL 14 or newer is needed.'] }
  await session.ask('BEGIN READ ONLY')
  const broker = await readBroker(session)
  const problems = [
    ...problemsWithBroker(broker),
    ...(account?.mode === 'provision' || !account
      ? await problemsWithMaking(session, account ? rolesOf(account.settings) : [], broker.user)
      : await problemsWithLending(session, account, broker.user, server)),
  ]
  await session.ask('ROLLBACK')
  if (problems.length > 0) return { works: false, problems }
  const about = account ? foundAbout(account) : ''
  return {
    works: true,
    found: `PostgreSQL ${broker.version}; ${broker.user} may create roles${about}.`,
  }
}

/** A new role for each lease, which must be taken apart again wherever it has been. */
async function problemsWithMaking(
  session: Session,
  roles: readonly string[],
  user: string,
): Promise<readonly string[]> {
  return [
    ...(await problemsWithRoles(session, roles, user)),
    ...(await problemsWithDatabases(session, roles, user)),
    ...(await problemsWithResidueRole(session, residueRoleOf(user))),
  ]
}

function foundAbout({ mode, settings }: Account): string {
  if (mode === 'provision') return ` and grant ${rolesOf(settings).join(', ')}`
  const role = existingRoleOf(settings)
  if (mode === 'elevate') return ` and make ${role} a member of ${rolesOf(settings).join(', ')}`
  return mode === 'enable' ? ` and let ${role} log in` : ` and set the password of ${role}`
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
