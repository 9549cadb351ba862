import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { AskerId, GroupId, PersonId, ResourceId } from '../../domain/ids'
import type { Language } from '../../domain/language'
import type { CustomRoleId } from '../../domain/permission/role'

// Every time is in epoch milliseconds, every duration in seconds.

/** A human. The e-mail address is an attribute and never a key. */
export const people = sqliteTable('people', {
  id: text().$type<PersonId>().primaryKey(),
  displayName: text('display_name').notNull(),
  email: text(),
  /** What they have chosen to read; null where they left it to their browser. */
  language: text().$type<Language>(),
  active: integer({ mode: 'boolean' }).notNull().default(true),
  createdAt: integer('created_at').notNull(),
  endedAt: integer('ended_at'),
})

/** How one provider knows a person. */
export const identities = sqliteTable(
  'identities',
  {
    provider: text().notNull(),
    subject: text().notNull(),
    personId: text('person_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.provider, table.subject] }),
    index('identities_by_person').on(table.personId),
  ],
)

export const groups = sqliteTable('groups', {
  id: text().$type<GroupId>().primaryKey(),
  name: text().notNull().unique(),
  description: text().notNull().default(''),
  createdAt: integer('created_at').notNull(),
})

export const memberships = sqliteTable(
  'memberships',
  {
    groupId: text('group_id')
      .$type<GroupId>()
      .notNull()
      .references(() => groups.id),
    personId: text('person_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
  },
  (table) => [
    primaryKey({ columns: [table.groupId, table.personId] }),
    index('memberships_by_person').on(table.personId),
  ],
)

/** Roles that were made here. Who has which role is in `role_grants`, and by person in `roles`. */
export const customRoles = sqliteTable('custom_roles', {
  id: text().$type<CustomRoleId>().primaryKey(),
  name: text().notNull().unique(),
  description: text().notNull().default(''),
  permissions: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
})

/** Written before a request is filed, so that a leaver is found on every resource. */
export const involvements = sqliteTable(
  'involvements',
  {
    personId: text('person_id').$type<AskerId>().notNull(),
    resourceId: text('resource_id').$type<ResourceId>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.resourceId] }),
    index('involvements_by_resource').on(table.resourceId),
  ],
)
