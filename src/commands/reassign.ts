import { custodianOf } from '../custodian-of'
import { findPerson, involve } from '../db/directory'
import { rosterOf } from '../db/facts'
import { ownerOf, type PersonId, type RequestId } from '../domain/ids'
import { namedBy } from '../domain/policy/rings'
import { concernOf } from '../domain/resource/concern-of'
import type { Answer } from '../domain/resource/view'
import { actorOf, type Visitor } from '../http/context'
import { knownRequest } from './known'

/** Gives a waiting step to somebody who may answer it; null where request or person is unknown. */
export async function reassign(
  env: Env,
  visitor: Visitor,
  requestId: RequestId,
  to: PersonId,
  reason: string,
): Promise<Answer | null> {
  const known = await knownRequest(env, requestId)
  const person = known && (await findPerson(env.DB, to))
  if (!person) return null
  await involve(env.DB, visitor.personId, ownerOf(requestId))
  const { request } = known
  const roster = await rosterOf(
    env.DB,
    request.requester,
    namedBy(request.steps),
    concernOf(request),
  )
  const command = { type: 'reassign', requestId, to, toName: person.displayName } as const
  return custodianOf(env, requestId).execute({ ...command, reason, roster }, actorOf(visitor))
}
