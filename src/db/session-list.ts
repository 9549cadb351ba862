import type { PersonId, SessionId } from '../domain/ids'
import { change, guard } from './catalogue-change'
import type { Written } from './catalogue-problem'
import { GIVEN_ROLES, readGivenRoles } from './given-roles'
import type { Editor, HALLPASS } from './history'
import { idleMsOf } from './sessions'

export type SessionRow = {
  readonly id: SessionId
  /** In words, as the browser says it of itself. */
  readonly device: string
  readonly createdAt: number
  readonly seenAt: number
  /** Whether it is the session that asks. */
  readonly isCurrent: boolean
}

type Stored = Omit<SessionRow, 'isCurrent'> & { hash: string; roles: string }

/** Where a person is signed in now, the latest use first. */
export async function sessionsOf(
  db: D1Database,
  personId: PersonId,
  { now, currentHash }: { readonly now: number; readonly currentHash: string },
): Promise<SessionRow[]> {
  const { results } = await db
    .prepare(
      `SELECT s.id, s.device, s.created_at AS createdAt, s.seen_at AS seenAt, s.hash,
         ${GIVEN_ROLES} AS roles
       FROM sessions s JOIN people p ON p.id = s.person_id WHERE s.person_id = ? AND s.expires_at > ? ORDER BY s.seen_at DESC, s.id`,
    )
    .bind(personId, now)
    .all<Stored>()
  return results
    .filter(({ seenAt, roles }) => seenAt > now - idleMsOf(readGivenRoles(roles)))
    .map(({ hash, roles: _roles, ...row }) => ({ ...row, isCurrent: hash === currentHash }))
}

/** One session of this person. What was proved in it is over with it. */
export async function endSession(
  db: D1Database,
  editor: Editor,
  personId: PersonId,
  id: SessionId,
): Promise<Written<SessionId>> {
  const mine = 'EXISTS (SELECT 1 FROM sessions WHERE id = ? AND person_id = ?)'
  const done = await change(db, [
    guard(db, 'session_unknown', mine, id, personId),
    ...endingStatements(db, editor, { where: 'id = ?1', values: [id] }),
  ])
  return done.ok ? { ok: true, id } : done
}

/** Every session of a person but one, or every single one. */
export async function endSessions(
  db: D1Database,
  editor: Editor,
  personId: PersonId,
  exceptHash: string | null,
): Promise<void> {
  const ending = { where: 'person_id = ?1 AND hash <> ?2', values: [personId, exceptHash ?? ''] }
  await db.batch(endingStatements(db, editor, ending))
}

type Ending = {
  /** A condition over `sessions` with numbered parameters. */
  readonly where: string
  readonly values: readonly string[]
  readonly reason?: string
}

/**
 * A fact for each session, so that history tells which device was signed out and by whom. Whoever
 * has a device that is not theirs any more is not told there either: which browsers those are
 * nobody knows, so that none is pushed to until it is enrolled again.
 */
export function endingStatements(
  db: D1Database,
  editor: Editor | typeof HALLPASS,
  { where, values, reason }: Ending,
): D1PreparedStatement[] {
  const [next, type] = [values.length + 1, 'session.ended']
  const facts = db
    .prepare(
      `INSERT INTO history (stream, sequence, at, type, actor_id, actor_name, person_id, data)
       SELECT 'catalogue',
         (SELECT coalesce(max(sequence), 0) FROM history WHERE stream = 'catalogue')
           + row_number() OVER (ORDER BY id),
         ?${next}, ?${next + 1}, ?${next + 2}, ?${next + 3}, person_id,
         json_patch(json_object('sessionId', id, 'device', device, 'startedAt', created_at),
           ?${next + 4})
       FROM sessions WHERE ${where}`,
    )
    .bind(
      ...values,
      Date.now(),
      type,
      editor.id,
      editor.name,
      JSON.stringify({ ...(reason ? { reason } : {}), ...(editor.key ? { key: editor.key } : {}) }),
    )
  const statements = [
    `DELETE FROM push_subscriptions WHERE person_id IN
       (SELECT person_id FROM sessions WHERE ${where})`,
    `DELETE FROM proofs WHERE session_hash IN (SELECT hash FROM sessions WHERE ${where})`,
    `DELETE FROM sessions WHERE ${where}`,
  ]
  return [facts, ...statements.map((statement) => db.prepare(statement).bind(...values))]
}
