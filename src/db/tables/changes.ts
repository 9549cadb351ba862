import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { ChangeId } from '../../domain/ids'
import type { ChangeKind } from '../../domain/permission/change-kind'

/** A change that waits for a second administrator, or that one has settled. Times in epoch milliseconds. */
export const changes = sqliteTable(
  'changes',
  {
    id: text().$type<ChangeId>().primaryKey(),
    kind: text().$type<ChangeKind>().notNull(),
    title: text().notNull(),
    /** What it changes, in words. */
    sentences: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    /** The whole change, bound to this row's id: it may have secrets. */
    sealed: text().notNull(),
    /** What it was before, as far as that matters; a change of something else is refused. */
    base: text().notNull(),
    proposerId: text('proposer_id').notNull(),
    proposerName: text('proposer_name').notNull(),
    proposedAt: integer('proposed_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    state: text({ enum: ['proposed', 'confirmed', 'rejected'] })
      .notNull()
      .default('proposed'),
    settledAt: integer('settled_at'),
    settledBy: text('settled_by'),
    note: text().notNull().default(''),
  },
  (table) => [index('changes_by_time').on(table.proposedAt, table.id)],
)
