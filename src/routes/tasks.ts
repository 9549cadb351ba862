import * as v from 'valibot'
import { confirmByHand } from '../commands/confirm-by-hand'
import { tasksOf } from '../db/tasks'
import { LeaseId } from '../domain/ids'
import { Text } from '../domain/name'
import { pageOf, SecretText, SliceQuery, Time } from '../http/schemas'
import { LeaseAnswer } from '../http/schemas-access'
import { leaseReply } from './access-answers'
import { endpoint, ok } from './endpoint'

const Verb = v.picklist(['grant', 'revoke'], 'What is confirmed is a grant or a revoke.')

const TaskAnswer = v.object({
  leaseId: LeaseId,
  verb: Verb,
  instructions: v.string(),
  resourceName: v.string(),
  accountName: v.string(),
  holderName: v.string(),
  endsAt: Time,
  openedAt: Time,
})

const ConfirmBody = v.strictObject({
  verb: Verb,
  /** Where the account keeps a secret: what it is from now on. */
  secret: v.exactOptional(SecretText),
  note: v.pipe(Text, v.minLength(1, 'Say what you did; it is the evidence.')),
})

export const tasks = [
  endpoint(
    {
      method: 'get',
      path: '/tasks',
      summary: 'What I am asked to do at targets by hand, the oldest first',
      access: 'signed-in',
      query: SliceQuery,
      answer: pageOf(TaskAnswer),
      problems: ['cursor_invalid'],
    },
    async ({ env, visitor, query }) => ok(await tasksOf(env.DB, visitor.personId, query)),
  ),
  endpoint(
    {
      method: 'post',
      path: '/leases/{id}/confirm',
      summary: 'Confirm that a target was opened or closed by hand',
      access: 'signed-in',
      params: { id: LeaseId },
      body: ConfirmBody,
      answer: LeaseAnswer,
      problems: [
        'task_unknown',
        'task_of_others',
        'task_for_oneself',
        'secret_missing',
        'secret_unchanged',
      ],
    },
    async ({ env, visitor, params: { id }, body }) =>
      leaseReply(await confirmByHand(env, visitor, id, body)),
  ),
]
