import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { GroupId, PersonId, ProviderId } from '../../domain/ids'

// Every time is in epoch milliseconds.

/** Which claims say what: names of claims, as the provider calls them. */
export type ClaimNames = {
  /** What together names a person for good. */
  readonly subject: readonly string[]
  readonly name: string | null
  readonly email: string | null
  /** The claim that lists groups; null where they are not taken. */
  readonly groups: string | null
}

/** Identity providers beside the one of the settings. */
export const providers = sqliteTable('providers', {
  id: text().$type<ProviderId>().primaryKey(),
  name: text().notNull(),
  issuer: text().notNull(),
  clientId: text('client_id').notNull(),
  /** The client secret; empty where the provider is retired. */
  sealed: text().notNull(),
  claims: text({ mode: 'json' }).$type<ClaimNames>().notNull(),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
  retiredAt: integer('retired_at'),
})

/** Who has this value among their groups at the provider is in that group here. */
export const providerGroups = sqliteTable(
  'provider_groups',
  {
    providerId: text('provider_id').$type<ProviderId>().notNull(),
    value: text().notNull(),
    groupId: text('group_id').$type<GroupId>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.providerId, table.value, table.groupId] })],
)

/** Memberships that a provider gave, and may take away. */
export const providerMemberships = sqliteTable(
  'provider_memberships',
  {
    providerId: text('provider_id').$type<ProviderId>().notNull(),
    personId: text('person_id').$type<PersonId>().notNull(),
    groupId: text('group_id').$type<GroupId>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.providerId, table.personId, table.groupId] })],
)

/** Logout tokens that were heard, so that each counts once. */
export const logoutTokens = sqliteTable(
  'logout_tokens',
  {
    issuer: text().notNull(),
    /** SHA-256 of `jti`, in hex. */
    jtiHash: text('jti_hash').notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.issuer, table.jtiHash] })],
)
