import { sql } from 'drizzle-orm'
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  sqliteView,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import type { MachineId, MachineRuleId, PersonId } from '../../domain/ids'
import type { ClaimRule } from '../../domain/machine/claims'
import type { TokenVerb } from '../../domain/token'
import { people } from './directory'

// Every time is in epoch milliseconds, every duration in seconds.

/** A non-human actor. It is no row of `people`, so that nothing that picks people can pick one. */
export const machines = sqliteTable(
  'machines',
  {
    id: text().$type<MachineId>().primaryKey(),
    name: text().notNull(),
    description: text().notNull().default(''),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
    endedAt: integer('ended_at'),
  },
  (table) => [uniqueIndex('machines_by_name').on(table.name).where(sql`ended_at IS NULL`)],
)

/** Who answers for it. Whoever did is kept: what it asked while they did still benefits them. */
export const machineOwners = sqliteTable(
  'machine_owners',
  {
    machineId: text('machine_id')
      .$type<MachineId>()
      .notNull()
      .references(() => machines.id),
    personId: text('person_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    since: integer().notNull(),
    until: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.machineId, table.personId] }),
    index('machine_owners_by_person').on(table.personId),
  ],
)

/** Machines that may do something: not ended, and with an owner who has not left. */
export const activeMachines = sqliteView('active_machines', {
  id: text().$type<MachineId>().notNull(),
  name: text().notNull(),
}).existing()

/** Which tokens of which issuer become a session of which machine. */
export const machineRules = sqliteTable(
  'machine_rules',
  {
    id: text().$type<MachineRuleId>().primaryKey(),
    machineId: text('machine_id')
      .$type<MachineId>()
      .notNull()
      .references(() => machines.id),
    name: text().notNull(),
    issuer: text().notNull(),
    audience: text().notNull(),
    claims: text({ mode: 'json' }).$type<readonly ClaimRule[]>().notNull(),
    verbs: text({ mode: 'json' }).$type<readonly TokenVerb[]>().notNull(),
    /** As roles have it; empty for all resources. */
    scope: text().notNull().default(''),
    sessionSeconds: integer('session_seconds').notNull(),
    /** Whether each token is taken once only. */
    isOnce: integer('is_once', { mode: 'boolean' }).notNull().default(true),
    madeBy: text('made_by').$type<PersonId>().notNull(),
    createdAt: integer('created_at').notNull(),
    usedAt: integer('used_at'),
  },
  (table) => [
    index('machine_rules_by_machine').on(table.machineId),
    index('machine_rules_by_issuer').on(table.issuer),
  ],
)

/** Tokens that have been exchanged, for as long as they could come again. */
export const workloadTokens = sqliteTable(
  'workload_tokens',
  {
    issuer: text().notNull(),
    tokenHash: text('token_hash').notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.issuer, table.tokenHash] })],
)
