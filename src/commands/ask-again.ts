import type { AskedBefore } from '../db/asked-before'
import type { PersonFacts } from '../db/facts'
import { governing } from '../domain/policy/policy-index'

/** What of all that they asked for before they may, by what is known of them, still ask for. */
export function askableAgain(
  before: readonly AskedBefore[],
  person: PersonFacts,
): readonly AskedBefore[] {
  return before.filter(({ resourceName, kind, tags, accountName, mode }) => {
    const target = { resourceName, kind, tags, accountName, mode }
    return governing(person.policies, { ...person, target }) !== null
  })
}
