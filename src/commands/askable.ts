import { accountsOn } from '../db/accounts'
import { openLeasesOn } from '../db/board'
import { personFacts } from '../db/facts'
import { keyOfName, type Page, type Slice } from '../db/page'
import {
  behind,
  nameIn,
  type ResourceFilter,
  type Search,
  searchByName,
} from '../db/resource-search'
import type { ResourceRow } from '../db/resources'
import type { AccessMode } from '../domain/account'
import type { AccountId, ResourceId } from '../domain/ids'
import { nameStarts } from '../domain/policy/name-starts'
import { governing } from '../domain/policy/policy-index'
import { reachOfToken } from '../domain/token'
import type { Caller } from '../http/context'

/** The first look often fills a page; where it does not, each takes twice as many, up to that. */
const FIRST_LOOK = 50
const LARGEST_LOOK = 200
/** A page that finds little says where to go on, rather than read a whole catalogue at once. */
const LOOKS_PER_PAGE = 10
/** Where one way of beginning does not fill the page, more are looked at together. */
const MOST_TOGETHER = 16

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

export type Person = Awaited<ReturnType<typeof personFacts>>

/**
 * What some policy lets this visitor ask for, in order of names, each with who holds it now. What is
 * known of them is read here where nobody else needs it.
 */
export async function askableFor(
  env: Env,
  { personId, token }: Caller,
  { q, limit, cursor }: { readonly q?: string | undefined } & Slice,
  person: Promise<Person> = personFacts(env.DB, personId),
): Promise<Page<Askable>> {
  return askableAs(
    env,
    await person,
    { q, reach: reachOfToken(token), alsoAccounts: true },
    { limit, cursor },
  )
}

/** The same for anybody, whoever wants to know. */
export async function askableAs(
  env: Env,
  person: Person,
  filter: ResourceFilter,
  { limit, cursor }: Slice,
): Promise<Page<Askable>> {
  const search = await searchByName(env.DB, filter)
  const starts = search.isNarrow
    ? ['']
    : nameStarts(person.policies.policies, person.person, person.groups)
  const found: Omit<Askable, 'held'>[] = []
  let position = nameIn(cursor)
  let left = startsAfter(starts, position)
  let together = 1
  for (let looks = 0; found.length <= limit && left.length > 0 && looks < LOOKS_PER_PAGE; looks++) {
    const size = Math.min(LARGEST_LOOK, FIRST_LOOK * 2 ** looks)
    const looked = await look(search, left.slice(0, together), { size, position })
    found.push(...(await askableAmong(env, person, looked.rows)))
    position = looked.position
    left = startsAfter(starts, position)
    together = looked.isWhole ? Math.min(MOST_TOGETHER, together * 2) : 1
  }
  const items = await withHolders(env, found.slice(0, limit))
  const last = items.at(-1)
  if (found.length > limit && last) return { items, next: keyOfName(last.resource.name) }
  return { items, next: left.length > 0 ? keyOfName(position) : null }
}

type Looked = {
  readonly rows: readonly ResourceRow[]
  readonly position: string
  /** Whether everything was looked at that begins so. */
  readonly isWhole: boolean
}

/** The next resources whose names begin in one of these ways, and the name up to which that goes. */
async function look(
  search: Search,
  starts: readonly string[],
  { size, position }: { readonly size: number; readonly position: string },
): Promise<Looked> {
  const most = Math.ceil(size / starts.length)
  const ranges = starts.map((start) => ({ start, after: position }))
  const lists = await search.inRanges(ranges, most)
  const cut = lists.findIndex((list) => list.length === most)
  // What lies behind a part that goes on is left for the next look: names come in order.
  const rows = (cut === -1 ? lists : lists.slice(0, cut + 1)).flat()
  const isWhole = cut === -1
  const last = isWhole ? behind(starts.at(-1) ?? '') : (rows.at(-1)?.name ?? '')
  return { rows, position: last, isWhole }
}

function startsAfter(starts: readonly string[], position: string): readonly string[] {
  return starts.filter((start) => behind(start) > position)
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
