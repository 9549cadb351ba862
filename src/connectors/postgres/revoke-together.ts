import type { Answer, TargetCall } from '../connector'
import { CLOSED } from './close-login'
import { ACTIVITY, endedWords, startingSessions } from './end-sessions'
import { codeOf } from './failure'
import { markOf, roleNameOf } from './names'
import { escapeIdentifier } from './pg'
import type { Session } from './session'

const LOCK_MS = 200
const PAUSE_MS = 20
const PAUSES = 25

/** A role with which there is nothing to do but to drop it. */
type Plain = { readonly oid: number; readonly name: string }

/**
 * Drops the roles of leases that left nothing: no session, nothing owned, granted or prepared. The
 * order is that of one alone: the door is closed before the room is looked at. Where a role turns out
 * to need more, or any of them is in the way of the others, it is left to a call of its own, which
 * begins where this ended.
 */
export async function revokeTogether(
  session: Session,
  calls: readonly TargetCall[],
): Promise<readonly (Answer | null)[]> {
  const found = await readUnused(session, calls)
  const closed = found.length > 0 && (await isDone(session, found.map(closing))) ? found : []
  const plain = closed.length > 0 ? await thatLeftNothing(session, closed) : []
  const isGone =
    plain.length > 0 &&
    (await isDone(session, plain.map(dropping))) &&
    (await areGone(session, plain))
  const gone = new Set(isGone ? plain.map(({ name }) => name) : [])
  return calls.map((call): Answer | null => {
    const name = roleNameOf(call.lease)
    const evidence = `Role ${name} is gone, ${endedWords(0)}, it left nothing behind.`
    return gone.has(name) ? { outcome: 'done', evidence } : null
  })
}

/** Those of the roles that Hallpass made for these leases that nobody is logged in with. */
async function readUnused(
  session: Session,
  calls: readonly TargetCall[],
): Promise<readonly Plain[]> {
  const marks = new Map(calls.map(({ lease }) => [roleNameOf(lease), markOf(lease)]))
  const rows = await session.ask<Plain & { mark: string | null }>(
    `SELECT r.oid, r.rolname::text AS name, shobj_description(r.oid, 'pg_authid') AS mark
     FROM pg_roles r WHERE r.rolname = ANY ($1::name[])
       AND r.oid NOT IN (SELECT usesysid FROM ${ACTIVITY} WHERE usesysid IS NOT NULL)`,
    [[...marks.keys()]],
  )
  return rows.filter(({ name, mark }) => marks.get(name) === mark)
}

/** All of the statements, or none since the server says no; one alone finds out what to do then. */
async function isDone(session: Session, statements: readonly string[]): Promise<boolean> {
  try {
    await session.change(statements, { lockMs: LOCK_MS })
    return true
  } catch (error) {
    if (codeOf(error) === undefined) throw error
    return false
  }
}

function closing({ name }: Plain): string {
  return `ALTER ROLE ${escapeIdentifier(name)} ${CLOSED}`
}

function dropping({ name }: Plain): string {
  return `DROP ROLE ${escapeIdentifier(name)}`
}

/** A session that was starting when the doors were closed is any of theirs until it says whose. */
async function thatLeftNothing(
  session: Session,
  closed: readonly Plain[],
): Promise<readonly Plain[]> {
  let waitedFor = await startingSessions(session)
  for (let pauses = 0; waitedFor.length > 0; pauses += 1) {
    if (pauses === PAUSES) return []
    await session.attempt.pause(PAUSE_MS)
    const starting = await startingSessions(session)
    waitedFor = waitedFor.filter((pid) => starting.includes(pid))
  }
  const rows = await session.ask<{ oid: number }>(
    `SELECT usesysid AS oid FROM ${ACTIVITY} WHERE usesysid = ANY ($1::oid[])
     UNION SELECT refobjid FROM pg_shdepend
       WHERE refclassid = 'pg_authid'::regclass AND refobjid = ANY ($1::oid[])
     UNION SELECT r.oid FROM pg_prepared_xacts p JOIN pg_roles r ON r.rolname = p.owner
       WHERE r.oid = ANY ($1::oid[])`,
    [closed.map(({ oid }) => oid)],
  )
  const more = new Set(rows.map(({ oid }) => oid))
  return closed.filter(({ oid }) => !more.has(oid))
}

/** As for one alone: a session that is known by the number of no role stands in the way of all. */
async function areGone(session: Session, dropped: readonly Plain[]): Promise<boolean> {
  const left = await session.ask(
    `SELECT 1 FROM ${ACTIVITY} a WHERE a.usesysid IS NOT NULL
       AND NOT EXISTS (SELECT FROM pg_roles r WHERE r.oid = a.usesysid)
     UNION ALL SELECT 1 FROM pg_roles WHERE rolname = ANY ($1::name[])`,
    [dropped.map(({ name }) => name)],
  )
  return left.length === 0
}
