import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { PersonId, TokenId } from '../../domain/ids'
import type { TokenVerb } from '../../domain/token'
import { people } from './directory'

/** A person's API token. Times in epoch milliseconds. */
export const tokens = sqliteTable(
  'tokens',
  {
    /** SHA-256 of the token, in hex. */
    hash: text().primaryKey(),
    id: text().$type<TokenId>().notNull().unique(),
    personId: text('person_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
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
    index('tokens_by_expiry').on(table.expiresAt),
  ],
)
