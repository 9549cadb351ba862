import { evaluateFor } from '../../commands/preview'
import { readOffered } from '../../db/offered'
import { readTogether } from '../../db/together'
import { parseDuration } from '../parts/duration'
import type { Faults, Typed } from '../parts/typed'
import { queryOf, type Turn } from '../shell'
import type { EvaluatorProps } from './evaluator'
import { readAskerNamed } from './resolve'

/** What the address asks the policies, and what they say. */
export async function evaluatorOf({ c, env, texts }: Turn): Promise<EvaluatorProps> {
  const [person, resource, account, duration] = ['person', 'resource', 'account', 'duration'].map(
    (name) => queryOf(c, name),
  ) as [string, string, string, string]
  const typed: Typed = {
    person: [person],
    resource: [resource],
    account: [account],
    duration: [duration],
  }
  const no = (faults: Faults) => ({ draft: { typed, faults }, preview: null })
  if (!person && !resource && !account) return no({})

  const [asker, what] = await readTogether(
    env.DB,
    readAskerNamed(env.DB, texts, person),
    readOffered(env.DB, { name: resource }),
  )
  const who = await asker
  if ('fault' in who) return no({ person: who.fault })
  if (!what) return no({ resource: texts.history.noResource(resource) })
  const found = what.offered.find(({ name }) => name === account)
  if (!found) return no({ account: texts.policies.noAccount(what.name, account) })
  const durationSeconds = duration ? parseDuration(duration) : undefined
  if (durationSeconds === null) return no({ duration: texts.policies.durationExample })

  const asking = { personId: who.item, resourceId: what.id, accountId: found.id }
  const preview = await evaluateFor(env, { ...asking, durationSeconds })
  return { draft: { typed, faults: {} }, preview }
}
