import { custodianOf } from '../custodian-of'
import { findPerson, involve } from '../db/directory'
import { factsOf } from '../db/facts'
import { type LeaseId, ownerOf, type PersonId } from '../domain/ids'
import type { Answer } from '../domain/resource/view'
import { actorOf, type Visitor } from '../http/context'
import { discreetLease } from './discreet'
import { knownLease } from './known'

/** Handing over answers when the target was read back clean, or after this long with `revoking`. */
const PATIENCE_MS = 5_000

/** The holder gives it up for somebody; null when the lease or the person is unknown to them. */
export async function handOver(
  env: Env,
  visitor: Visitor,
  leaseId: LeaseId,
  to: PersonId,
): Promise<Answer | null> {
  const known = await knownLease(env, leaseId)
  const person = known && (await findPerson(env.DB, to))
  if (!person) return null
  await involve(env.DB, visitor.personId, ownerOf(leaseId))
  const { holder, account } = known.lease
  const asking = { personId: to, resourceId: ownerOf(leaseId), accountId: account.id }
  const facts = await factsOf(env.DB, asking)
  if (!facts) return null
  const { ruling } = facts
  const named = { type: 'hand_over', leaseId, to, toName: person.displayName } as const
  const answer = await custodianOf(env, leaseId).execute(
    { ...named, ruling },
    actorOf(visitor),
    PATIENCE_MS,
  )
  if (holder !== visitor.personId) return null
  return answer.accepted && answer.lease
    ? { ...answer, lease: discreetLease(answer.lease, visitor, known.resource) }
    : answer
}
