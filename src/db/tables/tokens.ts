import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { MachineId, MachineRuleId, PersonId, TokenId } from '../../domain/ids'
import type { TokenVerb } from '../../domain/token'
import { people } from './directory'
import { machines } from './machines'

/** An API token of a person or of a machine, whose sessions are here too. Times in epoch milliseconds. */
export const tokens = sqliteTable(
  'tokens',
  {
    /** SHA-256 of the token, in hex. */
    hash: text().primaryKey(),
    id: text().$type<TokenId>().notNull().unique(),
    personId: text('person_id')
      .$type<PersonId>()
      .references(() => people.id),
    machineId: text('machine_id')
      .$type<MachineId>()
      .references(() => machines.id),
    /** Of a machine's session: by which rule its workload signed in. */
    ruleId: text('rule_id').$type<MachineRuleId>(),
    /** Of a machine's token: which of its owners made it. */
    madeBy: text('made_by').$type<PersonId>(),
    name: text().notNull(),
    verbs: text({ mode: 'json' }).$type<readonly TokenVerb[]>().notNull(),
    /** As roles have it; empty for all resources. */
    scope: text().notNull().default(''),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    usedAt: integer('used_at'),
  },
  (table) => [
    index('tokens_by_person').on(table.personId),
    index('tokens_by_machine').on(table.machineId),
    index('tokens_by_rule').on(table.ruleId),
    index('tokens_by_expiry').on(table.expiresAt),
  ],
)
