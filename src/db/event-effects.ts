import type { EventConnectionId, PersonId } from '../domain/ids'
import { type Editor, factStatement } from './history'
import { endLeasesOrders } from './orders'
import { endingStatements } from './session-list'

/** Signs people out; where the provider names sessions that are known, out of those only. */
export function signOutStatements(
  db: D1Database,
  editor: Editor,
  personId: PersonId,
  reason: string,
  named: { readonly provider: string; readonly sessions: readonly string[] } | null = null,
): D1PreparedStatement[] {
  if (!named)
    return endingStatements(db, editor, { where: 'person_id = ?1', values: [personId], reason })
  const known = `provider = ?2 AND provider_session IN (SELECT value FROM json_each(?3))`
  const where = `person_id = ?1 AND (NOT EXISTS (SELECT 1 FROM sessions s
    WHERE s.person_id = ?1 AND s.provider = ?2
      AND s.provider_session IN (SELECT value FROM json_each(?3))) OR (${known}))`
  const values = [personId, named.provider, JSON.stringify(named.sessions)]
  return endingStatements(db, editor, { where, values, reason })
}

/** What somebody has proved and has not used yet, and what they are proving just now. */
export function endProofsStatements(db: D1Database, personId: PersonId): D1PreparedStatement[] {
  return [
    'DELETE FROM proofs WHERE person_id = ?',
    'DELETE FROM ceremonies WHERE person_id = ?',
    "DELETE FROM trips WHERE json_extract(purpose, '$.personId') = ?",
  ].map((statement) => db.prepare(statement).bind(personId))
}

/** Nothing is mailed there any more; the next sign-in says what their address is now. */
export function forgetAddressStatements(
  db: D1Database,
  editor: Editor,
  personId: PersonId,
): D1PreparedStatement[] {
  return [
    db.prepare('UPDATE people SET email = NULL WHERE id = ?').bind(personId),
    factStatement(db, editor, { type: 'person.updated', personId, data: { email: null } }),
  ]
}

export type Hold = {
  readonly personId: PersonId
  readonly connectionId: EventConnectionId
  readonly why: string
  /** Whether a new sign-in at the provider, which asks it in effect, settles it. */
  readonly untilSignIn: boolean
  /** Whether what they hold ends as well. */
  readonly endsLeases: boolean
}

/** Signed out, and nothing is checked out until it is clear whether they are still here. */
export function holdStatements(
  db: D1Database,
  editor: Editor,
  { personId, connectionId, why, untilSignIn, endsLeases }: Hold,
): D1PreparedStatement[] {
  return [
    db
      .prepare(
        `INSERT INTO event_holds (person_id, connection_id, since, why, until_sign_in)
         SELECT id, ?2, ?3, ?4, ?5 FROM people WHERE id = ?1 AND active = 1
         ON CONFLICT (person_id, connection_id) DO UPDATE SET since = excluded.since,
           why = excluded.why, until_sign_in = min(until_sign_in, excluded.until_sign_in)`,
      )
      .bind(personId, connectionId, Date.now(), why, untilSignIn ? 1 : 0),
    ...signOutStatements(db, editor, personId, why),
    ...endProofsStatements(db, personId),
    ...(endsLeases ? [endLeasesOrders(db, editor, personId, why)] : []),
    factStatement(db, editor, {
      type: 'person.held',
      personId,
      data: { eventConnectionId: connectionId, why },
    }),
  ]
}
