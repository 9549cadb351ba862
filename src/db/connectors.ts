import { asc, eq, getTableColumns } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { ConnectorId, ResourceId } from '../domain/ids'
import { change, guard } from './catalogue-change'
import { not, type Written } from './catalogue-problem'
import { type Editor, factStatement } from './history'
import { type AccountRights, guardMovedRights, replaceRights } from './rights'
import { connectors } from './tables/catalogue'

export type SealedConnectorRow = typeof connectors.$inferSelect
export type ConnectorRow = Omit<SealedConnectorRow, 'sealed'>

/** `settings` without secrets, `sealed` with them, bound to the connector's id. */
export type ConnectorInput = {
  readonly name: string
  readonly settings: Record<string, string>
  readonly sealed: string
  /** The target that the settings lead to; without it, one that no other connector leads to. */
  readonly origin?: string
  /** What its accounts take hold of there, where the settings have a say in that. */
  readonly rights?: readonly AccountRights[]
}

export async function listConnectors(db: D1Database): Promise<ConnectorRow[]> {
  const { sealed: _sealed, ...columns } = getTableColumns(connectors)
  return drizzle(db).select(columns).from(connectors).orderBy(asc(connectors.name))
}

export async function findConnector(
  db: D1Database,
  id: ConnectorId,
): Promise<SealedConnectorRow | null> {
  return (await drizzle(db).select().from(connectors).where(eq(connectors.id, id)).get()) ?? null
}

/** Today's settings, sealed; null where the connector is gone. */
export async function sealedSettingsOf(db: D1Database, id: ConnectorId): Promise<string | null> {
  return db.prepare('SELECT sealed FROM connectors WHERE id = ?').bind(id).first<string>('sealed')
}

/** Resources with an account that is reached through this connector, those of retired ones too. */
export async function resourcesBehind(
  db: D1Database,
  id: ConnectorId,
): Promise<readonly ResourceId[]> {
  const { results } = await db
    .prepare('SELECT DISTINCT resource_id AS id FROM accounts WHERE connector_id = ?')
    .bind(id)
    .all<{ id: ResourceId }>()
  return results.map((row) => row.id)
}

/** Whether access is open on a resource that this connector serves; D1's copy may lag. */
export async function hasOpenLeases(db: D1Database, id: ConnectorId): Promise<boolean> {
  const row = await db
    .prepare(
      `SELECT 1 FROM leases l JOIN accounts a ON a.resource_id = l.resource_id
       WHERE a.connector_id = ? AND l.is_open = 1 LIMIT 1`,
    )
    .bind(id)
    .first()
  return row !== null
}

/** The id comes with the input, because what is sealed is bound to it. */
export async function createConnector(
  db: D1Database,
  editor: Editor,
  input: ConnectorInput & { readonly id: ConnectorId; readonly kind: string },
): Promise<Written<ConnectorId>> {
  const { id, name, kind, settings, sealed, origin = id } = input
  const now = Date.now()
  const done = await change(db, [
    db
      .prepare(
        `INSERT INTO connectors (id, name, kind, settings, sealed, origin, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .bind(id, name, kind, JSON.stringify(settings), sealed, origin, now, now),
    factStatement(db, editor, {
      type: 'connector.created',
      data: { connectorId: id, name, kind, settings },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

export async function updateConnector(
  db: D1Database,
  editor: Editor,
  id: ConnectorId,
  { name, settings, sealed, origin, rights = [] }: ConnectorInput,
): Promise<Written<ConnectorId>> {
  const before = await findConnector(db, id)
  if (!before) return not('connector_unknown')
  const leadsTo = origin ?? before.origin
  const done = await change(db, [
    ...rights.flatMap((each) => replaceRights(db, each)),
    guardMovedRights(db, id, leadsTo),
    db
      .prepare(
        `UPDATE connectors SET name = ?, settings = ?, sealed = ?, origin = ?, updated_at = ?
         WHERE id = ?`,
      )
      .bind(name, JSON.stringify(settings), sealed, leadsTo, Date.now(), id),
    factStatement(db, editor, {
      type: 'connector.updated',
      data: {
        connectorId: id,
        before: { name: before.name, settings: before.settings },
        after: { name, settings },
      },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

/** Refused while an account uses it, a retired one too: its last lease may still be closing. */
export async function deleteConnector(
  db: D1Database,
  editor: Editor,
  id: ConnectorId,
): Promise<Written<ConnectorId>> {
  const connector = await findConnector(db, id)
  if (!connector) return not('connector_unknown')
  const { name, kind } = connector
  const unused = 'NOT EXISTS (SELECT 1 FROM accounts WHERE connector_id = ?)'
  const done = await change(db, [
    guard(db, 'connector_in_use', unused, id),
    db.prepare('DELETE FROM connectors WHERE id = ?').bind(id),
    factStatement(db, editor, { type: 'connector.deleted', data: { connectorId: id, name, kind } }),
  ])
  return done.ok ? { ok: true, id } : done
}
