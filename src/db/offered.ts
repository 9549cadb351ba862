import { eq, getTableColumns, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { AccessMode } from '../domain/account'
import type { AccountId, ResourceId } from '../domain/ids'
import type { ResourceRow } from './resources'
import { resources } from './tables/catalogue'
import { type Columns, type Reading, reading } from './together'

/** What there is to ask for on a resource, and who has it. */
export type Offered = {
  /** Those that are not retired, in order of names. */
  readonly offered: readonly {
    readonly id: AccountId
    readonly name: string
    readonly mode: AccessMode
  }[]
  /** Open leases, the one that ends first at the front; times in epoch milliseconds. */
  readonly held: readonly { readonly holderName: string; readonly until: number }[]
}

/**
 * Read with the resource itself, so that a list of them takes one query. The column is spelt out,
 * since drizzle leaves out its table where a query has one only.
 */
export const OFFERED: Columns<Offered> = {
  offered: sql<Offered['offered']>`(SELECT json_group_array(
      json_object('id', a.id, 'name', a.name, 'mode', a.mode) ORDER BY a.name)
    FROM accounts a WHERE a.resource_id = resources.id AND a.retired_at IS NULL)`
    .mapWith(JSON.parse)
    .as('offered'),
  held: sql<Offered['held']>`(SELECT json_group_array(
      json_object('holderName', l.holder_name, 'until', l.ends_at) ORDER BY l.ends_at, l.id)
    FROM leases l WHERE l.resource_id = resources.id AND l.is_open = 1)`
    .mapWith(JSON.parse)
    .as('held'),
}

/** One resource with that; null where there is none. */
export function readOffered(
  db: D1Database,
  which: { readonly id: ResourceId } | { readonly name: string },
): Reading<(ResourceRow & Offered) | null> {
  const is = 'id' in which ? eq(resources.id, which.id) : eq(resources.name, which.name)
  const query = drizzle(db)
    .select({ ...getTableColumns(resources), ...OFFERED })
    .from(resources)
    .where(is)
  return reading(query, ([row]) => row ?? null)
}
