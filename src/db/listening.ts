import type { PersonId } from '../domain/ids'
import type { Concerned } from '../domain/resource/concerned'
import { IDLE_MS } from './sessions'

/** Somebody who is signed in, with what their sessions are kept under. */
export type Listener = { readonly personId: PersonId; readonly sessions: readonly string[] }

/** So many people at most hear of one fact at once; pages of others look by themselves. */
const MOST = 200

/**
 * For the batch that records what concerns them: who of these people is signed in at this moment.
 * All others can have no page open, and nobody has to ask them. What a machine asks concerns its
 * owners; what somebody decides, whoever stands in for them. SQLite keeps the order of cross joins:
 * from the few who are concerned to the many sessions.
 */
export function signedInQuery(
  db: D1Database,
  all: readonly Concerned[],
  now: number,
): D1PreparedStatement {
  const listed = (of: (each: Concerned) => readonly string[]) =>
    JSON.stringify([...new Set(all.flatMap(of))])
  return db
    .prepare(
      `WITH deciders (id) AS (
         SELECT value FROM json_each(?2) UNION SELECT person_id FROM memberships
           WHERE group_id IN (SELECT value FROM json_each(?3))
       ), concerned (id) AS (
         SELECT id FROM deciders UNION SELECT value FROM json_each(?1)
         UNION SELECT o.person_id FROM machine_owners o
           WHERE o.until IS NULL AND o.machine_id IN (SELECT value FROM json_each(?1))
         UNION SELECT d.delegate_id FROM deciders
           CROSS JOIN delegations d ON d.principal_id = deciders.id
           WHERE d.starts_at <= ?5 AND ?5 < d.ends_at AND d.delegate_id IS NOT NULL
         UNION SELECT person_id FROM roles WHERE ?4 = 1 AND role = 'administrator'
       )
       SELECT s.person_id AS personId, json_group_array(s.hash) AS sessions
       FROM concerned CROSS JOIN sessions s ON s.person_id = concerned.id
         AND s.expires_at > ?5 AND s.seen_at > ?6
       GROUP BY s.person_id LIMIT ${MOST}`,
    )
    .bind(
      listed(({ people }) => people),
      listed(({ deciders }) => deciders.people),
      listed(({ deciders }) => deciders.groups),
      Number(all.some(({ administrators }) => administrators)),
      now,
      now - IDLE_MS,
    )
}

export function signedIn(rows: readonly unknown[]): readonly Listener[] {
  return (rows as readonly { personId: PersonId; sessions: string }[]).map(
    ({ personId, sessions }) => ({ personId, sessions: JSON.parse(sessions) as string[] }),
  )
}
