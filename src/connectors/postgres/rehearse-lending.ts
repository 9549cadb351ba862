import type { RehearseCall } from '../connector'
import { existingRoleOf, rolesOf } from './account'
import { type ExistingRole, problemsWithExistingRole, readExistingRole } from './existing-role'
import { problemsWithRoles } from './group-roles'
import { tryLogin } from './login-attempt'
import { readMemberships } from './membership'
import { quoted } from './names'
import type { Session } from './session'
import type { Server } from './settings'

type Account = NonNullable<RehearseCall['account']>

/** Why a role that is there already could not be lent in this mode, or not taken back. */
export async function problemsWithLending(
  session: Session,
  { mode, settings }: Account,
  user: string,
  server: Server,
): Promise<readonly string[]> {
  const name = existingRoleOf(settings)
  const problems = await problemsWithExistingRole(session, name, mode, user)
  const role = await readExistingRole(session, name)
  if (!role) return problems
  if (mode === 'elevate')
    return [...problems, ...(await problemsWithGroups(session, name, rolesOf(settings), user))]
  if (problems.length > 0) return problems
  return mode === 'enable' ? problemsAtRest(role) : problemsWithPassword(session, role, server)
}

/** While a lease is open the role has an end, and editing its account then must stay possible. */
function problemsAtRest({ name, mayLogin, validUntil }: ExistingRole): readonly string[] {
  const hasEnd = validUntil !== null && Number.isFinite(validUntil)
  if (!mayLogin || hasEnd) return []
  return [
    `${name} may log in already, so that there would be nothing to give and nothing to take. ` +
      `Run: ALTER ROLE ${quoted([name])} NOLOGIN;`,
  ]
}

async function problemsWithGroups(
  session: Session,
  name: string,
  groups: readonly string[],
  user: string,
): Promise<readonly string[]> {
  const memberships = await readMemberships(session, name, groups)
  const held = memberships.filter(({ isMember, isOurs }) => isMember && !isOurs)
  const circular = memberships.filter(({ isCircular }) => isCircular)
  return [
    ...(await problemsWithRoles(session, groups, user)),
    ...circular.map((group) => `${group.name} is itself a member of ${name}.`),
    ...held.map(
      (group) =>
        `${name} is a member of ${group.name} already, so that there would be nothing to give. ` +
        `Run: REVOKE ${quoted([group.name])} FROM ${quoted([name])};`,
    ),
  ]
}

/** Whether a password matters at all is found out with one that cannot be right. */
async function problemsWithPassword(
  session: Session,
  { name, mayLogin }: ExistingRole,
  server: Server,
): Promise<readonly string[]> {
  if (!mayLogin)
    return [
      `${name} may not log in, so no password would do. Run: ALTER ROLE ${quoted([name])} LOGIN;`,
    ]
  const nonsense = `not-the-password-${crypto.randomUUID()}`
  const found = await tryLogin(server, name, nonsense, session.attempt)
  if (found === 'opens')
    return [`The server lets ${name} in whatever the password is; see its pg_hba.conf.`]
  if (found === 'unasked')
    return [
      `The server does not let ${name} log in with a password from where Hallpass runs, so that ` +
        'nobody could tell whether an old one is gone; see its pg_hba.conf.',
    ]
  return []
}
