import { freshProof, spendProof } from '../db/proofs'
import type { ProofPurpose } from '../db/tables/sign-in'
import type { Proof, ProofDemand, ProofTask } from '../domain/proving'
import { demandFor, type Proving } from '../domain/resource/proof'
import type { Answer } from '../domain/resource/view'
import { type Caller, personIn, type Visitor } from '../http/context'

/** A proof is bound to person, session, subject and action. */
export function purposeOf(
  { personId, sessionHash }: Visitor,
  { action, subject }: ProofTask,
): ProofPurpose {
  return { personId, sessionHash, action, subject }
}

/**
 * The newest proof that this visitor gave in this session for this very task, of a kind that would
 * do; null where there is none, or none is demanded. Whoever decides takes it once.
 */
export async function proofFor(env: Env, caller: Caller, proving: Proving): Promise<Proof | null> {
  const demand = demandFor(proving)
  const visitor = personIn(caller)
  if (!demand || !visitor) return null
  const { accepts } = demand
  return freshProof(env.DB, { ...purposeOf(visitor, demand), accepts, now: Date.now() })
}

/** Where a proof stands: what it takes, and whether there is one that would do. */
export type ProofState = {
  readonly state: 'not_needed' | 'needed' | 'given'
  readonly demand: ProofDemand | null
}

export async function proofStateOf(
  env: Env,
  visitor: Caller,
  proving: Proving,
): Promise<ProofState> {
  const demand = demandFor(proving)
  if (!demand) return { state: 'not_needed', demand }
  const proof = await proofFor(env, visitor, proving)
  return { state: proof ? 'given' : 'needed', demand }
}

/** What the Custodian has taken is offered to nobody again. */
export async function markSpent(
  env: Env,
  { accepted }: Pick<Answer, 'accepted'>,
  proof: Proof | null,
): Promise<void> {
  if (accepted && proof) await spendProof(env.DB, proof.id, Date.now())
}
