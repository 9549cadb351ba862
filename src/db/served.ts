import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { ConnectorId } from '../domain/ids'
import type { Reach } from '../domain/permission/scope'
import { resourcesWithin } from './within'

/** Those of these connectors that serve a resource within reach, and none outside, retired or not. */
export async function servingOnly(
  db: D1Database,
  reach: Reach,
  connectors: readonly ConnectorId[],
): Promise<ReadonlySet<ConnectorId>> {
  const inside = resourcesWithin(reach)
  if (!inside) return new Set(connectors)
  const rows = await drizzle(db).all<{ id: ConnectorId }>(sql`
    SELECT a.connector_id AS id
    FROM accounts a JOIN resources ON resources.id = a.resource_id
    WHERE a.connector_id IN (SELECT value FROM json_each(${JSON.stringify(connectors)}))
    GROUP BY a.connector_id HAVING sum(NOT (${inside})) = 0`)
  return new Set(rows.map(({ id }) => id))
}
