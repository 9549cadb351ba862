import type { AccessMode } from '../../domain/account'
import { Refused } from '../attempt'
import type { Answer, Inspection, TargetCall } from '../connector'
import { existingRoleOf } from './account'
import { assertGone } from './gone'
import { problemsWithReach } from './group-roles'
import { quoted } from './names'
import type { Session } from './session'

const HAS_MEMBERSHIP_OPTIONS = 160_000
const MARKED = '^(Made by Hallpass for lease|Owns what holders of Hallpass) '

/** A role that was there before Hallpass and stays when the lease is over. */
export type ExistingRole = {
  readonly oid: number
  readonly name: string
  readonly mayLogin: boolean
  /** Epoch milliseconds; null is "for ever", and so is infinity. */
  readonly validUntil: number | null
  /** Why Hallpass never touches it; null where it may. */
  readonly taboo: string | null
  readonly mayBeAltered: boolean
  /** Hallpass may act as this role, which it must to end what the role left behind. */
  readonly mayBeUsed: boolean
  /** Is no member of another role that may log in, so that what it may end is its own. */
  readonly isAlone: boolean
}

export async function readExistingRole(
  session: Session,
  name: string,
): Promise<ExistingRole | undefined> {
  const becoming = session.version < HAS_MEMBERSHIP_OPTIONS ? 'MEMBER' : 'SET'
  const [role] = await session.ask<ExistingRole>(
    `SELECT r.oid, r.rolname::text AS name, r.rolcanlogin AS "mayLogin",
       (extract(epoch FROM r.rolvaliduntil) * 1000)::float8 AS "validUntil",
       CASE WHEN r.rolsuper THEN 'is a superuser'
         WHEN r.rolreplication THEN 'may replicate'
         WHEN r.rolname IN (current_user, session_user) THEN 'is the role of Hallpass itself'
         WHEN r.rolname::text ^@ 'pg_' THEN 'belongs to the server'
         WHEN shobj_description(r.oid, 'pg_authid') ~ $5 THEN 'was made by Hallpass' END AS taboo,
       b.rolsuper OR (b.rolcreaterole AND ($2 < $4 OR
         pg_has_role(current_user, r.oid, 'MEMBER WITH ADMIN OPTION'))) AS "mayBeAltered",
       pg_has_role(current_user, r.oid, 'USAGE') AND pg_has_role(current_user, r.oid, $3)
         AS "mayBeUsed",
       NOT EXISTS (SELECT FROM pg_roles o WHERE o.rolcanlogin AND o.oid <> r.oid
         AND pg_has_role(r.oid, o.oid, 'MEMBER')) AS "isAlone"
     FROM pg_roles r JOIN pg_roles b ON b.rolname = current_user WHERE r.rolname::text = $1`,
    [name, session.version, becoming, HAS_MEMBERSHIP_OPTIONS, MARKED],
  )
  return role
}

/** Why this role cannot be lent, or could not be taken back; empty where it can. */
export async function problemsWithExistingRole(
  session: Session,
  name: string,
  mode: AccessMode,
  user: string,
): Promise<readonly string[]> {
  const role = await readExistingRole(session, name)
  if (!role) return [`There is no role ${name}.`]
  if (role.taboo) return [`${name} ${role.taboo}, and such a role Hallpass does not touch.`]
  const isAltered = mode !== 'elevate'
  const lacks = !role.mayBeUsed || (isAltered && !role.mayBeAltered)
  const admin = isAltered ? ' WITH ADMIN OPTION' : ''
  return [
    ...(lacks
      ? [
          `${user} may not manage ${name}. ` +
            `Run: GRANT ${quoted([name])} TO ${quoted([user])}${admin};`,
        ]
      : []),
    ...(await problemsWithReach(session, [name])),
    ...(isAltered ? [] : await problemsWithSignals(session, user)),
  ]
}

/** Others who can become the elevated role have sessions too, and those are not Hallpass's own. */
async function problemsWithSignals(session: Session, user: string): Promise<readonly string[]> {
  const [may] = await session.ask<{ signal: boolean }>(
    `SELECT pg_has_role(current_user, 'pg_signal_backend', 'USAGE') AS signal`,
  )
  if (may?.signal) return []
  return [
    `${user} may not end the sessions of others. Run: GRANT pg_signal_backend TO ${quoted([user])};`,
  ]
}

/** The role that an account lends. Throws `Refused` where it cannot be lent. */
export async function lendableRole(
  session: Session,
  { mode, settings }: TargetCall['account'],
  user: string,
): Promise<ExistingRole> {
  const name = existingRoleOf(settings)
  const problems = await problemsWithExistingRole(session, name, mode, user)
  const role = await readExistingRole(session, name)
  if (!role || problems.length > 0) throw new Refused(problems.join(' '))
  return role
}

/** The role that an account lent, at the end. Where it is gone nothing of it may be left. */
export async function lentRole(
  session: Session,
  { settings }: TargetCall['account'],
): Promise<ExistingRole | undefined> {
  const name = existingRoleOf(settings)
  const role = await readExistingRole(session, name)
  if (!role) await assertGone(session, name)
  return role
}

/**
 * What has become untouchable meanwhile, such as a superuser, is fine as long as nothing of the
 * lease is there; otherwise people must look at it.
 */
export function leftAlone({ name, taboo }: ExistingRole, found: Inspection, open: number): Answer {
  if (found.outcome === 'clean' && open === 0)
    return { outcome: 'already', evidence: `${found.evidence} ${name} ${taboo}: left alone.` }
  throw new Refused(`${name} ${taboo}: what it has cannot be taken away by Hallpass.`)
}

export function validity({ validUntil }: Pick<ExistingRole, 'validUntil'>): string {
  const isInstant = validUntil !== null && Number.isFinite(validUntil)
  return isInstant ? `until ${new Date(validUntil).toISOString()}` : 'without an end'
}
