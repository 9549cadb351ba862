import { type PersonFacts, readPersonFacts } from '../db/facts'
import { OFFERED, type Offered } from '../db/offered'
import { keyOfName, type Page, type Slice } from '../db/page'
import { behind, nameIn, readSearch, type Search } from '../db/resource-search'
import type { ResourceRow } from '../db/resources'
import { type Reading, readAlone, readTogether } from '../db/together'
import type { AccessMode } from '../domain/account'
import type { AccountId } from '../domain/ids'
import { nameStarts } from '../domain/policy/name-starts'
import { governing } from '../domain/policy/policy-index'
import { reachOfToken } from '../domain/token'
import type { Caller } from '../http/context'

/** What a look takes at most, and for each way of beginning at least. */
const LARGEST_LOOK = 200
const SMALLEST_LOOK = 10
/** A page that finds little says where to go on, rather than read a whole catalogue at once. */
const LOOKS_PER_PAGE = 10
/** Where these ways of beginning do not fill the page, more are looked at together. */
const FIRST_TOGETHER = 2
const MOST_TOGETHER = 16

export type AskableAccount = {
  readonly id: AccountId
  readonly name: string
  readonly mode: AccessMode
  readonly policyName: string
  readonly maxSeconds: number
  /** How long it can be had in an emergency, by whoever may; null where it cannot. */
  readonly emergencySeconds: number | null
}

export type Askable = {
  readonly resource: ResourceRow
  readonly accounts: readonly AskableAccount[]
  readonly held: Offered['held']
}

/** How this visitor looks for what they may ask for, by a part of its name. */
export function readOffers(
  { DB }: Env,
  { token }: Caller,
  q: string | undefined,
): Reading<Search<Offered>> {
  return readSearch(DB, { q, reach: reachOfToken(token), alsoAccounts: true }, OFFERED)
}

/** What some policy lets this visitor ask for, in order of names, each with who holds it now. */
export async function askableFor(
  env: Env,
  visitor: Caller,
  { q, ...slice }: { readonly q?: string | undefined } & Slice,
): Promise<Page<Askable>> {
  const [person, offers] = await readTogether(
    env.DB,
    readPersonFacts(env.DB, visitor.personId),
    readOffers(env, visitor, q),
  )
  return askableAmong(offers, await person, slice)
}

/** The same for anybody, whoever wants to know. */
export async function askableAs(
  env: Env,
  person: PersonFacts,
  slice: Slice,
): Promise<Page<Askable>> {
  return askableAmong(await readAlone(env.DB, readSearch(env.DB, {}, OFFERED)), person, slice)
}

/** What of these offers some policy lets this person ask for. */
export async function askableAmong(
  search: Search<Offered>,
  person: PersonFacts,
  { limit, cursor }: Slice,
): Promise<Page<Askable>> {
  const starts = search.isNarrow
    ? ['']
    : nameStarts(person.policies.policies, person.person, person.groups)
  const found: Askable[] = []
  let position = nameIn(cursor)
  let left = startsAfter(starts, position)
  let together = FIRST_TOGETHER
  /** How many are looked at for each that is wanted: the more, the fewer of them may be asked for. */
  let share = 1
  for (let looks = 0; found.length <= limit && left.length > 0 && looks < LOOKS_PER_PAGE; looks++) {
    const ways = left.slice(0, together)
    const wanted = Math.max(SMALLEST_LOOK, limit + 1 - found.length)
    const most = Math.min(wanted * share, Math.ceil(LARGEST_LOOK / ways.length))
    const looked = await look(search, ways, { most, position })
    const askable = looked.rows.flatMap((row) => askableOn(person, row))
    found.push(...askable)
    if (askable.length * 2 < looked.rows.length) share *= 2
    position = looked.position
    left = startsAfter(starts, position)
    together = looked.isWhole ? Math.min(MOST_TOGETHER, together * 2) : 1
  }
  const items = found.slice(0, limit)
  const last = items.at(-1)
  if (found.length > limit && last) return { items, next: keyOfName(last.resource.name) }
  return { items, next: left.length > 0 ? keyOfName(position) : null }
}

type Looked = {
  readonly rows: readonly (ResourceRow & Offered)[]
  readonly position: string
  /** Whether everything was looked at that begins so. */
  readonly isWhole: boolean
}

/** The next resources, `most` for each of these ways to begin, and the name up to which that goes. */
async function look(
  search: Search<Offered>,
  starts: readonly string[],
  { most, position }: { readonly most: number; readonly position: string },
): Promise<Looked> {
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

/** Nothing where no policy lets them ask for any account of it. */
function askableOn(person: PersonFacts, { offered, held, ...resource }: ResourceRow & Offered) {
  const accounts = askableAccounts(person, { offered, ...resource })
  return accounts.length > 0 ? [{ resource, accounts, held }] : []
}

/** The accounts of one resource that some policy lets this person ask for; it is not retired. */
export function askableAccounts(
  person: PersonFacts,
  { name: resourceName, kind, tags, offered }: ResourceRow & Pick<Offered, 'offered'>,
): readonly AskableAccount[] {
  return offered.flatMap(({ id, name, mode }): readonly AskableAccount[] => {
    const target = { resourceName, kind, tags, accountName: name, mode }
    const policy = governing(person.policies, { ...person, target })
    if (!policy) return []
    const { duration, breakGlass } = policy.terms
    const emergencySeconds = breakGlass?.maxSeconds ?? null
    const { maxSeconds } = duration
    return [{ id, name, mode, policyName: policy.name, maxSeconds, emergencySeconds }]
  })
}
