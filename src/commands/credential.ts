import type { Revealed } from '../../durable-objects/perform/reveal'
import { custodianOf } from '../custodian-of'
import type { LeaseId } from '../domain/ids'
import { actorOf, type Caller } from '../http/context'
import { concernsLease } from './concern'
import { knownLease } from './known'
import { markSpent } from './proof'
import { provedSeeing } from './seeing'

/** The secret of an active lease, for its holder; null when the lease is unknown to this visitor. */
export async function showCredential(
  env: Env,
  visitor: Caller,
  leaseId: LeaseId,
): Promise<Revealed | null> {
  const known = await knownLease(env, leaseId)
  if (!known) return null
  const proved = await provedSeeing(env, visitor, known)
  const by = actorOf(visitor)
  const revealed = await custodianOf(env, leaseId).showCredential(leaseId, by, proved)
  await markSpent(env, revealed, proved.proof)
  return concernsLease(known, visitor) ? revealed : null
}
