import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { PersonId } from '../../domain/ids'

// Every time is in epoch milliseconds, every duration in seconds.

/** Commands that came with an `Idempotency-Key`, and what each was answered; kept for a day. */
export const idempotency = sqliteTable(
  'idempotency',
  {
    personId: text('person_id').$type<PersonId>().notNull(),
    key: text().notNull(),
    /** Of method, path and body: a keyed hash, since a body may hold a secret. */
    fingerprint: text().notNull(),
    /** Rises when the command is tried again; only the latest attempt may answer. */
    attempt: integer().notNull(),
    firstAt: integer('first_at').notNull(),
    /** When the latest attempt began; 0 once it has failed and may be tried again at once. */
    claimedAt: integer('claimed_at').notNull(),
    /** The answer; nothing while it is under way. */
    status: integer(),
    type: text(),
    location: text(),
    body: text(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.key] }),
    index('idempotency_by_time').on(table.firstAt),
  ],
)
