import type { Editor } from '../../db/history'
import type { Visitor } from '../../http/context'
import { carryOut } from '../carry-out'
import type { FileToApply, Submitted } from '../changes/change'
import { propose } from '../changes/submit'
import { applyPlan, isApplied, lookAgain } from './apply'
import { planLines } from './plan-answer'
import { listedWords } from './sentences'

/**
 * Applies a file as it was looked at. Where one of its changes needs a second administrator, all of
 * it does, and is kept: it is applied whole or not at all.
 */
export async function submitFile(
  env: Env,
  visitor: Visitor,
  editor: Editor,
  toApply: FileToApply,
): Promise<Submitted> {
  const looked = await lookAgain(env, visitor, editor, toApply)
  if ('problem' in looked) {
    const isEarlier = editor.key ? await isApplied(env, editor) : false
    return isEarlier ? { ok: true, id: toApply.hash } : { ok: false, problem: looked.problem }
  }
  const { plan } = looked
  if (plan.second.length === 0) {
    const applied = await applyPlan(env, visitor, editor, plan, toApply)
    if (applied.ok) await carryOut(env)
    return applied
  }
  const names = listedWords(plan.steps.slice(0, 3).map(({ name }) => name))
  const words = {
    title: `Apply a configuration file: ${plan.steps.length} changes (${names})`.slice(0, 200),
    sentences: planLines(plan),
  }
  // What it says of connectors and accounts is not for whoever manages policies only.
  const isPlain = plan.steps.every((step) => step.kind === 'policy' || step.kind === 'group')
  const kind = isPlain ? 'policy' : 'connector'
  return propose(env, visitor, editor, { kind, verb: 'configure', configuration: toApply, words })
}
