import { accountsOn } from '../db/accounts'
import { openLeasesOn } from '../db/board'
import { personFacts } from '../db/facts'
import { keyOfName, type Page, type Slice } from '../db/page'
import { listResources, type ResourceRow } from '../db/resources'
import type { AccessMode } from '../domain/account'
import type { AccountId, ResourceId } from '../domain/ids'
import { governing } from '../domain/policy/policy-index'
import { reachOfToken } from '../domain/token'
import type { Caller } from '../http/context'

const RESOURCES_PER_LOOK = 200
/** A page that finds little says where to go on, rather than read a whole catalogue at once. */
const LOOKS_PER_PAGE = 10

export type AskableAccount = {
  readonly id: AccountId
  readonly name: string
  readonly mode: AccessMode
  readonly policyName: string
  readonly maxSeconds: number
  /** How long it can be had in an emergency, by whoever may; null where it cannot. */
  readonly emergencySeconds?: number | null
}

export type Askable = {
  readonly resource: ResourceRow
  readonly accounts: readonly AskableAccount[]
  readonly held: readonly { readonly holderName: string; readonly until: number }[]
}

type Person = Awaited<ReturnType<typeof personFacts>>

/** What some policy lets this visitor ask for, in order of names, each with who holds it now. */
export async function askableFor(
  env: Env,
  { personId, token }: Caller,
  { q, limit, cursor }: { readonly q?: string | undefined } & Slice,
): Promise<Page<Askable>> {
  const person = await personFacts(env.DB, personId)
  const found: Omit<Askable, 'held'>[] = []
  let next = cursor
  let looks = 0
  const reach = reachOfToken(token)
  do {
    const slice = { limit: RESOURCES_PER_LOOK, cursor: next }
    const page = await listResources(env.DB, { q, reach, alsoAccounts: true, ...slice })
    found.push(...(await askableAmong(env, person, page.items)))
    next = page.next
    looks += 1
  } while (found.length <= limit && next !== null && looks < LOOKS_PER_PAGE)
  const items = await withHolders(env, found.slice(0, limit))
  const last = items.at(-1)
  const isCut = found.length > limit && last !== undefined
  return { items, next: isCut ? keyOfName(last.resource.name) : next }
}

async function askableAmong(env: Env, person: Person, resources: readonly ResourceRow[]) {
  const accounts = await accountsOn(
    env.DB,
    resources.map(({ id }) => id),
  )
  return resources.flatMap((resource): readonly Omit<Askable, 'held'>[] => {
    const own = accounts.filter(({ resourceId }) => resourceId === resource.id)
    const askable = own.flatMap((account): readonly AskableAccount[] => {
      const { id, name, mode } = account
      const target = {
        resourceName: resource.name,
        kind: resource.kind,
        tags: resource.tags,
        accountName: name,
        mode,
      }
      const policy = governing(person.policies, { ...person, target })
      if (!policy) return []
      const { maxSeconds } = policy.terms.duration
      return [{ id, name, mode, policyName: policy.name, maxSeconds }]
    })
    return askable.length > 0 ? [{ resource, accounts: askable }] : []
  })
}

async function withHolders(
  env: Env,
  found: readonly Omit<Askable, 'held'>[],
): Promise<readonly Askable[]> {
  const ids: readonly ResourceId[] = found.map(({ resource }) => resource.id)
  const leases = await openLeasesOn(env.DB, ids)
  return found.map((each) => ({
    ...each,
    held: leases
      .filter(({ resourceId }) => resourceId === each.resource.id)
      .map(({ holderName, endsAt }) => ({ holderName, until: endsAt })),
  }))
}
