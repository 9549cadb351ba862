import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { DelegationId, PersonId, PolicyId } from '../../domain/ids'

// Every time is in epoch milliseconds, every duration in seconds.

/**
 * Who answers in whose place, from when until when; and who is away meanwhile, with or without
 * somebody in their place. Ended early, it ends at that moment.
 */
export const delegations = sqliteTable(
  'delegations',
  {
    id: text().$type<DelegationId>().primaryKey(),
    principalId: text('principal_id').$type<PersonId>().notNull(),
    delegateId: text('delegate_id').$type<PersonId>(),
    isAway: integer('is_away', { mode: 'boolean' }).notNull(),
    startsAt: integer('starts_at').notNull(),
    endsAt: integer('ends_at').notNull(),
    /** Null for any policy, resource or account. */
    policies: text({ mode: 'json' }).$type<readonly PolicyId[]>(),
    resources: text(),
    accounts: text(),
    note: text().notNull().default(''),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [
    index('delegations_by_principal').on(table.principalId, table.endsAt),
    index('delegations_by_delegate').on(table.delegateId, table.endsAt),
  ],
)
