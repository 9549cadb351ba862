import { custodianOf } from '../custodian-of'
import type { LeaseId } from '../domain/ids'
import { mayOn } from '../domain/permission/may'
import type { Story } from '../domain/resource/view'
import type { Visitor } from '../http/context'
import { knownLease } from './known'

/** The target's answer is waited for this long; then the lease is answered as it stands. */
const PATIENCE_MS = 5_000

/**
 * Makes the next attempt at a lease's target happen now, where one is owed, and gives the lease as
 * it stands then; null when it is unknown. It changes no more than when: history has the attempt.
 */
export async function retry(env: Env, visitor: Visitor, leaseId: LeaseId): Promise<Story | null> {
  const known = await knownLease(env, leaseId)
  if (!known || !mayOn(visitor, 'force-revoke', known.resource)) return null
  return custodianOf(env, leaseId).hurry(leaseId, PATIENCE_MS)
}
