import { custodianOf } from '../custodian-of'
import { factsOf } from '../db/facts'
import { ownerOf, type RequestId } from '../domain/ids'
import type { Order } from '../domain/resource/command'
import type { Answer } from '../domain/resource/view'
import { actorOf, type Caller } from '../http/context'
import { knownRequest } from './known'

/** Waits for what somebody holds; null when the request is unknown to this visitor. */
export async function joinQueue(
  env: Env,
  visitor: Caller,
  requestId: RequestId,
): Promise<Answer | null> {
  const known = await knownRequest(env, requestId)
  if (!known) return null
  const { requester, account } = known.request
  const asking = { personId: requester, resourceId: ownerOf(requestId), accountId: account.id }
  const facts = await factsOf(env.DB, asking)
  return facts && ofOwn(env, visitor, requestId, { type: 'join_queue', requestId, ...facts })
}

export function leaveQueue(env: Env, visitor: Caller, requestId: RequestId) {
  return ofOwn(env, visitor, requestId, { type: 'leave_queue', requestId })
}

/** Whoever waits asks the holder to give back. */
export function askBack(env: Env, visitor: Caller, requestId: RequestId, message: string) {
  return ofOwn(env, visitor, requestId, { type: 'ask_back', requestId, message })
}

/** A stranger's attempt reaches the Custodian as well, since history keeps it; they learn nothing. */
async function ofOwn(
  env: Env,
  visitor: Caller,
  requestId: RequestId,
  command: Order,
): Promise<Answer | null> {
  const known = await knownRequest(env, requestId)
  if (!known) return null
  const answer = await custodianOf(env, requestId).execute(command, actorOf(visitor))
  return known.request.requester === visitor.personId ? answer : null
}
