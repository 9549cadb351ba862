import type { Answer, TargetCall } from '../connector'
import { closeLogin } from './close-login'
import { endSessions, openSessions } from './end-sessions'
import { NotYet } from './failure'
import { handOver } from './hand-over'
import { assertMadeByHallpass, readLeaseRole } from './lease-role'
import { markOf, residueRoleOf, roleNameOf } from './names'
import { escapeIdentifier } from './pg'
import { rollBackPrepared } from './prepared'
import type { Session } from './session'
import { rolesOf, type Server } from './settings'

/**
 * Closes the door before clearing the room: without the right to log in nobody comes back, so what
 * is found after that (sessions, prepared transactions, objects) is all there is.
 */
export async function revoke(session: Session, call: TargetCall, server: Server): Promise<Answer> {
  const name = roleNameOf(call.lease)
  const role = await readLeaseRole(session, name)
  if (!role) {
    await assertGone(session, name)
    return { outcome: 'already', evidence: `There is no role ${name}, and no session of it.` }
  }
  assertMadeByHallpass(role, markOf(call.lease))
  const open = await openSessions(session, role)
  await closeLogin(session, role)
  const ended = await endSessions(session, role, open)
  await rollBackPrepared(session, role, server)
  const databases = await handOver(session, role, rolesOf(call.account.settings), server)
  await session.change([`DROP ROLE IF EXISTS ${escapeIdentifier(name)}`])
  await assertGone(session, name, role.oid)
  return { outcome: 'done', evidence: evidenceOf(name, ended, databases, server.user) }
}

/**
 * A session can survive its role, and is then known by a number that no role has. Whose it was
 * cannot be told once the role is gone, so any such session stands in the way of saying "gone".
 */
async function assertGone(session: Session, name: string, oid = 0): Promise<void> {
  if (await readLeaseRole(session, name)) throw new NotYet(`The role ${name} is still there.`)
  const left = await session.ask<{ pid: number }>(
    `SELECT a.pid FROM pg_stat_activity a WHERE a.usesysid = $1 OR (a.usesysid IS NOT NULL
       AND NOT EXISTS (SELECT FROM pg_roles r WHERE r.oid = a.usesysid))`,
    [oid],
  )
  if (left.length === 0) return
  const pids = left.map(({ pid }) => pid).join(', ')
  throw new NotYet(`Sessions of a role that was dropped are still open, with process id ${pids}.`)
}

function evidenceOf(
  name: string,
  ended: number,
  databases: readonly string[],
  user: string,
): string {
  const sessions = ended === 1 ? '1 session was ended' : `${ended} sessions were ended`
  const owned =
    databases.length === 0
      ? 'it left nothing behind'
      : `what it owned in ${databases.join(', ')} now belongs to ${residueRoleOf(user)}`
  return `Role ${name} is gone, ${sessions}, ${owned}.`
}
