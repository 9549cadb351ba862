import { Refused } from '../attempt'
import type { Answer, Inspection, TargetCall } from '../connector'
import { existingRoleOf, rolesOf } from './account'
import { type Crowd, endedWords, endSessions, openSessions } from './end-sessions'
import {
  type ExistingRole,
  leftAlone,
  lendableRole,
  lentRole,
  readExistingRole,
} from './existing-role'
import { membershipOptions, problemsWithRoles } from './group-roles'
import { type Membership, readMemberships } from './membership'
import { quoted } from './names'
import { escapeIdentifier } from './pg'
import type { Session } from './session'
import type { Server } from './settings'
import type { Way } from './way'

/** A role that is a member of further roles while it is held. */
export const elevate: Way = { give, take, look }

async function give(session: Session, call: TargetCall, { user }: Server): Promise<Answer> {
  const { account, lease } = call
  if (Date.now() >= lease.endsAt) throw new Refused('The lease has already ended.')
  const { name } = await lendableRole(session, account, user)
  const roles = rolesOf(account.settings)
  const problems = await problemsWithRoles(session, roles, user)
  if (problems.length > 0) throw new Refused(problems.join(' '))
  const before = await readMemberships(session, name, roles)
  const to = `${escapeIdentifier(name)}${membershipOptions(session)}`
  await session.change([`GRANT ${quoted(roles)} TO ${to}`], { notAfter: lease.endsAt })
  const after = await readMemberships(session, name, roles)
  if (!after.every(({ isMember }) => isMember))
    return { outcome: 'unknown', message: `${name} was not read back as a member of each role.` }
  return {
    outcome: before.every(({ isOurs }) => isOurs) ? 'already' : 'done',
    evidence: `Role ${name} is a member of ${roles.join(', ')}.`,
  }
}

/**
 * A session that has become a group role by SET ROLE stays it when the membership ends. So the
 * sessions of everybody who has just lost a way there end, even where nothing was left to revoke:
 * the attempt before may have got no further than that.
 */
async function take(session: Session, call: TargetCall): Promise<Answer> {
  const { account } = call
  const roles = rolesOf(account.settings)
  const role = await lentRole(session, account)
  if (!role)
    return { outcome: 'already', evidence: `There is no role ${existingRoleOf(account.settings)}.` }
  if (role.taboo) return leftAlone(role, await look(session, call), 0)
  const { name } = role
  const ours = (await readMemberships(session, name, roles)).filter(({ isOurs }) => isOurs)
  if (ours.length > 0)
    await session.change([`REVOKE ${quoted(ours.map(nameOf))} FROM ${escapeIdentifier(name)}`])
  const crowd = await losers(session, role, roles)
  const ended = await endSessions(session, crowd, await openSessions(session, crowd.oids))
  const left = (await readMemberships(session, name, roles)).filter(({ isMember }) => isMember)
  if (left.length > 0) throw new Refused(leftWords(name, left))
  return {
    outcome: ours.length > 0 || ended > 0 ? 'done' : 'already',
    evidence: `Role ${name} is no member of ${roles.join(', ')}, ${endedWords(ended)}.`,
  }
}

/** Where the role has some of the rights already the account is no clean loan: that counts as held. */
async function look(session: Session, { account }: TargetCall): Promise<Inspection> {
  const name = existingRoleOf(account.settings)
  const memberships = await readMemberships(session, name, rolesOf(account.settings))
  const held = memberships.filter(({ isMember }) => isMember)
  if (held.length > 0)
    return {
      outcome: 'held',
      evidence: `Role ${name} is a member of ${held.map(nameOf).join(', ')}.`,
    }
  const roles = memberships.map(nameOf).join(', ')
  return { outcome: 'clean', evidence: `Role ${name} is no member of ${roles}.` }
}

/** Everybody who can be the role, and is no longer a member of each of the groups for it. */
async function losers(
  session: Session,
  { name, oid }: ExistingRole,
  roles: readonly string[],
): Promise<Crowd> {
  const found = await session.ask<{ oid: number; mayLogin: boolean }>(
    `SELECT r.oid, r.rolcanlogin AS "mayLogin" FROM pg_roles r
     WHERE pg_has_role(r.oid, $1::oid, 'MEMBER') AND r.rolname <> session_user AND EXISTS (
       SELECT FROM unnest($2::text[]) w(name) LEFT JOIN pg_roles g ON g.rolname::text = w.name
       WHERE g.oid IS NULL OR NOT pg_has_role(r.oid, g.oid, 'MEMBER'))`,
    [oid, roles],
  )
  const isOnly = !found.some((each) => each.mayLogin && each.oid !== oid)
  const isAlone = (await readExistingRole(session, name))?.isAlone ?? false
  return { name, oids: found.map((each) => each.oid), isCertain: isOnly && isAlone }
}

function leftWords(name: string, left: readonly Membership[]): string {
  const grants = left.map((each) =>
    each.grantor
      ? `REVOKE ${quoted([each.name])} FROM ${quoted([name])} GRANTED BY ${quoted([each.grantor])};`
      : `${name} reaches ${each.name} through another role.`,
  )
  const groups = left.map(nameOf).join(', ')
  return `${name} is a member of ${groups} by somebody else’s doing. Look at: ${grants.join(' ')}`
}

function nameOf({ name }: { readonly name: string }): string {
  return name
}
