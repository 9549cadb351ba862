import { type AskedBefore, askedBefore } from '../db/asked-before'
import { personFacts } from '../db/facts'
import { governing } from '../domain/policy/policy-index'
import type { Visitor } from '../http/context'

const SHOWN = 4

/** What this visitor asked for lately and may still ask for. */
export async function askAgainFor(
  env: Env,
  { personId }: Visitor,
): Promise<readonly AskedBefore[]> {
  const [before, person] = await Promise.all([
    askedBefore(env.DB, personId, SHOWN * 2),
    personFacts(env.DB, personId),
  ])
  return before
    .filter(({ resourceName, kind, tags, accountName, mode }) => {
      const target = { resourceName, kind, tags, accountName, mode }
      return governing(person.policies, { ...person, target }) !== null
    })
    .slice(0, SHOWN)
}
