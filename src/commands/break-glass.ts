import { custodianOf } from '../custodian-of'
import { involve } from '../db/directory'
import { factsOf, rosterOf } from '../db/facts'
import { findResource } from '../db/resources'
import type { AccountId, RequestId, ResourceId } from '../domain/ids'
import { mayOn } from '../domain/permission/may'
import { namedForEmergencies } from '../domain/policy/break-glass'
import { glassBreaking } from '../domain/resource/proof'
import type { Answer } from '../domain/resource/view'
import { actorOf, type Visitor } from '../http/context'
import { checkOut } from './check-out'
import { concerns } from './concern'
import { emergencyPrincipals } from './emergency-principals'
import { givenKey } from './given-key'
import { knownRequest } from './known'
import { markSpent, proofFor } from './proof'

/** How long the holder's target is waited for; after that, whoever broke the glass gets a mail. */
const PATIENCE_MS = 5_000

export type Emergency = {
  readonly resourceId: ResourceId
  readonly accountId: AccountId
  readonly durationSeconds: number
  readonly justification: string
}

/**
 * Access in an emergency: nobody's vote and no identity provider is needed, only D1 and the passkey.
 * It is taken at once where nobody holds it any more, and otherwise as soon as that was read back.
 * Null where the resource, the account or the permission is lacking.
 */
export async function breakGlass(
  env: Env,
  visitor: Visitor,
  { resourceId, accountId, durationSeconds, justification }: Emergency,
  senderKey: string | null = null,
): Promise<Answer | null> {
  const { personId } = visitor
  const resource = await findResource(env.DB, resourceId)
  if (!resource) return null
  await involve(env.DB, personId, resourceId) // Before the facts, so that a leaver is found here.
  const facts = await factsOf(env.DB, { personId, resourceId, accountId })
  if (!facts) return null
  const { ruling } = facts
  const named = namedForEmergencies(ruling.policy?.terms ?? {})
  const roster = await rosterOf(env.DB, personId, named)
  const mayBreakGlass = mayOn(visitor, 'break-glass', resource)
  const proof = await proofFor(env, visitor, glassBreaking(accountId))
  const key = await givenKey(
    visitor,
    senderKey,
    'break_glass',
    accountId,
    durationSeconds,
    justification,
  )
  const said = { durationSeconds, justification, key, proof }
  const answer = await custodianOf(env, resourceId).execute(
    { type: 'break_glass', ruling, roster, mayBreakGlass, ...said },
    actorOf(visitor),
    PATIENCE_MS,
  )
  await markSpent(env, answer, proof)
  if (!mayBreakGlass) return null
  if (!answer.accepted || !answer.request) return answer
  return takeIfFree(env, visitor, answer.request.id, senderKey)
}

/** The lease of whoever had to give way is none of theirs, so what they see is read anew. */
async function takeIfFree(
  env: Env,
  visitor: Visitor,
  requestId: RequestId,
  senderKey: string | null,
): Promise<Answer | null> {
  const standing = await custodianOf(env, requestId).lookAtStanding(requestId)
  const taken = standing?.offeredUntil ? await checkOut(env, visitor, requestId, senderKey) : null
  if (taken?.accepted) return taken
  const known = await knownRequest(env, requestId)
  return known && { accepted: true, request: known.request, lease: known.lease }
}

/** Somebody else signs the review that an emergency owes; null when the request is unknown to them. */
export async function signReview(
  env: Env,
  visitor: Visitor,
  requestId: RequestId,
  words: string,
): Promise<Answer | null> {
  const known = await knownRequest(env, requestId)
  if (!known) return null
  const roster = await rosterOf(env.DB, known.request.requester, emergencyPrincipals(known.request))
  const mayReview = mayOn(visitor, 'review-access', known.resource)
  const answer = await custodianOf(env, requestId).execute(
    { type: 'sign_review', requestId, roster, mayReview, words },
    actorOf(visitor),
  )
  return concerns(known, visitor, roster) ? answer : null
}
