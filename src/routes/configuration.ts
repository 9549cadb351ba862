import * as v from 'valibot'
import { faulty } from '../commands/configuration/apply'
import { exportFile } from '../commands/configuration/export'
import { planFile, sectionsOf } from '../commands/configuration/plan'
import { planAnswer } from '../commands/configuration/plan-answer'
import { submitFile } from '../commands/configuration/submit'
import type { Editor } from '../db/history'
import { actorName, type Visitor } from '../http/context'
import { ProposedAnswer } from '../http/schemas-changes'
import {
  AppliedAnswer,
  ApplyBody,
  CONFIGURATION_BYTES,
  ExportQuery,
  PlanAnswer,
  PlanBody,
} from '../http/schemas-configuration'
import { accepted, endpoint, no, ok } from './endpoint'

export const configuration = [
  endpoint(
    {
      method: 'get',
      path: '/configuration',
      token: 'plan',
      summary: 'Groups, connectors without secrets, resources and policies as one YAML file',
      access: 'signed-in',
      query: ExportQuery,
      answer: v.string(),
      media: 'application/yaml',
      problems: ['configuration_too_large'],
    },
    async ({ env, visitor, query: { scope } }) => {
      const exported = await exportFile(env, visitor, scope)
      return exported && (exported.ok ? ok(exported.text) : no(exported.problem))
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/configuration/plan',
      token: 'plan',
      summary:
        'What a file would change: everything that is wrong with it, or each change in words',
      access: 'signed-in',
      body: PlanBody,
      bodyBytes: CONFIGURATION_BYTES,
      answer: PlanAnswer,
      isKeyed: false,
      problems: ['configuration_invalid'],
    },
    async ({ env, visitor, editor, body: { file, secrets } }) => {
      if (sectionsOf(visitor).length === 0) return null
      const planned = await planFile(env, visitor, editor, file, secrets)
      return planned.ok ? ok(planAnswer(planned.plan)) : no(faulty(planned.faults))
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/configuration/apply',
      token: 'apply',
      summary: 'Apply a file as it was planned, whole or not at all',
      access: 'signed-in',
      body: ApplyBody,
      bodyBytes: CONFIGURATION_BYTES,
      answer: v.union([AppliedAnswer, ProposedAnswer]),
      statuses: [200, 202],
      problems: ['configuration_invalid', 'configuration_changed', 'secrets_missing'],
    },
    async ({ env, visitor, editor, body }) => {
      if (sectionsOf(visitor).length === 0) return null
      const done = await submitFile(env, visitor, inName(visitor, editor), body)
      if (!done.ok) return no(done.problem)
      const { proposed } = done
      if (proposed)
        return accepted({ id: proposed, state: 'proposed' as const }, `/changes/${proposed}`)
      return ok({ hash: body.hash, state: 'applied' as const })
    },
  ),
]

/** History says that it came by a token, and by which. */
function inName(visitor: Visitor, editor: Editor): Editor {
  return { ...editor, name: actorName(visitor) }
}
