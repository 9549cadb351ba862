import { custodianOf } from '../custodian-of'
import { involve } from '../db/directory'
import { factsOf, rosterOf } from '../db/facts'
import { ownerOf, type RequestId, type ResourceId } from '../domain/ids'
import { namedBy } from '../domain/policy/rings'
import type { Roster } from '../domain/policy/roster'
import { budgetSteps } from '../domain/resource/budgets'
import type { Command, Ruling } from '../domain/resource/command'
import { concernOf } from '../domain/resource/concern-of'
import { voting } from '../domain/resource/proof'
import type { Request } from '../domain/resource/state'
import type { Answer } from '../domain/resource/view'
import { actorOf, type Visitor } from '../http/context'
import { tallyOf } from '../tally-of'
import { concerns } from './concern'
import { givenKey } from './given-key'
import { knownRequest } from './known'
import { markSpent, proofFor } from './proof'

/** One yes to the step that is open now; null when the request is unknown to this visitor. */
export function approve(
  env: Env,
  visitor: Visitor,
  requestId: RequestId,
  comment: string,
  key: string | null = null,
  durationSeconds?: number,
) {
  const more = durationSeconds === undefined ? {} : { durationSeconds }
  return settle(env, visitor, requestId, { type: 'approve', comment, ...more }, key)
}

/** One no, with a reason; null when the request is unknown to this visitor. */
export function reject(
  env: Env,
  visitor: Visitor,
  requestId: RequestId,
  reason: string,
  key: string | null = null,
) {
  return settle(env, visitor, requestId, { type: 'reject', reason }, key)
}

/** A yes is taken back, with a reason; null when the request is unknown to this visitor. */
export async function withdrawVote(
  env: Env,
  visitor: Visitor,
  requestId: RequestId,
  reason: string,
): Promise<Answer | null> {
  const known = await knownRequest(env, requestId)
  if (!known) return null
  const command = { type: 'withdraw_vote', requestId, reason } as const
  const answer = await custodianOf(env, requestId).execute(command, actorOf(visitor))
  const { request } = known
  const about = concernOf(request)
  const roster = await rosterOf(env.DB, request.requester, request.steps, about)
  return concerns(known, visitor, roster) ? answer : null
}

type Word =
  | { type: 'approve'; comment: string; durationSeconds?: number }
  | { type: 'reject'; reason: string }

/** A stranger's attempt reaches the Custodian as well, since history keeps it; they learn nothing. */
async function settle(
  env: Env,
  visitor: Visitor,
  requestId: RequestId,
  word: Word,
  senderKey: string | null,
): Promise<Answer | null> {
  const known = await knownRequest(env, requestId)
  if (!known) return null
  await involve(env.DB, visitor.personId, ownerOf(requestId))
  const shorter = word.type === 'approve' ? (word.durationSeconds ?? null) : null
  const said = shorter === null ? [] : [shorter]
  const key = await givenKey(visitor, senderKey, word.type, requestId, ...said)
  const { request } = known
  const ruling = request.extension && word.type === 'approve' ? await todayFor(env, request) : null
  const steps = [
    ...request.steps,
    ...(ruling?.policy?.terms.extension?.steps ?? []),
    ...budgetSteps(ruling ? [ruling.policy, request.policy] : []),
  ]
  const roster = await rosterOf(env.DB, request.requester, namedBy(steps), concernOf(request))
  await involvePrincipals(env, visitor, roster, ownerOf(requestId))
  const more = ruling ? { ruling, uses: await tallyOf(env, request.requester).uses() } : {}
  const proof = await proofFor(env, visitor, voting(request, word.type))
  const command: Command = { ...word, requestId, roster, key, proof, ...more }
  const answer = await custodianOf(env, requestId).execute(command, actorOf(visitor))
  await markSpent(env, answer, proof)
  return concerns(known, visitor, roster) ? answer : null
}

/** More time is given in the moment of the last yes, so that yes brings today's policies along. */
async function todayFor(env: Env, { id, requester, account }: Request): Promise<Ruling | null> {
  const asking = { personId: requester, resourceId: ownerOf(id), accountId: account.id }
  return (await factsOf(env.DB, asking))?.ruling ?? null
}

/** Where somebody speaks for others, it is known before that they have to do with this resource. */
async function involvePrincipals(env: Env, { personId }: Visitor, roster: Roster, id: ResourceId) {
  const handedOver = (roster.delegations ?? []).filter(({ delegate }) => delegate === personId)
  for (const principal of new Set(handedOver.map((each) => each.principal)))
    await involve(env.DB, principal, id)
}
