import { type AccessMode, type AccountSettings, isOneRight } from '../domain/account'
import type { AccountId, ConnectorId } from '../domain/ids'
import { guard } from './catalogue-change'

type Claim = {
  readonly mode: AccessMode
  readonly connectorId: ConnectorId
  readonly settings: AccountSettings
  readonly rights?: readonly string[]
}

/**
 * One right at a target belongs to one account, or two Custodians would fight over it; also where
 * two connectors lead to the same target. Where each lease makes something of its own there is
 * nothing to fight over. A target that goes by two names cannot be told from two.
 */
export function guardRights(db: D1Database, id: AccountId, claim: Claim): D1PreparedStatement {
  return guard(
    db,
    'right_taken',
    `NOT EXISTS (SELECT 1 FROM rights r
       JOIN accounts a ON a.id = r.account_id AND a.retired_at IS NULL
       JOIN connectors theirs ON theirs.id = a.connector_id
       JOIN connectors mine ON mine.id = ?
       WHERE r.name IN (SELECT value FROM json_each(?)) AND a.id <> ?
         AND theirs.kind = mine.kind AND theirs.origin = mine.origin)`,
    claim.connectorId,
    JSON.stringify(rightsOf(claim)),
    id,
  )
}

/** A connector that now leads to another target takes its accounts' rights along. */
export function guardMovedRights(
  db: D1Database,
  id: ConnectorId,
  origin: string,
): D1PreparedStatement {
  return guard(
    db,
    'right_taken',
    `NOT EXISTS (SELECT 1 FROM rights r
       JOIN accounts a ON a.id = r.account_id AND a.retired_at IS NULL AND a.connector_id = ?
       JOIN connectors mine ON mine.id = a.connector_id
       JOIN rights s ON s.name = r.name
       JOIN accounts b ON b.id = s.account_id AND b.retired_at IS NULL
       JOIN connectors theirs ON theirs.id = b.connector_id AND theirs.id <> mine.id
       WHERE theirs.kind = mine.kind AND theirs.origin = ?)`,
    id,
    origin,
  )
}

export function rightStatements(
  db: D1Database,
  id: AccountId,
  claim: Claim,
): readonly D1PreparedStatement[] {
  return replaceRights(db, { accountId: id, names: rightsOf(claim) })
}

export type AccountRights = { readonly accountId: AccountId; readonly names: readonly string[] }

export function replaceRights(
  db: D1Database,
  { accountId, names }: AccountRights,
): readonly D1PreparedStatement[] {
  return [
    db.prepare('DELETE FROM rights WHERE account_id = ?').bind(accountId),
    db
      .prepare('INSERT INTO rights (account_id, name) SELECT ?, value FROM json_each(?)')
      .bind(accountId, JSON.stringify([...new Set(names)])),
  ]
}

function rightsOf({ mode, settings, rights }: Claim): readonly string[] {
  if (rights) return [...new Set(rights)]
  return isOneRight(mode) ? [canonical(settings)] : []
}

/** Equal settings have equal text, whatever order they were given in. */
export function canonical(settings: AccountSettings): string {
  const entries = Object.entries(settings).map(([name, value]) => [
    name,
    Array.isArray(value) ? [...new Set(value)].sort() : value,
  ])
  return JSON.stringify(
    Object.fromEntries(entries.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))),
  )
}
