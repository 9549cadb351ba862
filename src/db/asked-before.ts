import type { AccessMode, ResourceKind } from '../domain/account'
import type { AccountId, PersonId, ResourceId } from '../domain/ids'

/** An account that somebody asked for before, as it is today, with what they wanted last. */
export type AskedBefore = {
  readonly resourceId: ResourceId
  readonly resourceName: string
  readonly kind: ResourceKind
  readonly tags: readonly string[]
  readonly accountId: AccountId
  readonly accountName: string
  readonly mode: AccessMode
  readonly durationSeconds: number
}

/** Requests looked at: what nobody asked for in so many is not what they come back for. */
const LOOKED_AT = 60

/** The newest first, each account once, without what is on its way or in use. */
export async function askedBefore(
  db: D1Database,
  personId: PersonId,
  limit: number,
): Promise<readonly AskedBefore[]> {
  const { results } = await db
    .prepare(
      `SELECT res.id AS resourceId, res.name AS resourceName, res.kind, res.tags,
         a.id AS accountId, a.name AS accountName, a.mode,
         r.duration_seconds AS durationSeconds, max(r.filed_at) AS filedAt
       FROM (SELECT * FROM requests WHERE requester_id = ? ORDER BY filed_at DESC LIMIT ?) r
       JOIN resources res ON res.id = r.resource_id AND res.retired_at IS NULL
       JOIN accounts a ON a.resource_id = res.id AND a.name = r.account_name
         AND a.retired_at IS NULL
       GROUP BY a.id HAVING max(r.is_open) = 0
       ORDER BY filedAt DESC LIMIT ?`,
    )
    .bind(personId, LOOKED_AT, limit)
    .all<Omit<AskedBefore, 'tags'> & { tags: string }>()
  return results.map((row) => ({ ...row, tags: JSON.parse(row.tags) }))
}
