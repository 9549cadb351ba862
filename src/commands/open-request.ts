import { custodianOf } from '../custodian-of'
import { involve } from '../db/directory'
import { factsOf, rosterOf } from '../db/facts'
import { findResource } from '../db/resources'
import type { AccountId, ResourceId } from '../domain/ids'
import { isWithin } from '../domain/permission/scope'
import { namedBy } from '../domain/policy/rings'
import { budgetSteps } from '../domain/resource/budgets'
import { filing } from '../domain/resource/proof'
import type { Answer } from '../domain/resource/view'
import { actorOf, type Caller } from '../http/context'
import { tallyOf } from '../tally-of'
import { askAboutTicket } from './ask-ticket'
import { givenKey } from './given-key'
import { markSpent, proofFor } from './proof'

export type Asked = {
  readonly resourceId: ResourceId
  readonly accountId: AccountId
  readonly durationSeconds: number
  readonly justification: string
  readonly ticket: string | null
}

/**
 * Files a request; null when there is no such resource or account. Asked again in the same words
 * under the same key, the answer is the request that there is already.
 */
export async function openRequest(
  env: Env,
  visitor: Caller,
  asked: Asked,
  senderKey: string | null = null,
): Promise<Answer | null> {
  const { resourceId, accountId, ...rest } = asked
  const { personId, token } = visitor
  const resource = await findResource(env.DB, resourceId)
  if (!resource || (token?.scope && !isWithin(token.scope, resource))) return null
  await involve(env.DB, personId, resourceId) // Before the facts, so that a leaver is found here.
  const facts = await factsOf(env.DB, { personId, resourceId, accountId })
  if (!facts) return null
  const { policy } = facts.ruling
  const steps = [...(policy?.terms.steps ?? []), ...budgetSteps([policy])]
  const roster = await rosterOf(env.DB, personId, namedBy(steps))
  const uses = await tallyOf(env, personId).uses()
  const { durationSeconds, justification, ticket } = rest
  const said = [accountId, durationSeconds, justification, ticket] as const
  const key = await givenKey(visitor, senderKey, ...said)
  const { ruling } = facts
  const proof = policy && (await proofFor(env, visitor, filing(accountId, policy)))
  const ticketAnswer = await askAboutTicket(env, visitor, ruling, ticket)
  const asking = { ...rest, ticketAnswer, key, proof }
  const filed = { type: 'open_request', ruling, roster, uses, ...asking } as const
  const answer = await custodianOf(env, resourceId).execute(filed, actorOf(visitor))
  await markSpent(env, answer, proof)
  return answer
}
