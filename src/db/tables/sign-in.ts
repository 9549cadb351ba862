import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type {
  ConnectorId,
  LeaseId,
  PasskeyId,
  PersonId,
  ProofId,
  ProviderId,
  SessionId,
} from '../../domain/ids'
import type { ProofAction, ProofMethod, ProofSubject, ProofTask } from '../../domain/proving'

// Every time is in epoch milliseconds, every duration in seconds.

export const sessions = sqliteTable(
  'sessions',
  {
    /** SHA-256 of the cookie's value, in hex. */
    hash: text().primaryKey(),
    personId: text('person_id').$type<PersonId>().notNull(),
    createdAt: integer('created_at').notNull(),
    seenAt: integer('seen_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    /** Names it to people; opens nothing, and stays when the token changes. */
    id: text().$type<SessionId>().notNull(),
    device: text().notNull(),
    /** The issuer of the provider that vouched, and how that knows the session. */
    provider: text().notNull().default(''),
    providerSubject: text('provider_subject').notNull().default(''),
    providerSession: text('provider_session'),
  },
  (table) => [
    index('sessions_by_id').on(table.id),
    index('sessions_by_provider').on(table.provider, table.providerSubject),
    index('sessions_by_person').on(table.personId),
    index('sessions_by_expiry').on(table.expiresAt),
  ],
)

/** What a proof is made for, by whom, and in which session. */
export type ProofPurpose = ProofTask & {
  readonly personId: PersonId
  readonly sessionHash: string
}

/** A round trip to the identity provider that is under way; used once, by `state`. */
export const trips = sqliteTable('trips', {
  /** SHA-256 of `state`, in hex. */
  stateHash: text('state_hash').primaryKey(),
  /** SHA-256 of the cookie that binds the trip to one browser, in hex. */
  browserHash: text('browser_hash').notNull(),
  nonce: text().notNull(),
  codeVerifier: text('code_verifier').notNull(),
  returnTo: text('return_to').notNull(),
  setupCodeHash: text('setup_code_hash'),
  purpose: text({ mode: 'json' }).$type<ProofPurpose>(),
  startedAt: integer('started_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  /** Whose trips are counted together. */
  countedAs: text('counted_as').notNull().default(''),
  providerId: text('provider_id').$type<ProviderId>().notNull().default('idp_settings'),
})

/** A fresh proof, bound to person, session, subject and action; good once. */
export const proofs = sqliteTable('proofs', {
  id: text().$type<ProofId>().primaryKey(),
  personId: text('person_id').$type<PersonId>().notNull(),
  sessionHash: text('session_hash').notNull(),
  /** Called after the first kind of subject that there was. */
  subject: text('request_id').$type<ProofSubject>().notNull(),
  action: text().$type<ProofAction>().notNull(),
  provenAt: integer('proven_at').notNull(),
  acr: text(),
  amr: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
  usedAt: integer('used_at'),
  method: text().$type<ProofMethod>().notNull().default('provider'),
  passkeyId: text('passkey_id').$type<PasskeyId>(),
})

export const setupCodes = sqliteTable('setup_codes', {
  /** SHA-256 of the code in upper case without dashes, in hex. */
  hash: text().primaryKey(),
  createdAt: integer('created_at').notNull(),
  usedAt: integer('used_at'),
  usedBy: text('used_by').$type<PersonId>(),
})

/** A code with which one browser enters a web app, once and within a minute. */
export const appCodes = sqliteTable('app_codes', {
  /** SHA-256 of the code, in hex. */
  hash: text().primaryKey(),
  connectorId: text('connector_id').$type<ConnectorId>().notNull(),
  leaseId: text('lease_id').$type<LeaseId>().notNull(),
  /** SHA-256 of the cookie that binds the code to one browser, in hex. */
  browserHash: text('browser_hash').notNull(),
  expiresAt: integer('expires_at').notNull(),
})
