import { custodianOf } from '../custodian-of'
import { factsOf, rosterOf } from '../db/facts'
import { type LeaseId, ownerOf } from '../domain/ids'
import { namedBy } from '../domain/policy/rings'
import { budgetSteps } from '../domain/resource/budgets'
import { checkingOut } from '../domain/resource/proof'
import type { Answer } from '../domain/resource/view'
import { actorOf, type Caller } from '../http/context'
import { tallyOf } from '../tally-of'
import { concernsLease } from './concern'
import { discreetLease } from './discreet'
import { givenKey } from './given-key'
import { knownLease } from './known'
import { markSpent, proofFor } from './proof'

/** More time answers when the target was told of it, or after this long. */
const PATIENCE_MS = 5_000

export type MoreTime = { readonly seconds: number; readonly justification: string }

/** The holder asks for more time; null when the lease is unknown to this visitor. */
export async function extend(
  env: Env,
  visitor: Caller,
  leaseId: LeaseId,
  { seconds, justification }: MoreTime,
  senderKey: string | null = null,
): Promise<Answer | null> {
  const known = await knownLease(env, leaseId)
  if (!known) return null
  const { lease, request } = known
  const asking = { personId: lease.holder, resourceId: ownerOf(leaseId) }
  const facts = await factsOf(env.DB, { ...asking, accountId: lease.account.id })
  if (!facts) return null
  const { ruling } = facts
  const rules = [request.policy.terms, ruling.policy?.terms].flatMap((terms) => terms ?? [])
  const steps = rules.flatMap(({ extension }) => extension?.steps ?? [])
  const extra = budgetSteps([request.policy, ruling.policy])
  const roster = await rosterOf(env.DB, lease.holder, namedBy([...steps, ...extra]))
  const uses = await tallyOf(env, lease.holder).uses()
  const today = ruling.policy
  const proving = today && ({ ...checkingOut(request, today), action: 'extend' } as const)
  const proof = proving && (await proofFor(env, visitor, proving))
  const key = await givenKey(visitor, senderKey, 'extend', leaseId, seconds, justification)
  const command = { type: 'extend', leaseId, ruling, roster, seconds, justification } as const
  const answer = await custodianOf(env, leaseId).execute(
    { ...command, proof, key, uses },
    actorOf(visitor),
    PATIENCE_MS,
  )
  await markSpent(env, answer, proof)
  if (!concernsLease(known, visitor)) return null
  return answer.accepted && answer.lease
    ? { ...answer, lease: discreetLease(answer.lease, visitor, known.resource) }
    : answer
}
