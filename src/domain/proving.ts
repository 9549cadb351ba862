import type { AccountId, LeaseId, PasskeyId, PersonId, ProofId, RequestId } from './ids'

/** How somebody can prove that it is them: anew at their identity provider, or with a passkey. */
export const PROOF_METHODS = ['provider', 'passkey'] as const
export type ProofMethod = (typeof PROOF_METHODS)[number]

/** What a proof is made for. It is good for nothing else. */
export const PROOF_ACTIONS = [
  'file',
  'approve',
  'reject',
  'check-out',
  'extend',
  'see-secret',
  'break-glass',
  'enrol-passkey',
  'remove-passkey',
] as const
export type ProofAction = (typeof PROOF_ACTIONS)[number]

/**
 * What the action is done to: the request; the lease whose secret is seen; the account that is asked
 * for, where there is no request yet; a passkey, or the person who enrols one.
 */
export type ProofSubject = RequestId | LeaseId | AccountId | PasskeyId | PersonId

/** The one thing that a proof is demanded for. */
export type ProofTask = { readonly action: ProofAction; readonly subject: ProofSubject }

/** Which proof would do. The lists are about what the provider vouches for; empty ones take any. */
export type ProofDemand = ProofTask & {
  /** The request it is about, where there is one already. */
  readonly requestId: RequestId | null
  readonly accepts: readonly ProofMethod[]
  readonly acr: readonly string[]
  readonly amr: readonly string[]
}

/** A proof that was given for one task; epoch milliseconds. What the provider said is empty without one. */
export type Proof = {
  readonly id: ProofId
  readonly provenAt: number
  readonly acr: string | null
  readonly amr: readonly string[]
  /** Before there were passkeys, proofs did not say. */
  readonly method?: ProofMethod
}

/** A command that may bring a proof, or a fact with the proof that it took. */
export type Proved = { readonly proof?: Proof | null }
