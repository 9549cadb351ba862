import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { ConnectorId } from '../domain/ids'
import type { Reach } from '../domain/permission/scope'
import { resourcesWithin } from './within'

/** Whether each of these connectors serves a resource within reach, and none outside, retired or not. */
export async function servesOnly(
  db: D1Database,
  reach: Reach,
  connectors: readonly ConnectorId[],
): Promise<boolean> {
  const inside = resourcesWithin(reach) ?? sql`1`
  const rows = await drizzle(db).all<{ id: string; outside: number }>(sql`
    SELECT a.connector_id AS id, sum(NOT (${inside})) AS outside
    FROM accounts a JOIN resources ON resources.id = a.resource_id
    WHERE a.connector_id IN (SELECT value FROM json_each(${JSON.stringify(connectors)}))
    GROUP BY a.connector_id`)
  return rows.length === new Set(connectors).size && rows.every(({ outside }) => outside === 0)
}
