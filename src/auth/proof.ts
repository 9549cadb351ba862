import { factStatement } from '../db/history'
import { findByIdentity } from '../db/identities'
import { proofStatement } from '../db/proofs'
import { renewSessionStatements } from '../db/sessions'
import type { ProofPurpose } from '../db/tables/sign-in'
import type { ProofTask } from '../domain/proving'
import type { Visitor } from '../http/context'
import { randomId, randomToken, sha256Hex } from '../vault/random'
import type { Vouched } from './exchange'
import { done, type Outcome, refused } from './refusal'

/** How far the provider's clock may be from ours, in milliseconds. */
const SKEW_MS = 5_000

export type ProofTrip = {
  readonly purpose: ProofPurpose
  readonly startedAt: number
  readonly visitor: Visitor | null
}

/**
 * Stores a proof where the same person, in the same session, proved anew who they are, and returns
 * the session's new token: what the old one could not do, it never can.
 */
export async function giveProof(
  db: D1Database,
  vouched: Vouched,
  { purpose, startedAt, visitor }: ProofTrip,
): Promise<Outcome<string>> {
  if (visitor?.sessionHash !== purpose.sessionHash || visitor.personId !== purpose.personId) {
    return refused({ code: 'session_ended' })
  }
  const prover = await findByIdentity(db, { provider: vouched.issuer, subject: vouched.subject })
  if (prover?.personId !== purpose.personId) return refuseOther(db, visitor, purpose)

  const now = Date.now()
  const provenAt = freshTime(vouched.authTime, startedAt, now)
  if (provenAt === null) return refused({ code: 'proof_not_fresh' })

  const { acr, amr } = vouched
  const token = randomToken()
  const sessionHash = await sha256Hex(token)
  await db.batch([
    ...renewSessionStatements(db, purpose.sessionHash, sessionHash),
    proofStatement(
      db,
      { ...purpose, sessionHash },
      { id: randomId('prf'), provenAt, acr, amr, method: 'provider', passkeyId: null },
    ),
    factStatement(db, editorOf(visitor), {
      type: 'proof.given',
      personId: visitor.personId,
      data: { ...taskFacts(purpose), method: 'provider', acr, amr },
    }),
  ])
  return done(token)
}

/** `auth_time` in milliseconds, within the trip; null where it is missing or not of this trip. */
function freshTime(authTime: number | null, startedAt: number, now: number): number | null {
  if (authTime === null) return null
  const provenAt = Math.floor(authTime) * 1000
  if (provenAt < startedAt - SKEW_MS || provenAt > now + SKEW_MS) return null
  return Math.min(Math.max(provenAt, startedAt), now)
}

async function refuseOther(db: D1Database, visitor: Visitor, purpose: ProofPurpose) {
  await factStatement(db, editorOf(visitor), {
    type: 'sign_in.refused',
    personId: visitor.personId,
    data: { reason: 'other_person', ...taskFacts(purpose) },
  }).run()
  return refused({ code: 'other_person' })
}

/** What history says a proof was made for. */
export function taskFacts({ action, subject }: ProofTask) {
  return subject.startsWith('req_') ? { requestId: subject, action } : { subject, action }
}

function editorOf({ personId, displayName }: Visitor) {
  return { id: personId, name: displayName }
}
