import { custodianOf } from '../custodian-of'
import { rosterOf } from '../db/facts'
import type { LeaseId } from '../domain/ids'
import { eligible } from '../domain/policy/roster'
import type { Answer } from '../domain/resource/view'
import { actorOf, type Visitor } from '../http/context'
import { knownLease } from './known'

export type ByHand = { readonly verb: 'grant' | 'revoke'; readonly note: string }

/** Somebody did at a target what was asked of their group; null when the lease is unknown to them. */
export async function confirmByHand(
  env: Env,
  visitor: Visitor,
  leaseId: LeaseId,
  { verb, note }: ByHand,
): Promise<Answer | null> {
  const known = await knownLease(env, leaseId)
  if (!known) return null
  const { task, holder } = known.lease
  const asked = { people: [], groups: task ? [task.group] : [] }
  const roster = await rosterOf(env.DB, [asked])
  const { personId, permissions } = visitor
  const isKeeper = permissions.includes('manage-catalogue')
  const answer = await custodianOf(env, leaseId).execute(
    { type: 'confirm_by_hand', leaseId, verb, note: note.trim(), roster, isKeeper },
    actorOf(visitor),
  )
  const isTheirs = holder === personId || eligible(asked, roster).includes(personId)
  return isTheirs || isKeeper || permissions.includes('read-history') ? answer : null
}
