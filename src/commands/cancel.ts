import { custodianOf } from '../custodian-of'
import { rosterOf } from '../db/facts'
import type { RequestId } from '../domain/ids'
import { concernOf } from '../domain/resource/concern-of'
import type { Answer } from '../domain/resource/view'
import { actorOf, type Caller } from '../http/context'
import { concerns } from './concern'
import { knownRequest } from './known'

/** The requester withdraws; null when the request is unknown to this visitor. */
export async function cancel(
  env: Env,
  visitor: Caller,
  requestId: RequestId,
): Promise<Answer | null> {
  const known = await knownRequest(env, requestId)
  if (!known) return null
  const answer = await custodianOf(env, requestId).execute(
    { type: 'cancel', requestId },
    actorOf(visitor),
  )
  const { request } = known
  const about = concernOf(request)
  const roster = await rosterOf(env.DB, request.requester, request.steps, about)
  return concerns(known, visitor, roster) ? answer : null
}
