import * as v from 'valibot'
import { reassign } from '../commands/reassign'
import { askBack, joinQueue, leaveQueue } from '../commands/wait'
import { PersonId, RequestId } from '../domain/ids'
import { Text } from '../domain/name'
import { Nothing } from '../http/schemas'
import { RequestAnswer } from '../http/schemas-access'
import { ReasonBody } from '../http/schemas-directory'
import { requestReply } from './access-answers'
import { endpoint } from './endpoint'

const params = { id: RequestId }

/** Waiting for what somebody else holds, and for those who decide. */
export const waitingRoutes = [
  endpoint(
    {
      method: 'post',
      path: '/requests/{id}/join-queue',
      token: 'check-out',
      summary: 'Wait for what somebody holds, without using up the approval',
      access: 'signed-in',
      params,
      body: Nothing,
      answer: RequestAnswer,
      problems: ['not_the_requester', 'request_not_approved', 'resource_free', 'facts_stale'],
    },
    async ({ env, visitor, params: { id } }) => requestReply(await joinQueue(env, visitor, id)),
  ),
  endpoint(
    {
      method: 'post',
      path: '/requests/{id}/leave-queue',
      token: 'check-out',
      summary: 'Stop waiting',
      access: 'signed-in',
      params,
      body: Nothing,
      answer: RequestAnswer,
      problems: ['not_the_requester'],
    },
    async ({ env, visitor, params: { id } }) => requestReply(await leaveQueue(env, visitor, id)),
  ),
  endpoint(
    {
      method: 'post',
      path: '/requests/{id}/ask-back',
      token: 'check-out',
      summary: 'Ask the holder to give back; they hear it at most every ten minutes',
      access: 'signed-in',
      params,
      body: v.strictObject({ message: v.optional(Text, '') }),
      answer: RequestAnswer,
      problems: ['not_the_requester', 'not_in_queue', 'nobody_holds_it', 'asked_back_recently'],
    },
    async ({ env, visitor, params: { id }, body }) =>
      requestReply(await askBack(env, visitor, id, body.message)),
  ),
  endpoint(
    {
      method: 'post',
      path: '/requests/{id}/reassign',
      summary: 'Give the open step to one of those whom the policy lets answer it',
      access: 'manage-directory',
      params,
      body: v.strictObject({ personId: PersonId, ...ReasonBody.entries }),
      answer: RequestAnswer,
      problems: ['not_assignable', 'self_approval', 'request_settled', 'facts_stale'],
    },
    async ({ env, visitor, params: { id }, body }) =>
      requestReply(await reassign(env, visitor, id, body.personId, body.reason)),
  ),
]
