import type { PersonId } from '../domain/ids'
import type { Channel } from '../domain/telling/table'

const DAY_MS = 86_400_000

/** Given up: what is shown and counted goes back this far. */
export const UNDELIVERED_DAYS = 7

export type Undelivered = {
  /** The same for each attempt, so that it is counted once. */
  readonly id: string
  readonly personId: PersonId | null
  readonly notice: string
  readonly channel: Channel
}

/** Notes a message that was given up, so that somebody can see it. */
export async function noteUndelivered(
  db: D1Database,
  { id, personId, notice, channel }: Undelivered,
  now: number,
): Promise<void> {
  await db
    .prepare(
      `INSERT INTO undelivered (id, at, person_id, notice, channel) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO NOTHING`,
    )
    .bind(id, now, personId, notice, channel)
    .run()
}

export function undeliveredQuery(db: D1Database, now: number): D1PreparedStatement {
  return db
    .prepare(
      'SELECT channel AS name, count(*) AS count FROM undelivered WHERE at > ? GROUP BY channel',
    )
    .bind(now - UNDELIVERED_DAYS * DAY_MS)
}

export async function pruneUndelivered(db: D1Database, now: number): Promise<void> {
  await db
    .prepare('DELETE FROM undelivered WHERE at <= ?')
    .bind(now - 4 * UNDELIVERED_DAYS * DAY_MS)
    .run()
}
