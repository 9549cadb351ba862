import type { AskableAccount } from '../commands/askable'
import { accountsOf } from '../db/accounts'
import { personFacts } from '../db/facts'
import type { ResourceRow } from '../db/resources'
import { governing } from '../domain/policy/policy-index'
import type { Visitor } from '../http/context'

/** The accounts of one resource that some policy lets this visitor ask for. */
export async function askableAccounts(
  env: Env,
  { personId }: Visitor,
  resource: ResourceRow,
): Promise<readonly AskableAccount[]> {
  if (resource.retiredAt !== null) return []
  const [accounts, person] = await Promise.all([
    accountsOf(env.DB, resource.id),
    personFacts(env.DB, personId),
  ])
  const { name: resourceName, kind, tags } = resource
  return accounts.flatMap(({ id, name, mode }): readonly AskableAccount[] => {
    const target = { resourceName, kind, tags, accountName: name, mode }
    const policy = governing(person.policies, { ...person, target })
    if (!policy) return []
    const { duration, breakGlass } = policy.terms
    const emergencySeconds = breakGlass?.maxSeconds ?? null
    const { maxSeconds } = duration
    return [{ id, name, mode, policyName: policy.name, maxSeconds, emergencySeconds }]
  })
}
