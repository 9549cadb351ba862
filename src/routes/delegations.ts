import * as v from 'valibot'
import { delegationsWith, endDelegation, findDelegation, makeDelegation } from '../db/delegations'
import { DelegationId } from '../domain/ids'
import { may } from '../domain/permission/may'
import { Nothing, pageOf, SliceQuery } from '../http/schemas'
import { DelegationAnswer, DelegationBody } from '../http/schemas-delegation'
import { endpoint, ok } from './endpoint'
import { changed, made, orEarlier } from './written'

const access = 'signed-in'
const params = { id: DelegationId }

/** Who answers in whose place, and who is away. */
export const delegations = [
  endpoint(
    {
      method: 'get',
      path: '/delegations',
      summary: 'What I have handed over or been handed, or everybody’s (which needs read-history)',
      access,
      query: { ...SliceQuery, view: v.optional(v.picklist(['mine', 'all']), 'mine') },
      answer: pageOf(DelegationAnswer),
      problems: ['cursor_invalid'],
    },
    async ({ env, visitor, query: { view, ...slice } }) => {
      if (view === 'all' && !may(visitor, 'read-history')) return null
      const whose = view === 'all' ? null : visitor.personId
      return ok(await delegationsWith(env.DB, whose, Date.now(), slice))
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/delegations',
      summary: 'Hand my decisions over for a time, or say that I am away',
      access,
      body: DelegationBody,
      answer: DelegationAnswer,
      statuses: [201],
      problems: [
        'delegation_to_oneself',
        'delegation_chain',
        'delegation_over',
        'delegation_policy_unknown',
        'delegation_limit',
        'person_unknown',
      ],
    },
    async ({ env, visitor, editor, body }) => {
      const by = { ...editor, id: visitor.personId }
      const written = await makeDelegation(env.DB, by, body)
      return made(
        await orEarlier(env, editor, written),
        (id) => findDelegation(env.DB, id),
        '/delegations',
      )
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/delegations/{id}/end',
      summary: 'End it now: one’s own, what one was handed, or any (which needs manage-directory)',
      access,
      params,
      body: Nothing,
      answer: DelegationAnswer,
    },
    async ({ env, visitor, editor, params: { id } }) => {
      const row = await findDelegation(env.DB, id)
      const isTheirs = row && [row.principalId, row.delegateId].includes(visitor.personId)
      if (!row || (!isTheirs && !may(visitor, 'manage-directory'))) return null
      return changed(await endDelegation(env.DB, editor, row), () => findDelegation(env.DB, id))
    },
  ),
]
