import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Actor } from '../../domain/actor'
import type { ResourceId } from '../../domain/ids'
import type { EndPerson, Retire } from '../../domain/resource/command'

// Every time is in epoch milliseconds, every duration in seconds.

/** What a fact in D1 owes to a Custodian; stored with the fact, gone once the Custodian has it. */
export const orders = sqliteTable('orders', {
  id: integer().primaryKey({ autoIncrement: true }),
  resourceId: text('resource_id').$type<ResourceId>().notNull(),
  command: text({ mode: 'json' }).$type<EndPerson | Retire>().notNull(),
  actor: text({ mode: 'json' }).$type<Actor>().notNull(),
  createdAt: integer('created_at').notNull(),
})
