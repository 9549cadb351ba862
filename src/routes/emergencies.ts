import * as v from 'valibot'
import { breakGlass, signReview } from '../commands/break-glass'
import { reviewsFor } from '../db/reviews'
import { AccountId, RequestId, ResourceId } from '../domain/ids'
import { Text } from '../domain/name'
import { reachOf } from '../domain/permission/may'
import { problemOf } from '../http/problem'
import { DurationSeconds, pageOf, SliceQuery } from '../http/schemas'
import { RequestAnswer, RequestSummary } from '../http/schemas-access'
import { requestAnswer, requestReply } from './access-answers'
import { created, endpoint, no, ok } from './endpoint'

/** Access in an emergency, and the review that it owes. */
export const emergencies = [
  endpoint(
    {
      method: 'post',
      path: '/resources/{id}/break-glass',
      summary:
        'Take access in an emergency, with a passkey and without anybody’s approval. Whoever holds it is revoked first; a review is owed',
      access: 'break-glass',
      params: { id: ResourceId },
      body: v.strictObject({
        accountId: AccountId,
        durationSeconds: DurationSeconds,
        justification: v.pipe(Text, v.minLength(1, 'Say what the emergency is.')),
      }),
      answer: RequestAnswer,
      statuses: [201],
      problems: [
        ...['glass_unbreakable', 'review_owed', 'reviewers_unreachable', 'no_policy'],
        ...['duration_out_of_bounds', 'person_unclear', 'resource_retired', 'account_retired'],
        ...['facts_stale', 'proof_required', 'proof_too_old', 'proof_too_weak'],
      ],
    },
    async ({ env, visitor, params: { id: resourceId }, body, key }) => {
      const answer = await breakGlass(env, visitor, { resourceId, ...body }, key)
      if (!answer?.accepted) return answer && no(problemOf(answer.refusal))
      const { request } = answer
      return request && created(requestAnswer(request), `/requests/${request.id}`)
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/requests/{id}/review',
      summary: 'Sign the review that an emergency of somebody else owes',
      access: 'signed-in',
      params: { id: RequestId },
      body: v.strictObject({
        words: v.pipe(Text, v.minLength(1, 'Say what you have found.')),
      }),
      answer: RequestAnswer,
      problems: [
        ...['self_review', 'not_a_reviewer', 'review_not_owed', 'review_signed'],
        ...['review_too_early', 'facts_stale'],
      ],
    },
    async ({ env, visitor, params: { id }, body }) =>
      requestReply(await signReview(env, visitor, id, body.words)),
  ),
  endpoint(
    {
      method: 'get',
      path: '/reviews',
      summary: 'Emergencies whose review is owed and that I may sign',
      access: 'signed-in',
      query: SliceQuery,
      answer: pageOf(RequestSummary),
      problems: ['cursor_invalid'],
    },
    async ({ env, visitor, query }) => {
      const reach = reachOf(visitor, 'review-access')
      return ok(await reviewsFor(env.DB, visitor.personId, reach, query))
    },
  ),
]
