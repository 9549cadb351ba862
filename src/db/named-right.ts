import type { AccountSettings } from '../domain/account'
import type { AccountId, ConnectorId } from '../domain/ids'
import { guard } from './catalogue-change'

/** A right that a connector names has one account, whatever else the accounts say. */
export function guardNamedRight(
  db: D1Database,
  id: AccountId,
  connectorId: ConnectorId,
  right: AccountSettings,
): D1PreparedStatement {
  return guard(
    db,
    'right_taken',
    `NOT EXISTS (SELECT 1 FROM accounts
       WHERE connector_id = ? AND id <> ? AND retired_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM json_each(?) part
           WHERE json_extract(settings, '$.' || part.key) IS NOT part.value))`,
    connectorId,
    id,
    JSON.stringify(right),
  )
}
