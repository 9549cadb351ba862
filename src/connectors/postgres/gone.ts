import { NotYet } from '../attempt'
import { ACTIVITY } from './end-sessions'
import type { Session } from './session'

/**
 * A session can survive its role, and is then known by a number that no role has. Whose it was
 * cannot be told once the role is gone, so any such session stands in the way of saying "gone".
 */
export async function assertGone(session: Session, name: string, oid = 0): Promise<void> {
  const left = await session.ask<{ pid: number | null }>(
    `SELECT a.pid FROM ${ACTIVITY} a WHERE a.usesysid = $1 OR (a.usesysid IS NOT NULL
       AND NOT EXISTS (SELECT FROM pg_roles r WHERE r.oid = a.usesysid))
     UNION ALL SELECT NULL FROM pg_roles WHERE rolname::text = $2`,
    [oid, name],
  )
  if (left.some(({ pid }) => pid === null)) throw new NotYet(`The role ${name} is still there.`)
  if (left.length === 0) return
  const pids = left.map(({ pid }) => pid).join(', ')
  throw new NotYet(`Sessions of a role that was dropped are still open, with process id ${pids}.`)
}
