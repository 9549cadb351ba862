import { type Editor, factStatement } from '../db/history'
import { ownerOf, type RequestId } from '../domain/ids'
import { currentStep } from '../domain/resource/approvals'
import type { Visitor } from '../http/context'
import { askedFor, type DecisionLink, readLink } from '../vault/decision-link'
import { lookAtRequest, type RequestStory } from './look'

/** What became of a decision since the mail about it. */
export type SinceMail = {
  readonly sentAt: number
  /** Why the mail is out of date; null where it still says what is so. */
  readonly why: 'settled' | 'answered' | 'not_eligible' | 'another_step' | 'asked_otherwise' | null
}

export type Followed = {
  readonly story: RequestStory
  readonly since: SinceMail
}

/**
 * Where a mailed link leads: for whom it was sent to, to the request as it truly stands; for everybody
 * else nowhere, as an unknown one does, and history tells that they tried.
 */
export async function followLink(
  env: Env,
  visitor: Visitor,
  editor: Editor,
  id: RequestId,
  text: string,
): Promise<Followed | null> {
  const link = await readLink(id, text, env.KEY_ENCRYPTION_KEY)
  if (!link) return null
  if (link.personId !== visitor.personId) {
    await noteRefused(env.DB, editor, link)
    return null
  }
  const story = await lookAtRequest(env, visitor, link.requestId)
  if (!story) return null
  const why = await outdated(env, story, link)
  return { story, since: { sentAt: link.sentAt, why } }
}

async function outdated(
  env: Env,
  { request, mayDecide, hasVoted }: RequestStory,
  { step, content }: DecisionLink,
): Promise<SinceMail['why']> {
  if (request.stage !== 'pending') return 'settled'
  if (hasVoted) return 'answered'
  if (!mayDecide) return 'not_eligible'
  if (currentStep(request.steps, request.votes) !== step) return 'another_step'
  return (await askedFor(request, env.KEY_ENCRYPTION_KEY)) === content ? null : 'asked_otherwise'
}

async function noteRefused(
  db: D1Database,
  editor: Editor,
  { requestId, personId }: DecisionLink,
): Promise<void> {
  const data = { requestId, sentTo: personId }
  const fact = { type: 'link.refused', personId, resourceId: ownerOf(requestId), data }
  await factStatement(db, editor, fact).run()
}
