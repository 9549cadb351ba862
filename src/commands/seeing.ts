import { factsOf } from '../db/facts'
import { ownerOf } from '../domain/ids'
import type { MfaRule } from '../domain/policy/policy'
import type { Proof } from '../domain/proving'
import { seeing } from '../domain/resource/proof'
import type { Request } from '../domain/resource/state'
import type { LeaseView } from '../domain/resource/view'
import type { Caller } from '../http/context'
import { proofFor } from './proof'

/** What the Custodian is told when its holder wants to see what opens the target. */
export async function provedSeeing(
  env: Env,
  visitor: Caller,
  { lease, request }: { readonly lease: LeaseView; readonly request: Request },
): Promise<{ readonly today: MfaRule | null; readonly proof: Proof | null }> {
  const asking = { personId: lease.holder, resourceId: ownerOf(lease.id) }
  const facts = await factsOf(env.DB, { ...asking, accountId: lease.account.id })
  const today = facts?.ruling.policy?.terms.mfa ?? null
  return { today, proof: await proofFor(env, visitor, seeing(lease, request, today)) }
}
