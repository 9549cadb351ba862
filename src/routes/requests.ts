import * as v from 'valibot'
import { cancel } from '../commands/cancel'
import { checkOut } from '../commands/check-out'
import { approve, reject, withdrawVote } from '../commands/decide'
import { lookAtRequest, type RequestStory } from '../commands/look'
import { openRequest } from '../commands/open-request'
import { allRequests, requestsOf } from '../db/board'
import { waitingFor } from '../db/waiting-for'
import { AccountId, isPersonId, RequestId, ResourceId } from '../domain/ids'
import { LIMITS } from '../domain/limits'
import { Text } from '../domain/name'
import { maySomewhere, reachOf } from '../domain/permission/may'
import { reachOfToken } from '../domain/token'
import { problemOf } from '../http/problem'
import { DurationSeconds, Nothing, pageOf, SliceQuery } from '../http/schemas'
import { LeaseAnswer, RequestAnswer, RequestSummary, StoryAnswer } from '../http/schemas-access'
import { ReasonBody } from '../http/schemas-directory'
import {
  checkOutReply,
  leaseAnswer,
  requestAnswer,
  requestReply,
  voteAnswer,
} from './access-answers'
import { created, endpoint, no, ok } from './endpoint'
import { waitingRoutes } from './waiting'

const params = { id: RequestId }

const PROVING = ['proof_required', 'proof_too_old', 'proof_too_weak']

const Open = v.optional(
  v.pipe(
    v.picklist(['true', 'false'], 'This is true or false.'),
    v.transform((text) => text === 'true'),
  ),
)

const Filing = v.strictObject({
  resourceId: ResourceId,
  accountId: AccountId,
  durationSeconds: DurationSeconds,
  justification: v.optional(Text, ''),
  ticket: v.optional(
    v.nullable(
      v.pipe(
        Text,
        v.minLength(1, 'Name a ticket, or leave it out.'),
        v.maxLength(LIMITS.ticketLength, `At most ${LIMITS.ticketLength} characters.`),
      ),
    ),
    null,
  ),
})

export const requests = [
  endpoint(
    {
      method: 'get',
      path: '/requests',
      token: 'read',
      summary: 'Requests: mine, those that wait for me, or all (which needs read-history)',
      access: 'signed-in',
      query: {
        ...SliceQuery,
        view: v.optional(v.picklist(['mine', 'waiting', 'all']), 'mine'),
        open: Open,
      },
      answer: pageOf(RequestSummary),
      problems: ['cursor_invalid'],
    },
    async ({ env, visitor, query: { view, ...slice } }) => {
      const { personId, token } = visitor
      const reach = reachOfToken(token)
      if (view === 'mine') return ok(await requestsOf(env.DB, personId, { ...slice, reach }))
      if (view === 'all')
        return maySomewhere(visitor, 'read-history')
          ? ok(await allRequests(env.DB, reachOf(visitor, 'read-history'), slice))
          : null
      if (!isPersonId(personId)) return ok({ items: [], next: null }) // Machines never decide.
      return ok(await waitingFor(env.DB, personId, { ...slice, reach }))
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/requests',
      token: 'ask',
      summary: 'Ask for an account on a resource, for a time',
      access: 'signed-in',
      body: Filing,
      answer: RequestAnswer,
      statuses: [201],
      problems: [
        ...['no_policy', 'duration_out_of_bounds', 'justification_missing', 'ticket_missing'],
        ...['ticket_malformed', 'ticket_unknown', 'ticket_unchecked'],
        ...['approvers_unreachable', 'too_many_open_requests'],
        'resource_retired',
        'account_retired',
        'facts_stale',
        ...PROVING,
      ],
    },
    async ({ env, visitor, body, key }) => {
      const answer = await openRequest(env, visitor, body, key)
      if (!answer?.accepted) return answer && no(problemOf(answer.refusal))
      const { request } = answer
      return request && created(requestAnswer(request), `/requests/${request.id}`)
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/requests/{id}',
      token: 'read',
      summary: 'A request, with who may answer it and what came of it',
      access: 'signed-in',
      params,
      answer: StoryAnswer,
    },
    async ({ env, visitor, params: { id } }) => {
      const story = await lookAtRequest(env, visitor, id)
      return story && ok(storyAnswer(story))
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/requests/{id}/approve',
      summary: 'Say yes to the step that is open now',
      access: 'signed-in',
      params,
      body: v.strictObject({
        comment: v.optional(Text, ''),
        /** For a shorter time than was asked. */
        durationSeconds: v.optional(DurationSeconds),
      }),
      answer: RequestAnswer,
      problems: [
        'not_an_approver',
        'self_approval',
        'already_voted',
        'duration_out_of_bounds',
        'reason_missing',
        'would_strand_step',
        'request_settled',
        'facts_stale',
        ...PROVING,
      ],
    },
    async ({ env, visitor, params: { id }, body, key }) =>
      requestReply(await approve(env, visitor, id, body.comment, key, body.durationSeconds)),
  ),
  endpoint(
    {
      method: 'post',
      path: '/requests/{id}/reject',
      summary: 'Say no, with a reason',
      access: 'signed-in',
      params,
      body: ReasonBody,
      answer: RequestAnswer,
      problems: ['not_an_approver', 'self_approval', 'request_settled', 'facts_stale', ...PROVING],
    },
    async ({ env, visitor, params: { id }, body, key }) =>
      requestReply(await reject(env, visitor, id, body.reason, key)),
  ),
  endpoint(
    {
      method: 'post',
      path: '/requests/{id}/withdraw-vote',
      summary: 'Take one’s own yes back, until the access is taken',
      access: 'signed-in',
      params,
      body: ReasonBody,
      answer: RequestAnswer,
      problems: ['vote_unknown', 'request_settled'],
    },
    async ({ env, visitor, params: { id }, body }) =>
      requestReply(await withdrawVote(env, visitor, id, body.reason)),
  ),
  endpoint(
    {
      method: 'post',
      path: '/requests/{id}/cancel',
      token: 'ask',
      summary: 'Withdraw a request of one’s own',
      access: 'signed-in',
      params,
      body: Nothing,
      answer: RequestAnswer,
      problems: ['not_the_requester', 'request_settled'],
    },
    async ({ env, visitor, params: { id } }) => requestReply(await cancel(env, visitor, id)),
  ),
  ...waitingRoutes,
  endpoint(
    {
      method: 'post',
      path: '/requests/{id}/check-out',
      token: 'check-out',
      summary: 'Take the access. 202 where the target has not answered yet',
      access: 'signed-in',
      params,
      body: Nothing,
      answer: LeaseAnswer,
      statuses: [200, 202],
      problems: [
        'not_the_requester',
        'request_not_approved',
        'approval_reopened',
        'no_policy',
        'request_incomplete',
        ...PROVING,
        'resource_held',
        'resource_offered',
        'grant_failed',
      ],
    },
    async ({ env, visitor, params: { id }, key }) =>
      checkOutReply(await checkOut(env, visitor, id, key)),
  ),
]

function storyAnswer(story: RequestStory) {
  const { request, lease, steps, proofDemand, resource: _resource, ...rest } = story
  return {
    ...requestAnswer(request),
    ...rest,
    lease: lease && leaseAnswer(lease, request),
    proofAccepts: proofDemand?.accepts ?? [],
    steps: steps.map((step) => ({ ...step, votes: step.votes.map(voteAnswer) })),
  }
}
