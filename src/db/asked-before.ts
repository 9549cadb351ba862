import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { AccessMode, ResourceKind } from '../domain/account'
import type { AccountId, PersonId, ResourceId } from '../domain/ids'
import { type Reading, reading } from './together'

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
export function readAskedBefore(
  db: D1Database,
  personId: PersonId,
  limit: number,
): Reading<readonly AskedBefore[]> {
  const last = sql`SELECT * FROM requests WHERE requester_id = ${personId}
    ORDER BY filed_at DESC LIMIT ${sql.raw(String(LOOKED_AT))}`
  const query = drizzle(db)
    .select({
      resourceId: sql<ResourceId>`res.id`.as('resourceId'),
      resourceName: sql<string>`res.name`.as('resourceName'),
      kind: sql<ResourceKind>`res.kind`,
      tags: sql<readonly string[]>`res.tags`.mapWith(JSON.parse),
      accountId: sql<AccountId>`a.id`.as('accountId'),
      accountName: sql<string>`a.name`.as('accountName'),
      mode: sql<AccessMode>`a.mode`,
      durationSeconds: sql<number>`r.duration_seconds`,
      filedAt: sql<number>`max(r.filed_at)`.as('filedAt'),
    })
    .from(sql`(${last}) r
      JOIN resources res ON res.id = r.resource_id AND res.retired_at IS NULL
      JOIN accounts a ON a.resource_id = res.id AND a.name = r.account_name
        AND a.retired_at IS NULL`)
    .groupBy(sql`a.id`)
    .having(sql`max(r.is_open) = 0`)
    .orderBy(sql`filedAt DESC`)
    .limit(limit)
  return reading(query, (rows) => rows)
}
