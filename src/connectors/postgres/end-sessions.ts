import type { LeaseRole } from './lease-role'
import { escapeIdentifier } from './pg'
import type { Session } from './session'

const FIRST_PAUSE_MS = 20
const LONGEST_PAUSE_MS = 500

/**
 * Ends sessions of a role that may no longer log in until there are none, and says how many there
 * were, those already known included. Those still starting are looked for first: one that gets
 * ready meanwhile is then seen.
 */
export async function endSessions(
  session: Session,
  role: LeaseRole,
  known: readonly number[],
): Promise<number> {
  const ended = new Set(known)
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    const found = [...(await endStarting(session, role)), ...(await endReady(session, role))]
    if (found.length === 0) return ended.size
    for (const pid of found) ended.add(pid)
    await session.attempt.pause(pauseMs)
  }
}

/** The process ids of sessions that are open now. */
export async function openSessions(session: Session, role: LeaseRole): Promise<readonly number[]> {
  const open = await session.ask<{ pid: number }>(
    'SELECT pid FROM pg_stat_activity WHERE usesysid = $1',
    [role.oid],
  )
  return open.map(({ pid }) => pid)
}

async function endReady(session: Session, role: LeaseRole): Promise<readonly number[]> {
  const ended = await session.ask<{ pid: number }>(
    'SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity WHERE usesysid = $1',
    [role.oid],
  )
  return ended.map(({ pid }) => pid)
}

/**
 * A client can ask the server to wait after the login was accepted (`post_auth_delay`), and until
 * then no view says whose the session is. The server itself knows: the lease's role, a member of
 * nothing by now, may end its own sessions only. So that role tries them all.
 */
async function endStarting(session: Session, role: LeaseRole): Promise<readonly number[]> {
  const nameless = await session.ask<{ pid: number }>(
    `SELECT DISTINCT l.pid FROM pg_locks l WHERE l.pid <> pg_backend_pid() AND NOT EXISTS (
       SELECT FROM pg_stat_activity a WHERE a.pid = l.pid AND a.usesysid IS NOT NULL)`,
  )
  if (nameless.length === 0) return []
  await session.command(`SET ROLE ${escapeIdentifier(role.name)}`)
  const ended: number[] = []
  for (const { pid } of nameless) if (await mayEnd(session, pid)) ended.push(pid)
  await session.command('RESET ROLE')
  return ended
}

async function mayEnd(session: Session, pid: number): Promise<boolean> {
  try {
    const [answer] = await session.ask<{ isEnded: boolean }>(
      'SELECT pg_terminate_backend($1) AS "isEnded"',
      [pid],
    )
    return answer?.isEnded === true
  } catch (error) {
    if (isNotIts(error)) return false
    throw error
  }
}

function isNotIts(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '42501'
}
