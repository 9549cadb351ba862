import { and, eq, isNull, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Target } from '../domain/account'
import { accounts, connectors, resources } from './tables/catalogue'

/** An account that can be asked for, as policies see it, and the kind of its connector. */
export type AccountSeen = Target & { readonly connectorKind: string }

/** All accounts that can be asked for; null where there are more than `most`, on retired resources too. */
export async function accountsSeen(
  db: D1Database,
  most: number,
): Promise<readonly AccountSeen[] | null> {
  const [counted] = await drizzle(db).all<{ count: number }>(sql`SELECT count(*) AS count
    FROM (SELECT 1 FROM ${accounts} WHERE retired_at IS NULL LIMIT ${most + 1})`)
  if ((counted?.count ?? 0) > most) return null
  const rows = await drizzle(db)
    .select({
      resourceName: resources.name,
      kind: resources.kind,
      tags: resources.tags,
      accountName: accounts.name,
      mode: accounts.mode,
      connectorKind: connectors.kind,
    })
    .from(accounts)
    .innerJoin(resources, eq(resources.id, accounts.resourceId))
    .innerJoin(connectors, eq(connectors.id, accounts.connectorId))
    .where(and(isNull(accounts.retiredAt), isNull(resources.retiredAt)))
  return rows
}
