import * as v from 'valibot'
import { submit } from '../commands/changes/submit'
import { versionsOf } from '../commands/policy-versions'
import { evaluateFor } from '../commands/preview'
import { lintPolicies, tryPolicies } from '../commands/review-policies'
import { findPolicy, listPolicies } from '../db/policies'
import { PolicyId } from '../domain/ids'
import { PolicyBody } from '../domain/policy/schema'
import { problemOf } from '../http/problem'
import { pageOf, SliceQuery } from '../http/schemas'
import { ProposedAnswer } from '../http/schemas-changes'
import {
  EvaluateBody,
  FindingAnswer,
  MoveBody,
  PlaceQuery,
  PolicyAnswer,
  PreviewAnswer,
  VersionAnswer,
  WhatIfAnswer,
  WhatIfBody,
} from '../http/schemas-policy'
import { endpoint, ok } from './endpoint'
import { listOf, trialAnswer } from './policy-trial'
import { changedOrProposed, madeOrProposed, orEarlier, removedOrProposed } from './written'

const access = 'manage-policies'
const params = { id: PolicyId }
const problems = ['name_taken', 'group_unknown', 'person_unknown']

export const policies = [
  endpoint(
    {
      method: 'get',
      path: '/policies',
      summary: 'The policies in their order: the first that matches counts',
      access,
      answer: pageOf(PolicyAnswer),
    },
    async ({ env }) => ok({ items: await listPolicies(env.DB), next: null }),
  ),
  endpoint(
    {
      method: 'post',
      path: '/policies',
      summary: 'Add a policy, at a position or at the end',
      access,
      query: PlaceQuery,
      body: PolicyBody,
      answer: v.union([PolicyAnswer, ProposedAnswer]),
      statuses: [201, 202],
      problems,
    },
    async ({ env, visitor, editor, query, body }) => {
      const asked = { kind: 'policy', verb: 'create', draft: body, place: query.position } as const
      return madeOrProposed(
        await orEarlier(env, editor, await submit(env, visitor, editor, asked)),
        (id) => findPolicy(env.DB, id as PolicyId),
        '/policies',
      )
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/policies/evaluate',
      summary: 'Which policy would govern a request, why, and who could approve it now',
      access,
      body: EvaluateBody,
      answer: PreviewAnswer,
      isKeyed: false,
    },
    async ({ env, body }) => {
      const preview = await evaluateFor(env, body, 'all')
      if (!preview) return null
      const { refusal, leftOut: _, ...rest } = preview
      return ok({ ...rest, refusal: refusal && problemOf(refusal) })
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/policies/lint',
      summary: 'What is odd about the policies: hidden ones, quorums out of reach, closed windows',
      access,
      answer: pageOf(FindingAnswer),
    },
    async ({ env }) => ok({ items: await lintPolicies(env), next: null }),
  ),
  endpoint(
    {
      method: 'post',
      path: '/policies/what-if',
      summary: 'Which requests of the last 90 days would go another way under other policies',
      access,
      body: WhatIfBody,
      answer: WhatIfAnswer,
      isKeyed: false,
    },
    async ({ env, body }) => {
      const trial = await tryPolicies(env, (today) => listOf(body, today))
      return trial && ok(trialAnswer(trial))
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/policies/{id}',
      summary: 'A policy',
      access,
      params,
      answer: PolicyAnswer,
    },
    async ({ env, params: { id } }) => {
      const policy = await findPolicy(env.DB, id)
      return policy && ok(policy)
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/policies/{id}/versions',
      summary: 'The versions of a policy, the newest first, each with what it changed in words',
      access,
      params,
      query: SliceQuery,
      answer: pageOf(VersionAnswer),
      problems: ['cursor_invalid'],
    },
    async ({ env, params: { id }, query }) => {
      if (!(await findPolicy(env.DB, id))) return null
      return ok(await versionsOf(env, id, query))
    },
  ),
  endpoint(
    {
      method: 'put',
      path: '/policies/{id}',
      summary: 'Replace a policy; what was approved under it is looked at again at check-out',
      access,
      params,
      body: PolicyBody,
      answer: v.union([PolicyAnswer, ProposedAnswer]),
      statuses: [200, 202],
      problems: [...problems, 'policy_changed'],
    },
    async ({ env, visitor, editor, params: { id }, body }) => {
      const asked = { kind: 'policy', verb: 'update', id, draft: body } as const
      return changedOrProposed(await submit(env, visitor, editor, asked), () =>
        findPolicy(env.DB, id),
      )
    },
  ),
  endpoint(
    {
      method: 'delete',
      path: '/policies/{id}',
      summary: 'Delete a policy',
      access,
      params,
      answer: v.nullable(ProposedAnswer),
      statuses: [204, 202],
    },
    async ({ env, visitor, editor, params: { id } }) =>
      removedOrProposed(await submit(env, visitor, editor, { kind: 'policy', verb: 'delete', id })),
  ),
  endpoint(
    {
      method: 'post',
      path: '/policies/{id}/move',
      summary: 'Move a policy to a position; 1 is the first',
      access,
      params,
      body: MoveBody,
      answer: v.union([PolicyAnswer, ProposedAnswer]),
      statuses: [200, 202],
    },
    async ({ env, visitor, editor, params: { id }, body }) => {
      const asked = { kind: 'policy', verb: 'move', id, place: body.position } as const
      return changedOrProposed(await submit(env, visitor, editor, asked), () =>
        findPolicy(env.DB, id),
      )
    },
  ),
]
