import type { RequestId } from '../domain/ids'
import type { Visitor } from '../http/context'
import { knownRequest } from './known'

/** Which contexts to ask the identity provider for; null when the request is not this visitor's. */
export async function proofRuleOf(
  env: Env,
  visitor: Visitor,
  requestId: RequestId,
): Promise<{ readonly acr: readonly string[] } | null> {
  const known = await knownRequest(env, requestId)
  const isTheirs = known?.request.requester === visitor.personId
  return known && isTheirs ? { acr: known.request.policy.terms.mfa.acr } : null
}
