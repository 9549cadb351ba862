import type { AccessMode, AccountSettings } from '../domain/account'
import type { AccountId, ConnectorId, ResourceId } from '../domain/ids'

export type LentAccount = {
  readonly id: AccountId
  readonly name: string
  readonly mode: AccessMode
  readonly settings: AccountSettings
  readonly resourceId: ResourceId
  readonly resourceName: string
}

/** What the accounts say that each lease makes something of its own for; those retired too. */
export async function provisionedThrough(
  db: D1Database,
  id: ConnectorId,
): Promise<readonly AccountSettings[]> {
  const { results } = await db
    .prepare(
      `SELECT DISTINCT settings FROM accounts
       WHERE connector_id = ? AND mode = 'provision' LIMIT 200`,
    )
    .bind(id)
    .all<{ settings: string }>()
  return results.map(({ settings }) => JSON.parse(settings) as AccountSettings)
}

/** All that are not retired. */
export async function liveThrough(
  db: D1Database,
  id: ConnectorId,
): Promise<readonly Pick<LentAccount, 'id' | 'mode' | 'settings'>[]> {
  const { results } = await db
    .prepare(
      'SELECT id, mode, settings FROM accounts WHERE connector_id = ? AND retired_at IS NULL',
    )
    .bind(id)
    .all<{ id: AccountId; mode: AccessMode; settings: string }>()
  return results.map((row) => ({ ...row, settings: JSON.parse(row.settings) as AccountSettings }))
}

/** Accounts that should be shut at rest, in the order of their ids and after this one. */
export async function lentThrough(
  db: D1Database,
  id: ConnectorId,
  after: string,
  most: number,
): Promise<readonly LentAccount[]> {
  const { results } = await db
    .prepare(
      `SELECT a.id, a.name, a.mode, a.settings, r.id AS resourceId, r.name AS resourceName
       FROM accounts a JOIN resources r ON r.id = a.resource_id
       WHERE a.connector_id = ? AND a.mode IN ('enable', 'elevate') AND a.id > ?
         AND a.retired_at IS NULL AND r.retired_at IS NULL
       ORDER BY a.id LIMIT ?`,
    )
    .bind(id, after, most)
    .all<Omit<LentAccount, 'settings'> & { readonly settings: string }>()
  return results.map((row) => ({ ...row, settings: JSON.parse(row.settings) as AccountSettings }))
}
