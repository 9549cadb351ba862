import * as v from 'valibot'
import type { Submitted } from '../commands/changes/change'
import { confirmChange, lookAtChange, rejectChange } from '../commands/changes/settle'
import { submit } from '../commands/changes/submit'
import { kindsWithSecond, listChanges } from '../db/changes'
import { ChangeId } from '../domain/ids'
import { ALL_CHANGE_KINDS, CHANGE_KINDS } from '../domain/permission/change-kind'
import { may } from '../domain/permission/may'
import type { Visitor } from '../http/context'
import { pageOf, SliceQuery } from '../http/schemas'
import {
  ChangeAnswer,
  ChangeStoryAnswer,
  ConfirmChangeBody,
  ProposedAnswer,
  RejectChangeBody,
  SecondPersonAnswer,
  SecondPersonBody,
} from '../http/schemas-changes'
import { endpoint, no, ok } from './endpoint'
import { changedOrProposed } from './written'

const params = { id: ChangeId }

export const changes = [
  endpoint(
    {
      method: 'get',
      path: '/changes',
      summary: 'Changes that wait for a second administrator, or did: those one could have made',
      access: 'signed-in',
      query: SliceQuery,
      answer: pageOf(ChangeAnswer),
      problems: ['cursor_invalid'],
    },
    async ({ env, visitor, query }) => {
      const kinds = ALL_CHANGE_KINDS.filter((kind) => may(visitor, CHANGE_KINDS[kind].permission))
      return kinds.length === 0 ? null : ok(await listChanges(env.DB, kinds, query))
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/changes/{id}',
      summary: 'A proposed change in words',
      access: 'signed-in',
      params,
      answer: ChangeStoryAnswer,
    },
    async ({ env, visitor, params: { id } }) => {
      const story = await lookAtChange(env, visitor, id)
      return story && ok(story)
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/changes/{id}/confirm',
      summary: 'Make a change that somebody else has proposed, as it was looked at',
      access: 'signed-in',
      params,
      body: ConfirmChangeBody,
      answer: ChangeStoryAnswer,
      problems: [
        ...['change_own', 'change_settled', 'change_stale', 'change_differs', 'role_not_held'],
        ...['name_taken', 'policy_changed', 'connector_in_use', 'connector_held', 'role_in_use'],
        ...['last_administrator', 'rehearsal_failed'],
      ],
    },
    async ({ env, visitor, editor, params: { id }, body }) =>
      settled(env, visitor, id, await confirmChange(env, visitor, editor, id, body.digest)),
  ),
  endpoint(
    {
      method: 'post',
      path: '/changes/{id}/reject',
      summary: 'Reject a proposed change, or take back one’s own',
      access: 'signed-in',
      params,
      body: RejectChangeBody,
      answer: ChangeStoryAnswer,
      problems: ['change_settled'],
    },
    async ({ env, visitor, editor, params: { id }, body }) =>
      settled(env, visitor, id, await rejectChange(env, visitor, editor, id, body.note)),
  ),
  endpoint(
    {
      method: 'get',
      path: '/second-person',
      summary: 'Which changes need a second administrator',
      access: 'manage-roles',
      answer: SecondPersonAnswer,
    },
    async ({ env }) => ok({ kinds: await kindsWithSecond(env.DB) }),
  ),
  endpoint(
    {
      method: 'put',
      path: '/second-person',
      summary: 'Say which changes need a second administrator; to drop one needs one, too',
      access: 'manage-roles',
      body: SecondPersonBody,
      answer: v.union([SecondPersonAnswer, ProposedAnswer]),
      statuses: [200, 202],
      problems: ['second_person_missing'],
    },
    async ({ env, visitor, editor, body: { kinds } }) => {
      const change = { kind: 'role', verb: 'second-person', kinds } as const
      return changedOrProposed(await submit(env, visitor, editor, change), async () => ({
        kinds: await kindsWithSecond(env.DB),
      }))
    },
  ),
]

async function settled(env: Env, visitor: Visitor, id: ChangeId, done: Submitted | null) {
  if (!done) return null
  if (!done.ok) return no(done.problem)
  const story = await lookAtChange(env, visitor, id)
  return story && ok(story)
}
