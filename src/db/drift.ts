import { and, desc, eq, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { DriftState } from '../domain/drift'
import type { ConnectorId } from '../domain/ids'
import { keyAfter, type Page, pageOf, type Slice } from './page'
import { connectors } from './tables/catalogue'
import { type comparisons, drifts } from './tables/drift'

export type DriftRow = typeof drifts.$inferSelect & { readonly connectorName: string }

export type ComparisonRow = Pick<
  typeof comparisons.$inferSelect,
  'connectorId' | 'finishedAt' | 'problem'
> & { readonly connectorName: string; readonly beganAt: number | null }

export type DriftFilter = {
  readonly connectorId?: ConnectorId | undefined
  readonly state?: DriftState | undefined
}

/** Newest first. */
export async function listDrift(
  db: D1Database,
  { limit, cursor, connectorId, state }: DriftFilter & Slice,
): Promise<Page<DriftRow>> {
  const key = keyAfter(cursor, ['number', 'string', 'string'])
  const before = key
    ? sql`(${drifts.foundAt}, ${drifts.connectorId}, ${drifts.subject}) < (${key[0]}, ${key[1]}, ${key[2]})`
    : undefined
  const rows = await drizzle(db)
    .select({ drift: drifts, connectorName: connectors.name })
    .from(drifts)
    .innerJoin(connectors, eq(connectors.id, drifts.connectorId))
    .where(
      and(
        before,
        connectorId && eq(drifts.connectorId, connectorId),
        state && eq(drifts.state, state),
      ),
    )
    .orderBy(desc(drifts.foundAt), desc(drifts.connectorId), desc(drifts.subject))
    .limit(limit + 1)
  const flat = rows.map(({ drift, connectorName }) => ({ ...drift, connectorName }))
  return pageOf(flat, limit, (row) => [row.foundAt, row.connectorId, row.subject])
}

/** The connectors of these kinds, and when each was compared last; never, where nothing is said. */
export async function listComparisons(
  db: D1Database,
  kinds: readonly string[],
): Promise<readonly ComparisonRow[]> {
  const { results } = await db
    .prepare(
      `SELECT c.id AS connectorId, c.name AS connectorName, d.began_at AS beganAt,
         d.finished_at AS finishedAt, d.problem
       FROM connectors c LEFT JOIN comparisons d ON d.connector_id = c.id
       WHERE c.kind IN (SELECT value FROM json_each(?)) ORDER BY c.name`,
    )
    .bind(JSON.stringify(kinds))
    .all<ComparisonRow>()
  return results
}

/** Those whose last comparison began before `before`, those that have waited longest first. */
export async function comparisonsDue(
  db: D1Database,
  kinds: readonly string[],
  before: number,
  most: number,
): Promise<readonly ConnectorId[]> {
  const { results } = await db
    .prepare(
      `SELECT c.id FROM connectors c LEFT JOIN comparisons d ON d.connector_id = c.id
       WHERE c.kind IN (SELECT value FROM json_each(?1)) AND coalesce(d.began_at, 0) < ?2
       ORDER BY coalesce(d.began_at, 0), c.id LIMIT ?3`,
    )
    .bind(JSON.stringify(kinds), before, most)
    .all<{ id: ConnectorId }>()
  return results.map(({ id }) => id)
}
