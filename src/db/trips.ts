import type { ProviderId, RequestId } from '../domain/ids'
import type { ProofPurpose } from './tables/sign-in'

/** A round trip to the identity provider that is under way; hashes are SHA-256 in hex. */
export type Trip = {
  readonly stateHash: string
  readonly browserHash: string
  readonly nonce: string
  readonly codeVerifier: string
  readonly returnTo: string
  /** Where it leads to; nobody else may answer. */
  readonly providerId: ProviderId
  readonly setupCodeHash: string | null
  readonly purpose: ProofPurpose | null
  readonly startedAt: number
  readonly expiresAt: number
}

/** Whose trips are counted together, and how many may be under way. */
export type TripAllowance = {
  readonly name: string
  readonly most: number
  readonly seconds: number
}

type Row = {
  state_hash: string
  browser_hash: string
  nonce: string
  code_verifier: string
  return_to: string
  provider_id: ProviderId
  setup_code_hash: string | null
  purpose: string | null
  started_at: number
  expires_at: number
}

/**
 * False, and nothing is stored, where as many were begun under this name lately and are not
 * finished. Counted here and not in an isolate, since strangers can cause this row.
 */
export async function startTrip(
  db: D1Database,
  trip: Trip,
  { name, most, seconds }: TripAllowance,
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `INSERT INTO trips (state_hash, browser_hash, nonce, code_verifier, return_to,
         setup_code_hash, purpose, started_at, expires_at, provider_id, counted_as)
       SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11
       WHERE (SELECT count(*) FROM trips WHERE counted_as = ?11 AND started_at > ?12) < ?13`,
    )
    .bind(
      trip.stateHash,
      trip.browserHash,
      trip.nonce,
      trip.codeVerifier,
      trip.returnTo,
      trip.setupCodeHash,
      trip.purpose && JSON.stringify(trip.purpose),
      trip.startedAt,
      trip.expiresAt,
      trip.providerId,
      name,
      trip.startedAt - seconds * 1000,
      most,
    )
    .run()
  return meta.changes > 0
}

/** Takes the trip away while reading it: of two callbacks one gets it, and a replay gets null. */
export async function consumeTrip(
  db: D1Database,
  key: { readonly stateHash: string; readonly browserHash: string; readonly now: number },
): Promise<Trip | null> {
  const row = await db
    .prepare('DELETE FROM trips WHERE state_hash = ? AND browser_hash = ? RETURNING *')
    .bind(key.stateHash, key.browserHash)
    .first<Row>()
  if (!row || row.expires_at <= key.now) return null
  return {
    stateHash: row.state_hash,
    browserHash: row.browser_hash,
    nonce: row.nonce,
    codeVerifier: row.code_verifier,
    returnTo: row.return_to,
    providerId: row.provider_id,
    setupCodeHash: row.setup_code_hash,
    purpose: row.purpose === null ? null : purposeIn(row.purpose),
    startedAt: row.started_at,
    expiresAt: row.expires_at,
  }
}

/** A trip that began before a deploy says `requestId` for its subject. */
function purposeIn(text: string): ProofPurpose {
  const { requestId, ...purpose } = JSON.parse(text) as ProofPurpose & { requestId?: RequestId }
  return requestId ? { ...purpose, subject: requestId } : purpose
}

/** Forgets trips from which nobody came back in time. */
export async function pruneTrips(db: D1Database, now: number): Promise<void> {
  await db.prepare('DELETE FROM trips WHERE expires_at <= ?').bind(now).run()
}
