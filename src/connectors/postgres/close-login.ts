import { isContended } from './failure'
import { readGroupRoles } from './group-roles'
import type { LeaseRole } from './lease-role'
import { quoted } from './names'
import { escapeIdentifier } from './pg'
import type { Session } from './session'

const HAS_MEMBERSHIP_OPTIONS = 160_000
const LOCK_MS = 1_000

/**
 * Takes away the group roles, which works at once and in open sessions too, then the right to log
 * in. A group that Hallpass may no longer manage must not stand in the way of the latter.
 */
export async function closeLogin(session: Session, role: LeaseRole): Promise<void> {
  const name = escapeIdentifier(role.name)
  const groups = (await readGroupRoles(session, role.memberOf)).filter((group) => group.mayGrant)
  const strip =
    groups.length > 0 ? [`REVOKE ${quoted(groups.map((group) => group.name))} FROM ${name}`] : []
  await session.change([...strip, joining(session, name)])
  await alterAndEnd(
    session,
    role,
    "NOLOGIN CONNECTION LIMIT 0 PASSWORD NULL VALID UNTIL '-infinity'",
  )
}

/** Only a member of a role may end its sessions and give away what it owns. */
export function joining(session: Session, role: string): string {
  const options = session.version < HAS_MEMBERSHIP_OPTIONS ? '' : ' WITH INHERIT TRUE, SET TRUE'
  return `GRANT ${role} TO CURRENT_USER${options}`
}

/**
 * A holder can keep the row of its own role locked, by changing its password in a transaction that
 * stays open. So its sessions are ended in the same message, and the change is next in line.
 */
export async function alterAndEnd(
  session: Session,
  { name, oid }: { readonly name: string; readonly oid: number },
  how: string,
): Promise<void> {
  for (;;) {
    try {
      return await session.change(
        [
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usesysid = ${oid}`,
          `ALTER ROLE ${escapeIdentifier(name)} ${how}`,
        ],
        { lockMs: LOCK_MS },
      )
    } catch (error) {
      if (!isContended(error)) throw error
    }
  }
}
