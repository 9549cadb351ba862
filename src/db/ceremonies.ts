import type { PersonId } from '../domain/ids'
import type { ProofPurpose } from './tables/sign-in'

export type CeremonyKind = 'enrol' | 'sign-in' | 'prove'

/** A challenge that a browser was given for a passkey; hashes are SHA-256 in hex. */
export type Ceremony = {
  readonly challengeHash: string
  /** Of the session, or before there is one, of the cookie that binds it to one browser. */
  readonly browserHash: string
  readonly kind: CeremonyKind
  readonly personId: PersonId | null
  readonly purpose: ProofPurpose | null
  readonly expiresAt: number
}

type Row = {
  challenge_hash: string
  browser_hash: string
  kind: CeremonyKind
  person_id: PersonId | null
  purpose: string | null
  expires_at: number
}

export async function startCeremony(db: D1Database, ceremony: Ceremony): Promise<void> {
  const { challengeHash, browserHash, kind, personId, purpose, expiresAt } = ceremony
  await db
    .prepare(
      `INSERT INTO ceremonies
         (challenge_hash, browser_hash, kind, person_id, purpose, expires_at)
       VALUES (?, ?, ?, ?, ?, ?)`,
    )
    .bind(challengeHash, browserHash, kind, personId, purpose && JSON.stringify(purpose), expiresAt)
    .run()
}

/** Takes it away while reading it, so that a challenge is answered once, rightly or wrongly. */
export async function consumeCeremony(
  db: D1Database,
  key: {
    readonly challengeHash: string
    readonly browserHash: string
    readonly kind: CeremonyKind
    readonly now: number
  },
): Promise<Ceremony | null> {
  const row = await db
    .prepare(
      `DELETE FROM ceremonies WHERE challenge_hash = ? AND browser_hash = ? AND kind = ?
       RETURNING *`,
    )
    .bind(key.challengeHash, key.browserHash, key.kind)
    .first<Row>()
  if (!row || row.expires_at <= key.now) return null
  return {
    challengeHash: row.challenge_hash,
    browserHash: row.browser_hash,
    kind: row.kind,
    personId: row.person_id,
    purpose: row.purpose === null ? null : (JSON.parse(row.purpose) as ProofPurpose),
    expiresAt: row.expires_at,
  }
}

/** Forgets challenges that nobody has answered in time. */
export async function pruneCeremonies(db: D1Database, now: number): Promise<void> {
  await db.prepare('DELETE FROM ceremonies WHERE expires_at <= ?').bind(now).run()
}
