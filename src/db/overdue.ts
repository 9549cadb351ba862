import { and, asc, getTableColumns, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { LIMITS } from '../domain/limits'
import type { Reach } from '../domain/permission/scope'
import type { LeaseRow } from './board'
import { keyAfter, type Page, pageOf, type Slice } from './page'
import { leases } from './tables/lists'
import { within } from './within'

/** A revoke that has been under way for less than this is no reason to call anybody. */
const GRACE_MS = 5_000
const GRANTING_MS = LIMITS.grantingSeconds * 1_000

export type OverdueRow = LeaseRow & {
  /** Since when this access should be gone, or the target open; epoch milliseconds. */
  readonly overdueSince: number
}

const since = sql<number>`CASE ${leases.phase}
  WHEN 'granting' THEN min(${leases.endsAt}, ${leases.checkedOutAt} + ${sql.raw(String(GRANTING_MS))})
  WHEN 'active' THEN ${leases.endsAt}
  ELSE max(coalesce(${leases.endedAt}, ${leases.endsAt}), coalesce(${leases.issuedUntil}, 0)) END`

/** Leases within reach that should be over and are not closed, the longest overdue first. */
export async function overdueLeases(
  db: D1Database,
  reach: Reach,
  { limit, cursor }: Slice,
): Promise<Page<OverdueRow>> {
  const key = keyAfter(cursor, ['number', 'string'])
  const after = key ? sql`(${since}, ${leases.id}) > (${key[0]}, ${key[1]})` : undefined
  const rows = await drizzle(db)
    .select({ ...getTableColumns(leases), overdueSince: since })
    .from(leases)
    .where(and(isOverdue(Date.now()), within(leases.resourceId, reach), after))
    .orderBy(asc(since), asc(leases.id))
    .limit(limit + 1)
  return pageOf(rows, limit, (row) => [row.overdueSince, row.id])
}

/** Since when the oldest of them has waited, and how many there are. */
export async function overdueAtAll(
  db: D1Database,
  now: number,
): Promise<{ readonly count: number; readonly oldestSince: number | null }> {
  const row = await drizzle(db)
    .select({ count: sql<number>`count(*)`, oldestSince: sql<number | null>`min(${since})` })
    .from(leases)
    .where(isOverdue(now))
    .get()
  return row ?? { count: 0, oldestSince: null }
}

/** Names phases only, so that one index finds them and the closed leases are never looked at. */
export function isOverdue(now: number): SQL {
  const late = now - GRACE_MS
  return sql`(${leases.phase} = 'quarantined'
    OR (${leases.phase} IN ('granting', 'revoking') AND ${since} <= ${late})
    OR (${leases.phase} = 'active' AND ${leases.endsAt} <= ${late}))`
}
