import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Actor } from '../../domain/actor'
import type { AskerId, PersonId, ResourceId } from '../../domain/ids'
import type { EndPerson, Retire } from '../../domain/resource/command'

// Every time is in epoch milliseconds, every duration in seconds.

/** Somebody has lost a group: leases end that no policy would give them any more. */
export type RecheckPerson = {
  readonly type: 'recheck_person'
  readonly personId: AskerId
  readonly reason: string
}

/** Nobody knows for certain whether somebody is still here: what they hold ends until that is clear. */
export type EndLeases = {
  readonly type: 'end_leases'
  readonly personId: PersonId
  readonly reason: string
}

/** What a fact in D1 owes to a Custodian; stored with the fact, gone once the Custodian has it. */
export const orders = sqliteTable('orders', {
  id: integer().primaryKey({ autoIncrement: true }),
  resourceId: text('resource_id').$type<ResourceId>().notNull(),
  command: text({ mode: 'json' }).$type<EndPerson | Retire | RecheckPerson | EndLeases>().notNull(),
  actor: text({ mode: 'json' }).$type<Actor>().notNull(),
  createdAt: integer('created_at').notNull(),
})
