import { escapeIdentifier } from './pg'
import type { Session } from './session'

const FIRST_PAUSE_MS = 20

/** The documented function behind `pg_stat_activity`; the view joins names that nobody asks for. */
export const ACTIVITY = 'pg_stat_get_activity(NULL)'
const LONGEST_PAUSE_MS = 500

/** Whose sessions end: those of one role, or also those of others who can become it. */
export type Crowd = {
  /** The role that is asked which of the sessions that are still starting it may end. */
  readonly name: string
  readonly oids: readonly number[]
  /** What that role may end is of this crowd, and what it may not end is not. */
  readonly isCertain: boolean
}

/**
 * Ends sessions of a crowd that has lost its right until there are none, and says how many there
 * were, those already known included. Those still starting are looked for first: one that gets
 * ready meanwhile is then seen.
 */
export async function endSessions(
  session: Session,
  crowd: Crowd,
  known: readonly number[],
): Promise<number> {
  const ended = new Set(known)
  let waitedFor = crowd.isCertain ? [] : await startingSessions(session)
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    const starting = await startingSessions(session)
    waitedFor = waitedFor.filter((pid) => starting.includes(pid))
    const found = [
      ...(crowd.isCertain ? await endStarting(session, crowd.name, starting) : []),
      ...(await endReady(session, crowd)),
    ]
    for (const pid of found) ended.add(pid)
    if (found.length === 0 && waitedFor.length === 0) return ended.size
    await session.attempt.pause(pauseMs)
  }
}

/** The process ids of sessions that are open now. */
export async function openSessions(
  session: Session,
  oids: readonly number[],
): Promise<readonly number[]> {
  const open = await session.ask<{ pid: number }>(
    `SELECT pid FROM ${ACTIVITY} WHERE usesysid = ANY ($1::oid[]) AND pid <> pg_backend_pid()`,
    [oids],
  )
  return open.map(pidOf)
}

async function endReady(session: Session, { oids }: Crowd): Promise<readonly number[]> {
  const ended = await session.ask<{ pid: number }>(
    `SELECT pid, pg_terminate_backend(pid) FROM ${ACTIVITY}
     WHERE usesysid = ANY ($1::oid[]) AND pid <> pg_backend_pid()`,
    [oids],
  )
  return ended.map(pidOf)
}

/**
 * A client can ask the server to wait after the login was accepted (`post_auth_delay`), and until
 * then no view says whose the session is. What the server's own work holds locks for has no owner
 * either; which is which can be seen by whoever may read all statistics.
 */
export async function startingSessions(session: Session): Promise<readonly number[]> {
  const nameless = await session.ask<{ pid: number }>(
    `SELECT DISTINCT l.pid FROM pg_locks l WHERE l.pid <> pg_backend_pid() AND NOT EXISTS (
       SELECT FROM ${ACTIVITY} a WHERE a.pid = l.pid
         AND (a.usesysid IS NOT NULL OR a.backend_type <> 'client backend'))`,
  )
  return nameless.map(pidOf)
}

/**
 * The server itself knows whose they are: a role that is a member of nobody who logs in may end its
 * own sessions only. So that role tries them all.
 */
async function endStarting(
  session: Session,
  role: string,
  starting: readonly number[],
): Promise<readonly number[]> {
  if (starting.length === 0) return []
  await session.command(`SET ROLE ${escapeIdentifier(role)}`)
  const ended: number[] = []
  for (const pid of starting) if (await mayEnd(session, pid)) ended.push(pid)
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

export function endedWords(count: number): string {
  return count === 1 ? '1 session was ended' : `${count} sessions were ended`
}

function pidOf({ pid }: { readonly pid: number }): number {
  return pid
}
