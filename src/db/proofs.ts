import type { ProofId } from '../domain/ids'
import { LIMITS } from '../domain/limits'
import type { ProofPurpose } from './tables/sign-in'

/** What the identity provider vouched for, and when; `provenAt` in epoch milliseconds. */
export type Proof = {
  readonly id: ProofId
  readonly provenAt: number
  readonly acr: string | null
  readonly amr: readonly string[]
}

export type ProofQuery = ProofPurpose & { readonly now: number }

type Row = { id: ProofId; proven_at: number; acr: string | null; amr: string }

/** A proof counts only for this person, session, request and action, once and while it is fresh. */
const FRESH = `SELECT id FROM proofs
  WHERE person_id = ?1 AND session_hash = ?2 AND request_id = ?3 AND action = ?4
    AND used_at IS NULL AND proven_at > ?5 AND proven_at <= ?6
  ORDER BY proven_at DESC, id LIMIT 1`

export function proofStatement(
  db: D1Database,
  purpose: ProofPurpose,
  proof: Proof,
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO proofs (id, person_id, session_hash, request_id, action, proven_at, acr, amr)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(
      proof.id,
      purpose.personId,
      purpose.sessionHash,
      purpose.requestId,
      purpose.action,
      proof.provenAt,
      proof.acr,
      JSON.stringify(proof.amr),
    )
}

/** The newest proof that still counts; null where there is none. The Custodian accepts it once. */
export async function freshProof(db: D1Database, query: ProofQuery): Promise<Proof | null> {
  const row = await db
    .prepare(`SELECT id, proven_at, acr, amr FROM proofs WHERE id = (${FRESH})`)
    .bind(...parametersOf(query))
    .first<Row>()
  return row && toProof(row)
}

/** Marks a proof as used, so that pages offer a new round trip from now on. */
export async function spendProof(db: D1Database, id: ProofId, now: number): Promise<void> {
  await db.prepare('UPDATE proofs SET used_at = ?2 WHERE id = ?1').bind(id, now).run()
}

/** Forgets proofs that are too old to be used; history keeps that they were given. */
export async function pruneProofs(db: D1Database, now: number): Promise<void> {
  await db
    .prepare('DELETE FROM proofs WHERE proven_at <= ?')
    .bind(now - LIMITS.proofSeconds * 1000)
    .run()
}

function parametersOf(query: ProofQuery) {
  const oldest = query.now - LIMITS.proofSeconds * 1000
  const { personId, sessionHash, requestId, action, now } = query
  return [personId, sessionHash, requestId, action, oldest, now]
}

function toProof(row: Row): Proof {
  return { id: row.id, provenAt: row.proven_at, acr: row.acr, amr: JSON.parse(row.amr) as string[] }
}
