import type { EventConnectionId, PersonId } from '../domain/ids'
import { change, guard } from './catalogue-change'
import type { Written } from './catalogue-problem'
import { type Editor, factStatement } from './history'

export type HeldPerson = {
  readonly personId: PersonId
  readonly displayName: string
  readonly since: number
  readonly why: string
  /** Whether signing in at the provider settles it. */
  readonly untilSignIn: boolean
}

/** Who cannot check out because of what this connection said. */
export async function peopleHeldBy(
  db: D1Database,
  connectionId: EventConnectionId,
): Promise<readonly HeldPerson[]> {
  const { results } = await db
    .prepare(
      `SELECT h.person_id AS personId, p.display_name AS displayName, h.since, h.why,
         h.until_sign_in AS untilSignIn
       FROM event_holds h JOIN people p ON p.id = h.person_id
       WHERE h.connection_id = ? ORDER BY h.since, h.person_id`,
    )
    .bind(connectionId)
    .all<Omit<HeldPerson, 'untilSignIn'> & { untilSignIn: number }>()
  return results.map((row) => ({ ...row, untilSignIn: row.untilSignIn === 1 }))
}

/** An administrator has seen to it. */
export async function releaseHeld(
  db: D1Database,
  editor: Editor,
  connectionId: EventConnectionId,
  personId: PersonId,
): Promise<Written<PersonId>> {
  const held = 'EXISTS (SELECT 1 FROM event_holds WHERE connection_id = ? AND person_id = ?)'
  const done = await change(db, [
    guard(db, 'person_unknown', held, connectionId, personId),
    db
      .prepare('DELETE FROM event_holds WHERE connection_id = ? AND person_id = ?')
      .bind(connectionId, personId),
    factStatement(db, editor, {
      type: 'person.settled',
      personId,
      data: { eventConnectionId: connectionId },
    }),
  ])
  return done.ok ? { ok: true, id: personId } : done
}

/**
 * For the batch of a sign-in: the provider has just vouched for somebody whom its events had made
 * doubtful before that trip began. What needs an administrator stays.
 */
export function vouchedForStatement(
  db: D1Database,
  personId: PersonId,
  provider: string,
  tripBeganAt: number,
): D1PreparedStatement {
  return db
    .prepare(
      `DELETE FROM event_holds WHERE person_id = ? AND until_sign_in = 1 AND since < ?
         AND connection_id IN (SELECT id FROM event_connections WHERE provider = ?)`,
    )
    .bind(personId, tripBeganAt, provider)
}
