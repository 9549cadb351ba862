import { sql } from 'drizzle-orm'
import type { AskerId } from '../domain/ids'
import type { Unread } from '../domain/resource/command'

const LAST_READ = 'coalesce(r.read_at, r.created_at)'

/** Reconciliations of a person that were not read to their end for longer than is allowed. */
const UNREAD = `FROM identities i JOIN reconciliations r ON r.issuer = i.provider
  WHERE r.stale_after_seconds IS NOT NULL`
const OLDEST = `ORDER BY ${LAST_READ} LIMIT 1`
const FOUND = `json_object('provider', r.provider_name, 'since', ${LAST_READ})`

/** For a query over `people`: the provider that was unread for the longest, or null. */
export function unreadColumn(now: number) {
  return sql<Unread | null>`(SELECT ${sql.raw(FOUND)} ${sql.raw(UNREAD)}
    AND i.person_id = people.id
    AND ${sql.raw(LAST_READ)} + r.stale_after_seconds * 1000 < ${now} ${sql.raw(OLDEST)})`.mapWith(
    (text: string | null) => (text === null ? null : (JSON.parse(text) as Unread)),
  )
}

/** Why new access of this person waits, for pages; what counts is read with the command's facts. */
export async function unreadFor(
  db: D1Database,
  personId: AskerId,
  now: number,
): Promise<Unread | null> {
  const row = await db
    .prepare(
      `SELECT ${FOUND} AS found ${UNREAD} AND i.person_id = ?1
       AND ${LAST_READ} + r.stale_after_seconds * 1000 < ?2 ${OLDEST}`,
    )
    .bind(personId, now)
    .first<{ found: string }>()
  return row && (JSON.parse(row.found) as Unread)
}
