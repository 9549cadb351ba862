import { LIMITS } from '../limits'
import type { MfaRule, PolicyPin } from '../policy/policy'
import type { Refusal } from '../refusal'
import type { Proof } from './command'
import type { Request, Resource } from './state'

const FUTURE_TOLERANCE_MS = 5_000

/**
 * Why this proof of MFA does not do for this check-out, or null when it does or none is demanded.
 * Both the pinned and today's rule must be met; a proof is good for five minutes, and once.
 */
export function proofRefusal(
  resource: Resource,
  request: Request,
  today: PolicyPin,
  proof: Proof | null,
  at: number,
): Refusal | null {
  const rules = rulesOf(request, today)
  if (rules.length === 0) return null
  const acr = [...new Set(rules.flatMap((rule) => rule.acr))]
  const amr = [...new Set(rules.flatMap((rule) => rule.amr))]
  const isUsed = usedProofs(resource).includes(proof?.id ?? null)
  if (!proof || isUsed) return { code: 'proof_required', requestId: request.id, acr, amr }
  const ageMs = at - proof.provenAt
  if (ageMs > LIMITS.proofSeconds * 1_000 || ageMs < -FUTURE_TOLERANCE_MS)
    return { code: 'proof_too_old', requestId: request.id }
  const isStrong = rules.every((rule) => meets(rule, proof))
  return isStrong ? null : { code: 'proof_too_weak', requestId: request.id, acr, amr }
}

function usedProofs({ leases, requests }: Resource): readonly (Proof['id'] | null)[] {
  const extensions = [...requests.values()].flatMap(({ extension }) => extension ?? [])
  return [...leases.values(), ...extensions].map(({ proofId }) => proofId)
}

export function demandsProof(request: Request, today: PolicyPin): boolean {
  return rulesOf(request, today).length > 0
}

function rulesOf(request: Request, today: PolicyPin): readonly MfaRule[] {
  return [request.policy.terms.mfa, today.terms.mfa].filter(({ required }) => required)
}

/** One of the accepted `acr` values, and every demanded `amr` method. */
function meets(rule: MfaRule, proof: Proof): boolean {
  const hasContext = rule.acr.length === 0 || (proof.acr !== null && rule.acr.includes(proof.acr))
  return hasContext && rule.amr.every((method) => proof.amr.includes(method))
}
