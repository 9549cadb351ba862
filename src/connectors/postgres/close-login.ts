import { ACTIVITY } from './end-sessions'
import { codeOf, isContended } from './failure'
import { readGroupRoles } from './group-roles'
import type { LeaseRole } from './lease-role'
import { quoted } from './names'
import { escapeIdentifier } from './pg'
import type { Session } from './session'

const HAS_MEMBERSHIP_OPTIONS = 160_000
const LOCK_MS = 1_000
const AT_ONCE_MS = 200
/** How a role is that nobody gets in with. */
export const CLOSED = "NOLOGIN CONNECTION LIMIT 0 PASSWORD NULL VALID UNTIL '-infinity'"

type Named = { readonly name: string; readonly oid: number }

/**
 * Takes away the group roles, which works at once and in open sessions too, then the right to log
 * in. A group that Hallpass may no longer manage must not stand in the way of the latter.
 */
export async function closeLogin(session: Session, role: LeaseRole): Promise<void> {
  const name = escapeIdentifier(role.name)
  if (await closeAtOnce(session, role, name)) return
  const groups = (await readGroupRoles(session, role.memberOf)).filter((group) => group.mayGrant)
  const names = groups.map((group) => group.name)
  await session.change([...stripped(names, name), joining(session, name)])
  await alterAndEnd(session, role, CLOSED)
}

/** All of it in one message, where nobody has the role's rows locked and every group is Hallpass's. */
async function closeAtOnce(session: Session, role: LeaseRole, name: string): Promise<boolean> {
  const joined = [...stripped(role.memberOf, name), joining(session, name)]
  try {
    await session.change([...joined, ...endedAndAltered(role, CLOSED)], { lockMs: AT_ONCE_MS })
    return true
  } catch (error) {
    if (codeOf(error) === undefined) throw error
    return false // The server said why not; the longer way finds out what of it can be done.
  }
}

function stripped(groups: readonly string[], name: string): readonly string[] {
  return groups.length > 0 ? [`REVOKE ${quoted(groups)} FROM ${name}`] : []
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
export async function alterAndEnd(session: Session, role: Named, how: string): Promise<void> {
  for (;;) {
    try {
      return await session.change(endedAndAltered(role, how), { lockMs: LOCK_MS })
    } catch (error) {
      if (!isContended(error)) throw error
    }
  }
}

function endedAndAltered({ name, oid }: Named, how: string): readonly string[] {
  return [
    `SELECT pg_terminate_backend(pid) FROM ${ACTIVITY} WHERE usesysid = ${oid}`,
    `ALTER ROLE ${escapeIdentifier(name)} ${how}`,
  ]
}
