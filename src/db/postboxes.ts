import type { PersonId } from '../domain/ids'

/** So long after its time a postbox has lost its alarm, and is woken. */
const LOST_AFTER_MS = 5 * 60_000
const AT_ONCE = 20

/** Before something is left in a person's postbox, it is known here until when it waits. */
export async function willWait(db: D1Database, personId: PersonId, until: number): Promise<void> {
  await db
    .prepare(
      `INSERT INTO postboxes (person_id, until) VALUES (?1, ?2)
       ON CONFLICT (person_id) DO UPDATE SET until = min(until, ?2)`,
    )
    .bind(personId, until)
    .run()
}

/** Whose postbox should have been emptied by now; the longest ago first. */
export async function lostPostboxes(db: D1Database, now: number): Promise<readonly PersonId[]> {
  const { results } = await db
    .prepare(
      `SELECT person_id AS id FROM postboxes WHERE until <= ? ORDER BY until LIMIT ${AT_ONCE}`,
    )
    .bind(now - LOST_AFTER_MS)
    .all<{ id: PersonId }>()
  return results.map(({ id }) => id)
}

/** What it said, once woken: until when it waits now, or that nothing is in it. */
export async function postboxWaits(
  db: D1Database,
  personId: PersonId,
  until: number | null,
): Promise<void> {
  const statement =
    until === null
      ? db.prepare('DELETE FROM postboxes WHERE person_id = ?').bind(personId)
      : db.prepare('UPDATE postboxes SET until = ?2 WHERE person_id = ?1').bind(personId, until)
  await statement.run()
}
