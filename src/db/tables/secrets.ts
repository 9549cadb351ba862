import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { AccountId, ResourceId } from '../../domain/ids'
import { accounts } from './catalogue'

// Every time is in epoch milliseconds.

/** Secrets that people stored, sealed and bound to resource, account and version. */
export const secrets = sqliteTable('secrets', {
  accountId: text('account_id')
    .$type<AccountId>()
    .primaryKey()
    .references(() => accounts.id),
  resourceId: text('resource_id').$type<ResourceId>().notNull(),
  version: integer().notNull(),
  sealed: text().notNull(),
  storedAt: integer('stored_at').notNull(),
})
