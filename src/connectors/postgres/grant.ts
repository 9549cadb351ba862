import { Refused } from '../attempt'
import type { Answer, TargetCall } from '../connector'
import { rolesOf } from './account'
import { membershipOptions, problemsWithRoles } from './group-roles'
import { assertMadeByHallpass, type LeaseRole, readLeaseRole } from './lease-role'
import { markOf, quoted, roleNameOf } from './names'
import { escapeIdentifier, escapeLiteral } from './pg'
import type { Session } from './session'
import { scramVerifier } from './verifier'

const MAX_CONNECTIONS = 20

/** Makes the lease's role log in until the lease ends, with exactly the account's roles. */
export async function grant(session: Session, call: TargetCall, user: string): Promise<Answer> {
  const name = roleNameOf(call.lease)
  const roles = rolesOf(call.account.settings)
  if (Date.now() >= call.lease.endsAt) throw new Refused('The lease has already ended.')
  const problems = await problemsWithRoles(session, roles, user)
  if (problems.length > 0) throw new Refused(problems.join(' '))

  const before = await readLeaseRole(session, name)
  if (before) assertMadeByHallpass(before, markOf(call.lease))
  const login = await loginClause(call)
  await session.change(
    [
      ...(before ? renewed(before, login, roles) : created(name, login, markOf(call.lease))),
      `GRANT ${quoted(roles)} TO ${escapeIdentifier(name)}${membershipOptions(session)}`,
    ],
    { notAfter: call.lease.endsAt },
  )
  const after = await readLeaseRole(session, name)
  return answerFor(name, before, after, roles, call.lease.endsAt)
}

/** The instant carries its offset, since the server would read a bare one in its own zone. */
async function loginClause({ secret, lease }: TargetCall): Promise<string> {
  const until = new Date(lease.endsAt).toISOString()
  const verifier = escapeLiteral(await scramVerifier(secret))
  const limit = `CONNECTION LIMIT ${MAX_CONNECTIONS}`
  return `LOGIN INHERIT ${limit} PASSWORD ${verifier} VALID UNTIL '${until}'`
}

function created(name: string, login: string, mark: string): readonly string[] {
  const role = escapeIdentifier(name)
  return [
    `CREATE ROLE ${role} NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS ${login}`,
    `COMMENT ON ROLE ${role} IS ${escapeLiteral(mark)}`,
  ]
}

function renewed(before: LeaseRole, login: string, roles: readonly string[]): readonly string[] {
  const role = escapeIdentifier(before.name)
  const stray = before.memberOf.filter((held) => before.mayPassOn || !roles.includes(held))
  return [
    ...(stray.length > 0 ? [`REVOKE ${quoted(stray)} FROM ${role}`] : []),
    `ALTER ROLE ${role} ${login}`,
  ]
}

function answerFor(
  name: string,
  before: LeaseRole | undefined,
  after: LeaseRole | undefined,
  roles: readonly string[],
  endsAt: number,
): Answer {
  if (!isAsWanted(after, roles, endsAt))
    return { outcome: 'unknown', message: `The role ${name} was not read back as it was set.` }
  const until = new Date(endsAt).toISOString()
  return {
    outcome: isAsWanted(before, roles, endsAt) ? 'already' : 'done',
    evidence: `Role ${name} may log in until ${until}, member of ${roles.join(', ')}.`,
  }
}

function isAsWanted(
  role: LeaseRole | undefined,
  roles: readonly string[],
  endsAt: number,
): boolean {
  if (!role?.mayLogin || !role.isOrdinary || role.mayPassOn) return false
  if (role.validUntil === null || Math.abs(role.validUntil - endsAt) >= 1) return false
  return role.memberOf.length === roles.length && roles.every((one) => role.memberOf.includes(one))
}
