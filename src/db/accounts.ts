import { and, asc, eq, isNull } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { AccessMode, AccountSettings } from '../domain/account'
import type { AccountId, ConnectorId, ResourceId } from '../domain/ids'
import { change, guard } from './catalogue-change'
import { freshId } from './catalogue-id'
import { not, type Written } from './catalogue-problem'
import { type Editor, factStatement } from './history'
import { retireOrder } from './orders'
import { guardLive } from './resources'
import { canonical, guardRights, rightStatements } from './rights'
import { accounts, connectors } from './tables/catalogue'

export type AccountRow = typeof accounts.$inferSelect & {
  readonly connectorName: string
  readonly connectorKind: string
}

export type AccountInput = {
  readonly name: string
  readonly mode: AccessMode
  readonly connectorId: ConnectorId
  readonly settings: AccountSettings
  /** What it takes hold of at the target; where that is not said, what its settings say. */
  readonly rights?: readonly string[]
}

/** In order of names. */
export async function accountsOf(
  db: D1Database,
  resourceId: ResourceId,
  includeRetired = false,
): Promise<AccountRow[]> {
  const wanted = eq(accounts.resourceId, resourceId)
  const rows = await withConnector(db)
    .where(and(wanted, includeRetired ? undefined : isNull(accounts.retiredAt)))
    .orderBy(asc(accounts.name))
  return rows.map(flat)
}

/** Retired accounts too. */
export async function findAccount(db: D1Database, id: AccountId): Promise<AccountRow | null> {
  const row = await withConnector(db).where(eq(accounts.id, id)).get()
  return row ? flat(row) : null
}

export async function createAccount(
  db: D1Database,
  editor: Editor,
  resourceId: ResourceId,
  input: AccountInput,
): Promise<Written<AccountId>> {
  const id = freshId('acc')
  const { name, mode, connectorId } = input
  const settings = canonical(input.settings)
  const done = await change(db, [
    guardResource(db, resourceId),
    guardLive(db, resourceId),
    guardConnector(db, connectorId),
    guardRights(db, id, input),
    guardName(db, id, resourceId, name),
    db
      .prepare(
        `INSERT INTO accounts (id, resource_id, name, mode, connector_id, settings, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .bind(id, resourceId, name, mode, connectorId, settings, Date.now()),
    ...rightStatements(db, id, input),
    factStatement(db, editor, {
      type: 'account.created',
      resourceId,
      data: { accountId: id, ...inputOf(input) },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

/** Leases that are open keep the settings they were checked out with. */
export async function updateAccount(
  db: D1Database,
  editor: Editor,
  id: AccountId,
  input: AccountInput,
): Promise<Written<AccountId>> {
  const before = await findAccount(db, id)
  if (!before) return not('account_unknown')
  const { name, mode, connectorId } = input
  const done = await change(db, [
    guardLive(db, before.resourceId),
    guardAccountLive(db, id),
    guardConnector(db, connectorId),
    guardRights(db, id, input),
    ...(name === before.name ? [] : [guardName(db, id, before.resourceId, name)]),
    db
      .prepare(
        'UPDATE accounts SET name = ?, mode = ?, connector_id = ?, settings = ? WHERE id = ?',
      )
      .bind(name, mode, connectorId, canonical(input.settings), id),
    ...rightStatements(db, id, input),
    factStatement(db, editor, {
      type: 'account.updated',
      resourceId: before.resourceId,
      data: { accountId: id, before: inputOf(before), after: inputOf(input) },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

export async function retireAccount(
  db: D1Database,
  editor: Editor,
  id: AccountId,
): Promise<Written<AccountId>> {
  const account = await findAccount(db, id)
  if (!account) return not('account_unknown')
  const done = await change(db, [
    guardAccountLive(db, id),
    db.prepare('UPDATE accounts SET retired_at = ? WHERE id = ?').bind(Date.now(), id),
    retireOrder(db, editor, account.resourceId, {
      type: 'retire',
      accountId: id,
      reason: 'account retired',
    }),
    factStatement(db, editor, {
      type: 'account.retired',
      resourceId: account.resourceId,
      data: { accountId: id, name: account.name },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

/** As with resources: names of one resource that differ only in capitals would pass for another. */
function guardName(
  db: D1Database,
  id: AccountId,
  resourceId: ResourceId,
  name: string,
): D1PreparedStatement {
  return guard(
    db,
    'name_taken',
    `NOT EXISTS (SELECT 1 FROM accounts
       WHERE resource_id = ? AND name = ? COLLATE NOCASE AND id <> ?)`,
    resourceId,
    name,
    id,
  )
}

function guardResource(db: D1Database, id: ResourceId): D1PreparedStatement {
  return guard(db, 'resource_unknown', 'EXISTS (SELECT 1 FROM resources WHERE id = ?)', id)
}

function guardConnector(db: D1Database, id: ConnectorId): D1PreparedStatement {
  return guard(db, 'connector_unknown', 'EXISTS (SELECT 1 FROM connectors WHERE id = ?)', id)
}

function guardAccountLive(db: D1Database, id: AccountId): D1PreparedStatement {
  const live = 'EXISTS (SELECT 1 FROM accounts WHERE id = ? AND retired_at IS NULL)'
  return guard(db, 'account_retired', live, id)
}

function withConnector(db: D1Database) {
  return drizzle(db)
    .select({ account: accounts, connectorName: connectors.name, connectorKind: connectors.kind })
    .from(accounts)
    .innerJoin(connectors, eq(connectors.id, accounts.connectorId))
    .$dynamic()
}

function flat(row: {
  account: typeof accounts.$inferSelect
  connectorName: string
  connectorKind: string
}): AccountRow {
  const { account, connectorName, connectorKind } = row
  return { ...account, connectorName, connectorKind }
}

function inputOf({ name, mode, connectorId, settings }: AccountInput): AccountInput {
  return { name, mode, connectorId, settings }
}
