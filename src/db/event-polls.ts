import type { EventConnectionId } from '../domain/ids'

/** What a transmitter is told about one of its events: taken, or why not (RFC 8936 section 2.4). */
export type PollAck = {
  readonly jti: string
  readonly err: string | null
  readonly description: string | null
}

const EVERY_MS = 60_000
const LATEST_MS = 15 * 60_000

/** Connections whose turn it is, for whoever asks alone: nobody else is given them this minute. */
export async function claimPolls(
  db: D1Database,
  now: number,
): Promise<readonly EventConnectionId[]> {
  const { results } = await db
    .prepare(
      `UPDATE event_connections SET next_poll_at = ?2
       WHERE kind = 'ssf-poll' AND retired_at IS NULL AND next_poll_at <= ?1 RETURNING id`,
    )
    .bind(now, now + EVERY_MS - 5_000)
    .all<{ id: EventConnectionId }>()
  return results.map(({ id }) => id)
}

export async function acksOwed(db: D1Database, id: EventConnectionId): Promise<readonly PollAck[]> {
  const { results } = await db
    .prepare('SELECT jti, err, description FROM event_acks WHERE connection_id = ? LIMIT 500')
    .bind(id)
    .all<PollAck>()
  return results
}

/** For the batch that takes events in: from then on they are acknowledged, until the sender heard. */
export function ackStatement(
  db: D1Database,
  id: EventConnectionId,
  acks: readonly PollAck[],
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT OR REPLACE INTO event_acks (connection_id, jti, err, description)
       SELECT ?1, value ->> 'jti', value ->> 'err', value ->> 'description' FROM json_each(?2)`,
    )
    .bind(id, JSON.stringify(acks))
}

/** The sender has heard these, and answered. */
export async function pollAnswered(
  db: D1Database,
  id: EventConnectionId,
  acks: readonly PollAck[],
): Promise<void> {
  await db.batch([
    db
      .prepare(
        `DELETE FROM event_acks WHERE connection_id = ?
           AND jti IN (SELECT value ->> 'jti' FROM json_each(?))`,
      )
      .bind(id, JSON.stringify(acks)),
    db
      .prepare(
        'UPDATE event_connections SET poll_failures = 0, poll_failed_why = NULL WHERE id = ?',
      )
      .bind(id),
  ])
}

/** It is tried again after a minute, then after twice as long each time, a quarter of an hour at most. */
export async function pollFailed(
  db: D1Database,
  id: EventConnectionId,
  why: string,
  now: number,
): Promise<void> {
  await db
    .prepare(
      `UPDATE event_connections SET poll_failures = poll_failures + 1, poll_failed_why = ?2,
         next_poll_at = ?3 + min(${LATEST_MS}, ${EVERY_MS} << min(poll_failures, 8)) - 5000
       WHERE id = ?1`,
    )
    .bind(id, why, now)
    .run()
}
