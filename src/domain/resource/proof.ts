import type { AccountId } from '../ids'
import { LIMITS } from '../limits'
import { PASSKEY_ONLY } from '../policy/break-glass'
import type { MfaRule, PolicyPin } from '../policy/policy'
import { acceptedFor, jointNeed, needAt, type ProofPlace } from '../policy/proof-need'
import type { Proof, ProofDemand, Proved } from '../proving'
import type { Refusal } from '../refusal'
import type { Given } from './decide'
import type { Lease, Request, Resource } from './state'

const FUTURE_TOLERANCE_MS = 5_000

/** What is to be done, and the rules that say which proof it takes: all of them count. */
export type Proving = Pick<ProofDemand, 'action' | 'subject' | 'requestId'> & {
  readonly place: ProofPlace
  readonly rules: readonly MfaRule[]
}

/** There is no request yet that a proof could be made for, so it is made for the account. */
export function filing(subject: AccountId, { terms }: PolicyPin): Proving {
  return { place: 'filing', action: 'file', subject, requestId: null, rules: [terms.mfa] }
}

/** In an emergency a passkey is what it takes, whatever the policy asks for otherwise. */
export function glassBreaking(subject: AccountId): Proving {
  const rules = [PASSKEY_ONLY]
  return { place: 'filing', action: 'break-glass', subject, requestId: null, rules }
}

/** What a vote takes is pinned to the request. */
export function voting({ id, policy }: Request, action: 'approve' | 'reject'): Proving {
  return { place: 'deciding', action, subject: id, requestId: id, rules: [policy.terms.mfa] }
}

/** Both the pinned and today's rule have to be met; in an emergency, a passkey is asked for. */
export function checkingOut({ id, policy, breakGlass }: Request, { terms }: PolicyPin): Proving {
  const rules = breakGlass ? [PASSKEY_ONLY] : [policy.terms.mfa, terms.mfa]
  return { place: 'checkOut', action: 'check-out', subject: id, requestId: id, rules }
}

/**
 * To see what opens the target: the pinned rule, and today's where some policy matches. Where they
 * want a proof, in an emergency it is a passkey's, since the provider may be away.
 */
export function seeing(
  { id: subject, requestId }: Pick<Lease, 'id' | 'requestId'>,
  request: Request | undefined,
  today: MfaRule | null | undefined,
): Proving {
  const asked = [request?.policy.terms.mfa, today].flatMap((rule) => rule ?? [])
  const isUrgent = request?.breakGlass && jointNeed(asked, 'secret') !== 'none'
  const rules = isUrgent ? [PASSKEY_ONLY] : asked
  return { place: 'secret', action: 'see-secret', subject, requestId, rules }
}

/** Which proof it takes; null for none. */
export function demandFor({ place, rules, ...task }: Proving): ProofDemand | null {
  const accepts = acceptedFor(jointNeed(rules, place))
  if (accepts.length === 0) return null
  const asked = accepts.includes('provider') ? rules.filter((rule) => asks(rule, place)) : []
  const acr = [...new Set(asked.flatMap((rule) => rule.acr))]
  const amr = [...new Set(asked.flatMap((rule) => rule.amr))]
  return { ...task, accepts, acr, amr }
}

/**
 * Why this proof does not do for what is to be done, or null when it does or none is demanded. A
 * proof is good for five minutes, and once. That it was made for this is known where it was found.
 * A machine has none, and nothing that it could say instead is taken.
 */
export function proofRefusal(
  resource: Resource,
  proving: Proving,
  proof: Proof | null | undefined,
  { by, at }: Given,
): Refusal | null {
  const demand = demandFor(proving)
  if (!demand) return null
  if (by.kind === 'machine') return { code: 'machine_cannot_prove' }
  if (!proof || isSpent(resource, proof)) return { code: 'proof_required', ...demand }
  const ageMs = at - proof.provenAt
  if (ageMs > LIMITS.proofSeconds * 1_000 || ageMs < -FUTURE_TOLERANCE_MS)
    return { code: 'proof_too_old', ...demand }
  return isStrong(proving, demand, proof) ? null : { code: 'proof_too_weak', ...demand }
}

/** The proof for the fact that it made possible; nothing where none was demanded. */
export function spending(proving: Proving, proof: Proof | null | undefined): Proved {
  return proof && demandFor(proving) ? { proof } : {}
}

/** Keeps in mind which proofs were used, for as long as they could be used again. */
export function rememberProof(resource: Resource, { proof }: Proved, at: number): Resource {
  if (!proof) return resource
  const oldest = at - LIMITS.proofSeconds * 1_000
  const fresh = [...resource.spentProofs].filter(([, provenAt]) => provenAt >= oldest)
  return { ...resource, spentProofs: new Map(fresh).set(proof.id, proof.provenAt) }
}

function isSpent({ leases, requests, spentProofs }: Resource, { id }: Proof): boolean {
  const extensions = [...requests.values()].flatMap(({ extension }) => extension ?? [])
  return (
    spentProofs.has(id) || [...leases.values(), ...extensions].some(({ proofId }) => proofId === id)
  )
}

/** A passkey is proof enough where one is accepted; the provider's word has to say what is asked. */
function isStrong({ place, rules }: Proving, { accepts }: ProofDemand, proof: Proof): boolean {
  const { method = 'provider' } = proof
  if (!accepts.includes(method)) return false
  return method === 'passkey' || rules.every((rule) => !asks(rule, place) || meets(rule, proof))
}

function asks(rule: MfaRule, place: ProofPlace): boolean {
  return needAt(rule, place) !== 'none'
}

/** One of the accepted `acr` values, and every demanded `amr` method. */
function meets(rule: MfaRule, proof: Proof): boolean {
  const hasContext = rule.acr.length === 0 || (proof.acr !== null && rule.acr.includes(proof.acr))
  return hasContext && rule.amr.every((method) => proof.amr.includes(method))
}
