import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { AccessMode, AccountSettings } from '../domain/account'
import type { AccountId, ConnectorId, ResourceId } from '../domain/ids'
import { change, guard } from './catalogue-change'
import { freshId } from './catalogue-id'
import { not, type Written } from './catalogue-problem'
import { type Editor, factStatement } from './history'
import { guardNamedRight } from './named-right'
import { retireOrder } from './orders'
import { findResource, guardLive } from './resources'
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
  /** What of the settings is the right, where it is not all of them. */
  readonly right?: AccountSettings
}

export function accountsOf(
  db: D1Database,
  resourceId: ResourceId,
  includeRetired = false,
): Promise<AccountRow[]> {
  return accountsOn(db, [resourceId], includeRetired)
}

/** The accounts of several resources in one query, in order of resource and name. */
export async function accountsOn(
  db: D1Database,
  resourceIds: readonly ResourceId[],
  includeRetired = false,
): Promise<AccountRow[]> {
  const wanted = sql`${accounts.resourceId} IN (SELECT value FROM json_each(${JSON.stringify(resourceIds)}))`
  const rows = await withConnector(db)
    .where(and(wanted, includeRetired ? undefined : isNull(accounts.retiredAt)))
    .orderBy(asc(accounts.resourceId), asc(accounts.name))
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
  if (!(await findResource(db, resourceId))) return not('resource_unknown')
  const id = freshId('acc')
  const { name, mode, connectorId } = input
  const settings = canonical(input.settings)
  const done = await change(db, [
    guardLive(db, resourceId),
    guardConnector(db, connectorId),
    guardRight(db, id, input),
    db
      .prepare(
        `INSERT INTO accounts (id, resource_id, name, mode, connector_id, settings, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .bind(id, resourceId, name, mode, connectorId, settings, Date.now()),
    factStatement(db, editor, {
      type: 'account.created',
      resourceId,
      data: { accountId: id, ...said(input) },
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
    guardRight(db, id, input),
    db
      .prepare(
        'UPDATE accounts SET name = ?, mode = ?, connector_id = ?, settings = ? WHERE id = ?',
      )
      .bind(name, mode, connectorId, canonical(input.settings), id),
    factStatement(db, editor, {
      type: 'account.updated',
      resourceId: before.resourceId,
      data: { accountId: id, before: inputOf(before), after: said(input) },
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

/**
 * One right at a target belongs to one account, or two Custodians would fight over it. Where each
 * lease makes something of its own at the target there is nothing to fight over, unless its
 * connector says what the right is.
 */
function guardRight(db: D1Database, id: AccountId, input: AccountInput): D1PreparedStatement {
  if (input.right) return guardNamedRight(db, id, input.connectorId, input.right)
  const isOwn = input.mode === 'provision' || input.mode === 'certificate'
  return guard(
    db,
    'right_taken',
    `? OR NOT EXISTS (SELECT 1 FROM accounts
       WHERE connector_id = ? AND settings = ? AND id <> ? AND retired_at IS NULL
         AND mode IN ('enable', 'elevate', 'credential'))`,
    isOwn ? 1 : 0,
    input.connectorId,
    canonical(input.settings),
    id,
  )
}

function guardConnector(db: D1Database, id: ConnectorId): D1PreparedStatement {
  return guard(db, 'connector_unknown', 'EXISTS (SELECT 1 FROM connectors WHERE id = ?)', id)
}

function guardAccountLive(db: D1Database, id: AccountId): D1PreparedStatement {
  const live = 'EXISTS (SELECT 1 FROM accounts WHERE id = ? AND retired_at IS NULL)'
  return guard(db, 'account_retired', live, id)
}

/** Equal settings have equal text, whatever order they were given in. */
function canonical(settings: AccountSettings): string {
  const entries = Object.entries(settings).map(([name, value]) => [
    name,
    Array.isArray(value) ? [...new Set(value)].sort() : value,
  ])
  return JSON.stringify(
    Object.fromEntries(entries.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))),
  )
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

/** What of it history says: the right is part of the settings. */
function said({ right: _right, ...input }: AccountInput): Omit<AccountInput, 'right'> {
  return input
}

function inputOf({ name, mode, connectorId, settings }: AccountRow): AccountInput {
  return { name, mode, connectorId, settings }
}
