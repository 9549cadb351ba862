import { connectorOf } from '../../connectors/registry'
import { type ConnectorRow, listConnectors } from '../../db/connectors'

/** All connectors, each with where it leads. */
export async function connectorRows(db: D1Database) {
  const rows = await listConnectors(db)
  return rows.map((row) => ({ ...row, origin: originOf(row) }))
}

/** What is stored may be older than the code that reads it. */
function originOf({ kind, settings }: ConnectorRow): string {
  try {
    return connectorOf(kind)?.originOf(settings) ?? ''
  } catch {
    return ''
  }
}
