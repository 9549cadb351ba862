import type { EventConnectionId } from '../domain/ids'
import type { PersonalNotice } from '../domain/personal-notice'

/** How often administrators are told of the same connection: a flood of news is one letter. */
const ONCE_IN_MS = 60 * 60_000

/** Administrators are owed a letter, unless they have just had one about this connection. */
export async function tellOfEvents(
  db: D1Database,
  id: EventConnectionId,
  name: string,
  now: number,
): Promise<void> {
  const notice: PersonalNotice = { kind: 'events_to_see', name, at: now }
  const isDue = '(SELECT coalesce(told_at, 0) FROM event_connections WHERE id = ?1) <= ?2'
  await db.batch([
    db
      .prepare(
        `INSERT INTO letters (id, person_id, notice, created_at)
         SELECT 'let_' || lower(hex(randomblob(10))), person_id, ?3, ?4
         FROM (SELECT DISTINCT person_id FROM roles WHERE role = 'administrator' AND scope = '')
         WHERE ${isDue}`,
      )
      .bind(id, now - ONCE_IN_MS, JSON.stringify(notice), now),
    db
      .prepare(`UPDATE event_connections SET told_at = ?3 WHERE id = ?1 AND ${isDue}`)
      .bind(id, now - ONCE_IN_MS, now),
  ])
}
