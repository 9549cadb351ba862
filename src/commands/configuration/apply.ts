import { change } from '../../db/catalogue-change'
import { type Editor, factStatement, isDoneUnderKey } from '../../db/history'
import type { Visitor } from '../../http/context'
import type { Problem } from '../../http/problem'
import { catalogueProblemOf } from '../../http/problem-catalogue'
import type { FileToApply } from '../changes/change'
import type { Fault } from './place'
import { type Plan, planFile, statementsOf } from './plan'
import { planAnswer } from './plan-answer'

export type Applied =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly problem: Problem }

/** Applies a file whole, or not at all, and only as it was looked at; `more` is done with it. */
export async function applyFile(
  env: Env,
  visitor: Visitor,
  editor: Editor,
  toApply: FileToApply,
  more: readonly D1PreparedStatement[],
): Promise<Applied> {
  const looked = await lookAgain(env, visitor, editor, toApply)
  if ('problem' in looked) return { ok: false, problem: looked.problem }
  return applyPlan(env, visitor, editor, looked.plan, toApply, more)
}

/** Why this visitor may not apply it, whoever else may; null where they may. */
export async function mayApply(
  env: Env,
  visitor: Visitor,
  editor: Editor,
  toApply: FileToApply,
): Promise<Problem | null> {
  const looked = await lookAgain(env, visitor, editor, toApply)
  return 'problem' in looked ? looked.problem : null
}

type Looked = { readonly plan: Plan } | { readonly problem: Problem }

/** The plan as it would be now, where it is the one that was looked at and nothing is missing. */
export async function lookAgain(
  env: Env,
  visitor: Visitor,
  editor: Editor,
  { file, hash, secrets }: FileToApply,
): Promise<Looked> {
  const planned = await planFile(env, visitor, editor, file, secrets)
  if (!planned.ok) return { problem: faulty(planned.faults) }
  const { plan } = planned
  if (plan.hash !== hash) return { problem: changed(plan) }
  return plan.wanted.length > 0 ? { problem: secretsMissing(plan) } : { plan }
}

/**
 * One batch: what it starts from is compared in it, so that nothing comes in between. What Custodians
 * have to hear of it is an order that whoever calls this carries out.
 */
export async function applyPlan(
  env: Env,
  visitor: Visitor,
  editor: Editor,
  { hash, steps }: Plan,
  toApply: FileToApply,
  more: readonly D1PreparedStatement[] = [],
): Promise<Applied> {
  if (steps.length === 0) return { ok: true, id: hash }
  const data = { hash, changes: steps.map(({ kind, verb, name }) => ({ kind, verb, name })) }
  const done = await change(env.DB, [
    ...more,
    ...statementsOf(steps),
    factStatement(env.DB, editor, { type: 'configuration.applied', data }),
  ])
  if (done.ok) return { ok: true, id: hash }
  if (done.problem.code !== 'configuration_changed')
    return { ok: false, problem: catalogueProblemOf(done.problem) }
  const again = await planFile(env, visitor, editor, toApply.file, toApply.secrets)
  return { ok: false, problem: again.ok ? changed(again.plan) : faulty(again.faults) }
}

/** Whether this very command has applied it before, and only its answer was lost. */
export async function isApplied(env: Env, editor: Editor): Promise<boolean> {
  return isDoneUnderKey(env.DB, editor, 'configuration.applied', Date.now())
}

export function faulty(faults: readonly Fault[]): Problem {
  const said = faults.map(
    ({ line, column, field, message }) =>
      `Line ${line}, column ${column}${field && ` (${field})`}: ${message}`,
  )
  return {
    status: 422,
    code: 'configuration_invalid',
    title: 'The file cannot be applied',
    detail: `Nothing was changed. ${said.join(' ')}`,
    errors: faults,
  }
}

function changed(plan: Plan): Problem {
  return { ...catalogueProblemOf({ code: 'configuration_changed' }), plan: planAnswer(plan) }
}

function secretsMissing(plan: Plan): Problem {
  const named = plan.wanted.map(({ connector, label }) => `“${label}” of “${connector}”`)
  return {
    status: 422,
    code: 'secrets_missing',
    title: 'Secrets are missing',
    detail: `Nothing was changed. They are not in the file; give them with it: ${named.join(', ')}. A stored one is sent to no other target.`,
    secretsWanted: plan.wanted,
  }
}
