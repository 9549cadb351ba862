import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type {
  AskerId,
  ConnectorId,
  GroupId,
  LeaseId,
  PersonId,
  PolicyId,
  RequestId,
  ResourceId,
} from '../../domain/ids'

// Every time is in epoch milliseconds, every duration in seconds.

/** The list of requests that pages show; a copy of what the Custodian knows. */
export const requests = sqliteTable(
  'requests',
  {
    id: text().$type<RequestId>().primaryKey(),
    /** The event of the resource's log that this row reflects; an older one never overwrites it. */
    sequence: integer().notNull(),
    resourceId: text('resource_id').$type<ResourceId>().notNull(),
    resourceName: text('resource_name').notNull(),
    accountName: text('account_name').notNull(),
    requesterId: text('requester_id').$type<AskerId>().notNull(),
    requesterName: text('requester_name').notNull(),
    stage: text().notNull(),
    justification: text().notNull(),
    durationSeconds: integer('duration_seconds').notNull(),
    filedAt: integer('filed_at').notNull(),
    /** When the present stage ends by itself, where it does. */
    deadlineAt: integer('deadline_at'),
    isOpen: integer('is_open', { mode: 'boolean' }).notNull(),
    /** Whose residue approvers are shown; empty in rows from before it was kept. */
    connectorKind: text('connector_kind').notNull().default(''),
    /** The lease that it asks more time for, where it opens nothing of its own. */
    extendsLeaseId: text('extends_lease_id').$type<LeaseId>(),
    /** The policy it is pinned to; null in rows from before it was kept. */
    policyId: text('policy_id').$type<PolicyId>(),
    /** When people approved all of it, or rejected it, for the first time; null where none had to, or did. Triggers keep it. */
    decidedAt: integer('decided_at'),
    /** By when the review of an emergency is owed; null where none is, or it is signed. */
    reviewBy: integer('review_by'),
  },
  (table) => [
    index('requests_by_requester').on(table.requesterId, table.filedAt),
    index('requests_by_resource').on(table.resourceId, table.filedAt),
    index('requests_open').on(table.deadlineAt, table.stage).where(sql`is_open = 1`),
    index('requests_open_of')
      .on(table.requesterId, table.filedAt, table.id)
      .where(sql`is_open = 1`),
    index('requests_by_time').on(table.filedAt),
  ],
)

/**
 * Who may answer the current step of a pending request, or review what was done in an emergency: a
 * person, or a group's members.
 */
export const waiting = sqliteTable(
  'waiting',
  {
    requestId: text('request_id').$type<RequestId>().notNull(),
    /** A PersonId or a GroupId. */
    principal: text().$type<PersonId | GroupId>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.requestId, table.principal] }),
    index('waiting_by_principal').on(table.principal),
  ],
)

/** People who have already voted on a pending request, so that it does not wait for them again. */
export const voted = sqliteTable(
  'voted',
  {
    requestId: text('request_id').$type<RequestId>().notNull(),
    personId: text('person_id').$type<PersonId>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.requestId, table.personId] })],
)

/** The list of leases that pages and the sweep read; a copy of what the Custodian knows. */
export const leases = sqliteTable(
  'leases',
  {
    id: text().$type<LeaseId>().primaryKey(),
    sequence: integer().notNull(),
    requestId: text('request_id').$type<RequestId>().notNull(),
    resourceId: text('resource_id').$type<ResourceId>().notNull(),
    resourceName: text('resource_name').notNull(),
    accountName: text('account_name').notNull(),
    holderId: text('holder_id').$type<AskerId>().notNull(),
    holderName: text('holder_name').notNull(),
    phase: text().notNull(),
    checkedOutAt: integer('checked_out_at').notNull(),
    endsAt: integer('ends_at').notNull(),
    closedAt: integer('closed_at'),
    isOpen: integer('is_open', { mode: 'boolean' }).notNull(),
    /** When it began to end, which is before `endsAt` where it was given back or taken back. */
    endedAt: integer('ended_at'),
    /** What it was taken through, and when the last of what was issued for it runs out. */
    connectorId: text('connector_id').$type<ConnectorId>(),
    issuedUntil: integer('issued_until'),
    /** Calls to the target that failed, of the operation that is owed now, and the last answer. */
    attempts: integer().notNull().default(0),
    lastOutcome: text('last_outcome'),
    lastMessage: text('last_message'),
  },
  (table) => [
    index('leases_by_holder').on(table.holderId, table.checkedOutAt),
    index('leases_by_resource').on(table.resourceId, table.checkedOutAt),
    index('leases_open').on(table.endsAt, table.id).where(sql`is_open = 1`),
    index('leases_held').on(table.checkedOutAt, table.id).where(sql`is_open = 1`),
    index('leases_open_of')
      .on(table.holderId, table.checkedOutAt, table.id)
      .where(sql`is_open = 1`),
    index('leases_open_on').on(table.resourceId, table.endsAt, table.id).where(sql`is_open = 1`),
    index('leases_by_phase').on(table.phase, table.endsAt),
    index('leases_by_issued').on(table.connectorId, table.issuedUntil),
    index('leases_by_time').on(table.checkedOutAt),
    index('leases_by_closing').on(table.closedAt, table.endedAt, table.endsAt, table.issuedUntil),
  ],
)

/** What a Custodian still owed when the sweep last saw it; no row where that was nothing. */
export const outboxes = sqliteTable('outboxes', {
  resourceId: text('resource_id').$type<ResourceId>().primaryKey(),
  owed: integer().notNull(),
  /** When the oldest of it was promised. */
  oldestAt: integer('oldest_at').notNull(),
  seenAt: integer('seen_at').notNull(),
})
