import { type AskedBefore, askedBefore } from '../db/asked-before'
import { governing } from '../domain/policy/policy-index'
import type { Visitor } from '../http/context'
import type { Person } from './askable'

const SHOWN = 4

/** What this visitor asked for lately and, by what is known of them, may still ask for. */
export async function askAgainFor(
  env: Env,
  { personId }: Visitor,
  facts: Promise<Person>,
): Promise<readonly AskedBefore[]> {
  const [before, person] = await Promise.all([askedBefore(env.DB, personId, SHOWN * 2), facts])
  return before
    .filter(({ resourceName, kind, tags, accountName, mode }) => {
      const target = { resourceName, kind, tags, accountName, mode }
      return governing(person.policies, { ...person, target }) !== null
    })
    .slice(0, SHOWN)
}
