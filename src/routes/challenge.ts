import { requestProof } from '../auth/passkeys/prove'
import type { ProofDemand } from '../domain/proving'
import { type Caller, personIn } from '../http/context'
import type { Problem } from '../http/problem'
import { challengeIn } from '../http/problem-proof'
import { settingsOf } from '../http/settings'

/**
 * What there is no header for: where a passkey would do, the problem brings along what a browser asks
 * for it with. Answered at `/me/proofs`, it makes the same command possible. Null for who has none.
 */
export async function withPasskeyOptions(
  env: Env,
  caller: Caller,
  problem: Problem,
): Promise<Problem> {
  const { accepts, action, subject } = problem as Partial<ProofDemand>
  const visitor = personIn(caller)
  if (!visitor || !challengeIn(problem) || !accepts?.includes('passkey') || !action || !subject)
    return problem
  const options = await requestProof(env.DB, settingsOf(env), visitor, { action, subject })
  return { ...problem, passkeyOptions: options.ok ? options.value : null }
}
