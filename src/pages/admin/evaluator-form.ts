import { evaluateFor } from '../../commands/preview'
import { type Offered, readOffered } from '../../db/offered'
import type { ResourceRow } from '../../db/resources'
import { known, type Reading } from '../../db/together'
import type { AskerId } from '../../domain/ids'
import { parseDuration } from '../parts/duration'
import { BLANK } from '../parts/fields'
import type { Faults, Typed } from '../parts/typed'
import { queryOf, type Turn } from '../shell'
import type { EvaluatorProps } from './evaluator'
import { type Found, readAskerNamed } from './resolve'

type Asked = { readonly [Field in 'person' | 'resource' | 'account' | 'duration']: string }

/** What the address asks the policies; null where it asks nothing. */
export function askedIn({ c }: Turn): Asked | null {
  const [person, resource, account] = [
    queryOf(c, 'person'),
    queryOf(c, 'resource'),
    queryOf(c, 'account'),
  ]
  if (!person && !resource && !account) return null
  return { person, resource, account, duration: queryOf(c, 'duration') }
}

type Named = readonly [
  who: Reading<Promise<Found<AskerId>> | null>,
  what: Reading<(ResourceRow & Offered) | null>,
]

/** Who and what that names, to be read with what else the page shows. */
export function readNamed({ env, texts }: Turn, asked: Asked | null): Named {
  if (!asked) return [known(null), known(null)]
  const { person, resource } = asked
  return [readAskerNamed(env.DB, texts, person), readOffered(env.DB, { name: resource })]
}

/** What the policies say. */
export async function evaluatorOf(
  { env, texts }: Turn,
  asked: Asked | null,
  who: Found<AskerId> | null,
  what: (ResourceRow & Offered) | null,
): Promise<EvaluatorProps> {
  if (!asked || !who) return { draft: BLANK, preview: null }
  const { resource, account, duration } = asked
  const typed: Typed = Object.fromEntries(
    Object.entries(asked).map(([name, text]) => [name, [text]]),
  )
  const no = (faults: Faults) => ({ draft: { typed, faults }, preview: null })
  if ('fault' in who) return no({ person: who.fault })
  if (!what) return no({ resource: texts.history.noResource(resource) })
  const found = what.offered.find(({ name }) => name === account)
  if (!found) return no({ account: texts.policies.noAccount(what.name, account) })
  const durationSeconds = duration ? parseDuration(duration) : undefined
  if (durationSeconds === null) return no({ duration: texts.policies.durationExample })

  const asking = { personId: who.item, resourceId: what.id, accountId: found.id, durationSeconds }
  const preview = await evaluateFor(env, asking, 'near')
  return { draft: { typed, faults: {} }, preview }
}
