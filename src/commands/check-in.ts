import { custodianOf } from '../custodian-of'
import { rosterOf } from '../db/facts'
import type { LeaseId } from '../domain/ids'
import { mayOn } from '../domain/permission/may'
import type { Order } from '../domain/resource/command'
import type { Answer } from '../domain/resource/view'
import { actorOf, type Caller } from '../http/context'
import { concernsLease } from './concern'
import { discreetLease } from './discreet'
import { knownLease } from './known'

/** Giving back answers when the target was read back clean, or after this long with `revoking`. */
const PATIENCE_MS = 5_000

/** The holder gives the access back; null when the lease is unknown to this visitor. */
export async function checkIn(env: Env, visitor: Caller, leaseId: LeaseId): Promise<Answer | null> {
  const known = await knownLease(env, leaseId)
  if (!known) return null
  const given = await execute(env, visitor, { type: 'check_in', leaseId })
  const isLease = given.accepted && given.lease !== null
  const answer = isLease
    ? { ...given, lease: discreetLease(given.lease, visitor, known.resource) }
    : given
  return concernsLease(known, visitor) ? answer : null
}

/** Takes the access away from its holder, with a reason; null when the lease is unknown. */
export async function forceRevoke(
  env: Env,
  visitor: Caller,
  leaseId: LeaseId,
  reason: string,
): Promise<Answer | null> {
  const known = await knownLease(env, leaseId)
  if (!known || !mayOn(visitor, 'force-revoke', known.resource)) return null
  return execute(env, visitor, { type: 'force_revoke', leaseId, reason })
}

/** One of two administrators lets a quarantined lease go; null when the lease is unknown. */
export async function forceClose(
  env: Env,
  visitor: Caller,
  leaseId: LeaseId,
  reason: string,
): Promise<Answer | null> {
  const known = await knownLease(env, leaseId)
  if (!known || !mayOn(visitor, 'force-close', known.resource)) return null
  const roster = await rosterOf(env.DB, known.lease.holder, [])
  return execute(env, visitor, { type: 'force_close', leaseId, reason, roster })
}

type GivingBack = Extract<Order, { type: 'check_in' | 'force_revoke' | 'force_close' }>

function execute(env: Env, visitor: Caller, command: GivingBack): Promise<Answer> {
  return custodianOf(env, command.leaseId).execute(command, actorOf(visitor), PATIENCE_MS)
}
