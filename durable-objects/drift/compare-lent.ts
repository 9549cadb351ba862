import { custodianOf } from '../../src/custodian-of'
import { lentThrough } from '../../src/db/accounts-behind'
import type { SealedConnectorRow } from '../../src/db/connectors'
import { noteFound } from '../../src/db/drift-notes'

/** How many accounts one comparison looks at; the next one goes on with those after them. */
const MOST = 50

type Lent = {
  /** Accounts of which it is known now how they are at rest. */
  readonly looked: ReadonlySet<string>
  readonly problem: string | null
  readonly nextAccount: string
}

/**
 * Accounts that are there to be lent, and should be shut while nobody holds them. An open one is
 * reported and left as it is: somebody may have had that right before Hallpass came.
 */
export async function compareLent(
  env: Env,
  { id, kind }: SealedConnectorRow,
  after: string,
  { at, until }: { readonly at: number; readonly until: number },
): Promise<Lent> {
  const accounts = await lentThrough(env.DB, id, after, MOST)
  const looked = new Set<string>()
  let last = after
  let problem: string | null = null
  for (const { resourceId, resourceName, ...account } of accounts) {
    if (Date.now() > until)
      return { looked, problem: 'There was too much to do.', nextAccount: last }
    last = account.id
    const facts = { ...account, connectorId: id, connectorKind: kind }
    const rest = await custodianOf(env, resourceId).lookAtRest(facts)
    if (rest.is === 'unknown') problem = rest.said
    else looked.add(account.id)
    if (rest.is !== 'open') continue
    const subject = `${account.name} of ${resourceName}`
    const about = { resourceId, leaseId: null, accountId: account.id, said: rest.said }
    await noteFound(env.DB, id, { subject, kind: 'open-at-rest', ...about }, at)
  }
  return { looked, problem, nextAccount: accounts.length === MOST ? last : '' }
}
