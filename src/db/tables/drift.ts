import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { DriftKind, DriftState } from '../../domain/drift'
import type { AccountId, ConnectorId, LeaseId, ResourceId } from '../../domain/ids'
import { connectors } from './catalogue'

// Every time is in epoch milliseconds.

/** What a target has that belongs to no lease, and what was done about it. */
export const drifts = sqliteTable(
  'drifts',
  {
    connectorId: text('connector_id')
      .$type<ConnectorId>()
      .notNull()
      .references(() => connectors.id, { onDelete: 'cascade' }),
    subject: text().notNull(),
    kind: text().$type<DriftKind>().notNull(),
    resourceId: text('resource_id').$type<ResourceId>(),
    leaseId: text('lease_id').$type<LeaseId>(),
    accountId: text('account_id').$type<AccountId>(),
    state: text().$type<DriftState>().notNull(),
    said: text().notNull().default(''),
    foundAt: integer('found_at').notNull(),
    seenAt: integer('seen_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.connectorId, table.subject] }),
    index('drifts_by_time').on(table.foundAt, table.connectorId, table.subject),
    index('drifts_by_state').on(table.state, table.foundAt),
  ],
)

/** When a connector's target was last compared with the leases, and why that did not work. */
export const comparisons = sqliteTable('comparisons', {
  connectorId: text('connector_id')
    .$type<ConnectorId>()
    .primaryKey()
    .references(() => connectors.id, { onDelete: 'cascade' }),
  beganAt: integer('began_at').notNull(),
  finishedAt: integer('finished_at'),
  problem: text(),
  /** The last of the lent accounts that was looked at; the next comparison goes on after it. */
  nextAccount: text('next_account').notNull().default(''),
})
