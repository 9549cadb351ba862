import type { Written } from '../../db/catalogue-problem'
import type { Editor } from '../../db/history'
import { addRule, type MachineRuleInput } from '../../db/machine-rules'
import type { MachineId, MachineRuleId, PersonId } from '../../domain/ids'
import type { Problem } from '../../http/problem'
import { catalogueProblemOf } from '../../http/problem-catalogue'
import { invalidInput } from '../../http/problem-input'
import { settingsOf } from '../../http/settings'
import { mayCall } from '../outgoing'
import { describe } from '../provider-error'
import { readIssuer } from './issuer'

type Saved = Extract<Written<MachineRuleId>, { ok: true }> | { readonly problem: Problem }

/** Reads how the issuer describes itself, which nobody asks again who is not known, and stores it. */
export async function saveRule(
  env: Env,
  maker: Editor & { readonly id: PersonId },
  machineId: MachineId,
  input: MachineRuleInput,
): Promise<Saved> {
  const problem = await rehearse(env, input.issuer)
  if (problem) return { problem }
  const written = await addRule(env.DB, maker, machineId, input)
  return written.ok ? written : { problem: catalogueProblemOf(written.problem) }
}

async function rehearse(env: Env, issuer: string): Promise<Problem | null> {
  const settings = settingsOf(env)
  if (!mayCall(issuer, settings)) {
    const message = 'An https address is expected, or one that ALLOWED_PLAIN_ORIGINS lists.'
    return invalidInput([{ field: 'issuer', message }])
  }
  try {
    await readIssuer(issuer, settings)
    return null
  } catch (error) {
    return {
      status: 422,
      code: 'rehearsal_failed',
      title: 'The issuer cannot be used',
      detail: `Nothing was saved. ${describe(error)}`,
    }
  }
}
