import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { AskerId, LeaseId, RequestId, ResourceId } from '../../domain/ids'

// Every time is in epoch milliseconds, every duration in seconds.

/** Every event, idempotent by (stream, sequence). A stream is a resource, or `catalogue`. */
export const history = sqliteTable(
  'history',
  {
    stream: text().notNull(),
    sequence: integer().notNull(),
    at: integer().notNull(),
    type: text().notNull(),
    /** Who did it: a person's id, or `custodian`. */
    actorId: text('actor_id').notNull(),
    actorName: text('actor_name').notNull(),
    /** Whose access it is about, where it is about somebody's. */
    personId: text('person_id').$type<AskerId>(),
    resourceId: text('resource_id').$type<ResourceId>(),
    requestId: text('request_id').$type<RequestId>(),
    leaseId: text('lease_id').$type<LeaseId>(),
    /** The whole event without anything secret. */
    data: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.stream, table.sequence] }),
    index('history_by_time').on(table.at, table.stream, table.sequence),
    index('history_by_person').on(table.personId, table.at),
    index('history_by_resource').on(table.resourceId, table.at),
    index('history_by_request').on(table.requestId, table.at),
    index('history_by_type').on(table.type, table.at),
  ],
)
