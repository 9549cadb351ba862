import type { PasskeyId, ProofId } from '../domain/ids'
import { LIMITS } from '../domain/limits'
import { PROOF_METHODS, type Proof, type ProofMethod } from '../domain/proving'
import type { ProofPurpose } from './tables/sign-in'

/** What somebody vouched for, and when; `provenAt` in epoch milliseconds. */
export type GivenProof = Proof & { readonly passkeyId: PasskeyId | null }

export type ProofQuery = ProofPurpose & {
  readonly now: number
  /** The methods that would do; without it, any. */
  readonly accepts?: readonly ProofMethod[]
}

type Row = {
  id: ProofId
  proven_at: number
  acr: string | null
  amr: string
  method: ProofMethod
}

/** A proof counts only for this person, session, subject and action, once and while it is fresh. */
const FRESH = `SELECT id FROM proofs
  WHERE person_id = ?1 AND session_hash = ?2 AND request_id = ?3 AND action = ?4
    AND used_at IS NULL AND proven_at > ?5 AND proven_at <= ?6
    AND method IN (SELECT value FROM json_each(?7))
  ORDER BY proven_at DESC, id LIMIT 1`

export function proofStatement(
  db: D1Database,
  purpose: ProofPurpose,
  proof: GivenProof,
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO proofs (id, person_id, session_hash, request_id, action, proven_at, acr, amr,
         method, passkey_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(
      proof.id,
      purpose.personId,
      purpose.sessionHash,
      purpose.subject,
      purpose.action,
      proof.provenAt,
      proof.acr,
      JSON.stringify(proof.amr),
      proof.method ?? 'provider',
      proof.passkeyId,
    )
}

/** The newest proof that still counts; null where there is none. The Custodian accepts it once. */
export async function freshProof(db: D1Database, query: ProofQuery): Promise<Proof | null> {
  const row = await db
    .prepare(`SELECT id, proven_at, acr, amr, method FROM proofs WHERE id = (${FRESH})`)
    .bind(...parametersOf(query))
    .first<Row>()
  return row && toProof(row)
}

/**
 * Marks a proof as used, so that pages ask for a new one from now on. False where somebody else has
 * used it meanwhile: what no Custodian decides, only one of them does.
 */
export async function spendProof(db: D1Database, id: ProofId, now: number): Promise<boolean> {
  const { meta } = await db
    .prepare('UPDATE proofs SET used_at = ?2 WHERE id = ?1 AND used_at IS NULL')
    .bind(id, now)
    .run()
  return meta.changes === 1
}

/** Forgets proofs that are too old to be used; history keeps that they were given. */
export async function pruneProofs(db: D1Database, now: number): Promise<void> {
  await db
    .prepare('DELETE FROM proofs WHERE proven_at <= ?')
    .bind(now - LIMITS.proofSeconds * 1000)
    .run()
}

function parametersOf({ accepts = PROOF_METHODS, ...query }: ProofQuery) {
  const oldest = query.now - LIMITS.proofSeconds * 1000
  const { personId, sessionHash, subject, action, now } = query
  return [personId, sessionHash, subject, action, oldest, now, JSON.stringify(accepts)]
}

function toProof({ id, proven_at: provenAt, acr, amr, method }: Row): Proof {
  return { id, provenAt, acr, amr: JSON.parse(amr) as string[], method }
}
