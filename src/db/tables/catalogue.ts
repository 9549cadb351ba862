import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import type { AccessMode, AccountSettings, ResourceKind, Sharing } from '../../domain/account'
import type { AccountId, ConnectorId, PolicyId, ResourceId } from '../../domain/ids'
import type { Requesters, Terms } from '../../domain/policy/policy'

// Every time is in epoch milliseconds, every duration in seconds.

export const connectors = sqliteTable('connectors', {
  id: text().$type<ConnectorId>().primaryKey(),
  name: text().notNull().unique(),
  kind: text().notNull(),
  /** The settings that are not secret, as JSON. */
  settings: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
  /** All settings, secrets included, sealed. */
  sealed: text().notNull(),
  /** The target that the settings lead to, as its kind names it. */
  origin: text().notNull().default(''),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
})

export const resources = sqliteTable('resources', {
  id: text().$type<ResourceId>().primaryKey(),
  name: text().notNull().unique(),
  kind: text().$type<ResourceKind>().notNull(),
  description: text().notNull().default(''),
  tags: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
  sharing: text().$type<Sharing>().notNull(),
  createdAt: integer('created_at').notNull(),
  /** Resources are retired, never deleted. */
  retiredAt: integer('retired_at'),
})

/**
 * Every three characters in a row of a resource's name and of its accounts' names in small letters,
 * fewer at the end, by which a part of a name is found; triggers keep it. Earlier names stay, since
 * leases have them: whoever wants today's looks at what was found.
 */
export const resourceGrams = sqliteTable(
  'resource_grams',
  {
    gram: text().notNull(),
    /** The resource's. */
    name: text().notNull(),
    /** The account's whose name it is of; empty where it is of the resource's own. */
    account: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.gram, table.name, table.account] })],
)

/** The tags of each resource, by tag; triggers keep it. */
export const resourceTags = sqliteTable(
  'resource_tags',
  { tag: text().notNull(), name: text().notNull() },
  (table) => [primaryKey({ columns: [table.tag, table.name] })],
)

export const accounts = sqliteTable(
  'accounts',
  {
    id: text().$type<AccountId>().primaryKey(),
    resourceId: text('resource_id')
      .$type<ResourceId>()
      .notNull()
      .references(() => resources.id),
    name: text().notNull(),
    mode: text().$type<AccessMode>().notNull(),
    connectorId: text('connector_id')
      .$type<ConnectorId>()
      .notNull()
      .references(() => connectors.id),
    settings: text({ mode: 'json' }).$type<AccountSettings>().notNull(),
    createdAt: integer('created_at').notNull(),
    retiredAt: integer('retired_at'),
  },
  (table) => [
    uniqueIndex('accounts_by_name').on(table.resourceId, table.name),
    index('accounts_by_connector').on(table.connectorId),
  ],
)

/** What accounts take hold of at their targets; nothing where each lease makes its own. */
export const rights = sqliteTable(
  'rights',
  {
    accountId: text('account_id')
      .$type<AccountId>()
      .notNull()
      .references(() => accounts.id),
    name: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.name] }),
    index('rights_by_name').on(table.name),
  ],
)

export const policies = sqliteTable(
  'policies',
  {
    id: text().$type<PolicyId>().primaryKey(),
    position: integer().notNull(),
    revision: integer().notNull(),
    name: text().notNull().unique(),
    active: integer({ mode: 'boolean' }).notNull(),
    resources: text(),
    accounts: text(),
    kinds: text({ mode: 'json' }).$type<readonly ResourceKind[]>(),
    tags: text({ mode: 'json' }).$type<readonly string[]>(),
    modes: text({ mode: 'json' }).$type<readonly AccessMode[]>(),
    requesters: text({ mode: 'json' }).$type<Requesters>().notNull(),
    terms: text({ mode: 'json' }).$type<Terms>().notNull(),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (table) => [
    index('policies_by_position').on(table.position),
    check(
      'policies_name_something',
      sql`${table.resources} IS NOT NULL OR ${table.accounts} IS NOT NULL`,
    ),
  ],
)

/**
 * One row, whose mark is another random one after every change of a policy, whoever makes it:
 * triggers see to that. Marks never come again, also where a database is restored from a backup.
 */
export const policyList = sqliteTable('policy_list', {
  only: integer().primaryKey(),
  mark: text().notNull(),
})
