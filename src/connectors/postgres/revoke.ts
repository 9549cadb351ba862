import type { Answer, TargetCall } from '../connector'
import { rolesOf } from './account'
import { closeLogin } from './close-login'
import { endedWords, endSessions, openSessions } from './end-sessions'
import { assertGone } from './gone'
import { handOver } from './hand-over'
import { assertMadeByHallpass, readLeaseRole } from './lease-role'
import { settleLeftBehind } from './left-behind'
import { markOf, residueRoleOf, roleNameOf } from './names'
import { escapeIdentifier } from './pg'
import type { Session } from './session'
import type { Server } from './settings'

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
  const open = await openSessions(session, [role.oid])
  await closeLogin(session, role)
  const ended = await endSessions(session, { name, oids: [role.oid], isCertain: true }, open)
  const databases = await settleLeftBehind(session, role, server)
  await handOver(session, role, rolesOf(call.account.settings), server, databases)
  await session.change([`DROP ROLE IF EXISTS ${escapeIdentifier(name)}`])
  await assertGone(session, name, role.oid)
  return { outcome: 'done', evidence: evidenceOf(name, ended, databases, server.user) }
}

function evidenceOf(
  name: string,
  ended: number,
  databases: readonly string[],
  user: string,
): string {
  const sessions = endedWords(ended)
  const owned =
    databases.length === 0
      ? 'it left nothing behind'
      : `what it owned in ${databases.join(', ')} now belongs to ${residueRoleOf(user)}`
  return `Role ${name} is gone, ${sessions}, ${owned}.`
}
