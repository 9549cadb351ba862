import { pendingExtensionOf } from '../db/board'
import { factsOf } from '../db/facts'
import { ownerOf, type RequestId } from '../domain/ids'
import { extensionSteps, latestEnd } from '../domain/resource/extension'
import { checkingOut } from '../domain/resource/proof'
import type { Request } from '../domain/resource/state'
import type { LeaseView } from '../domain/resource/view'
import type { Visitor } from '../http/context'
import { type ProofState, proofStateOf } from './proof'

/** What a holder may do to get more time; what the Custodian decides is what counts. */
export type MoreTimeOffer = {
  /** Epoch milliseconds. */
  readonly latestEnd: number
  /** How many steps have to agree; 0 where the policy gives it at once. */
  readonly steps: number
  readonly proof: ProofState
  /** Asked for already, and not decided yet. */
  readonly pending: RequestId | null
}

/** Null where there is no more time to be had, or the lease is not this visitor's. */
export async function moreTimeOn(
  env: Env,
  visitor: Visitor,
  { lease, request }: { readonly lease: LeaseView; readonly request: Request },
  now: number,
): Promise<MoreTimeOffer | null> {
  const isTheirs = lease.phase === 'active' && lease.holder === visitor.personId
  if (!isTheirs || request.breakGlass) return null
  const asking = { personId: lease.holder, resourceId: ownerOf(lease.id) }
  const facts = await factsOf(env.DB, { ...asking, accountId: lease.account.id })
  const today = facts?.ruling.policy
  const steps = today && extensionSteps(request.policy, today)
  if (!today || !steps) return null
  const latest = latestEnd(lease, [request.policy, today], now)
  if (latest <= lease.endsAt) return null
  const proving = { ...checkingOut(request, today), action: 'extend' } as const
  return {
    latestEnd: latest,
    steps: steps.length,
    proof: await proofStateOf(env, visitor, proving),
    pending: await pendingExtensionOf(env.DB, lease.id),
  }
}
