import { passkeysOf } from '../../db/passkeys'
import { freshProof, spendProof } from '../../db/proofs'
import { findRecovery, type Recovery } from '../../db/recoveries'
import type { ProofMethod, ProofTask } from '../../domain/proving'
import type { Visitor } from '../../http/context'
import type { ProvingRefusal } from '../../http/problem-proof'

export type Authority = {
  readonly accepts: readonly ProofMethod[]
  readonly recovery: Recovery | null
  /** What to say where there is no proof, or it was used meanwhile. */
  readonly refusal: ProvingRefusal
  /** Whether there is a proof that would do. */
  readonly isGiven: boolean
  /** Takes the proof; false where somebody else has. */
  readonly spend: () => Promise<boolean>
}

/**
 * Whether this visitor may change their passkeys now. The first one takes the identity provider's
 * word; from then on it takes one that is there, or whoever rules the provider could bring their own.
 * Only two administrators together let the provider's word count once more.
 */
export async function authorityOver(
  db: D1Database,
  visitor: Visitor,
  task: ProofTask,
): Promise<Authority> {
  const { personId, sessionHash } = visitor
  const now = Date.now()
  const own = await passkeysOf(db, personId)
  const open = task.action === 'enrol-passkey' ? await findRecovery(db, personId, now) : null
  const recovery = open?.confirmedByName ? open : null
  const accepts = own.length > 0 && !recovery ? (['passkey'] as const) : (['provider'] as const)
  const proof = await freshProof(db, { personId, sessionHash, ...task, accepts, now })
  return {
    accepts,
    recovery,
    refusal: { code: 'proof_required', ...task, requestId: null, accepts, acr: [], amr: [] },
    isGiven: proof !== null,
    spend: async () => proof !== null && spendProof(db, proof.id, Date.now()),
  }
}
