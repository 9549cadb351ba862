import type { Revealed } from '../../durable-objects/perform/reveal'
import { custodianOf } from '../custodian-of'
import type { LeaseId } from '../domain/ids'
import { actorOf, type Visitor } from '../http/context'
import { concernsLease } from './concern'
import { knownLease } from './known'

/** The secret of an active lease, for its holder; null when the lease is unknown to this visitor. */
export async function showCredential(
  env: Env,
  visitor: Visitor,
  leaseId: LeaseId,
): Promise<Revealed | null> {
  const known = await knownLease(env, leaseId)
  if (!known) return null
  const revealed = await custodianOf(env, leaseId).showCredential(leaseId, actorOf(visitor))
  return concernsLease(known, visitor) ? revealed : null
}
