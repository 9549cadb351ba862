import { listPeople, type PersonRow, readPeople } from '../../db/directory'
import { findGroupByName } from '../../db/groups'
import { findMachineByName } from '../../db/machines'
import { currentPolicies } from '../../db/policy-list'
import { mapped, type Reading, readAlone } from '../../db/together'
import type { AskerId, GroupId, MachineId, PersonId, PolicyId } from '../../domain/ids'
import type { Texts } from '../../texts/english'
import { linesOf } from '../parts/typed'

const MOST_AT_ONCE = 20

/** Two are enough to see that it is not one. */
const FEW = 20

export type Found<Item> = { readonly item: Item } | { readonly fault: string }

type Whom = { readonly activeOnly: boolean }

/** A person by e-mail address or name, as somebody typed it: by all of it, or else by a part. */
export async function personNamed(
  db: D1Database,
  texts: Texts,
  text: string,
  whom: Whom,
): Promise<Found<PersonRow>> {
  return readAlone(db, readPersonNamed(db, texts, text, whom))
}

function readPersonNamed(
  db: D1Database,
  { people }: Texts,
  text: string,
  { activeOnly }: Whom,
): Reading<Promise<Found<PersonRow>>> {
  const few = { limit: FEW, cursor: null }
  // Whoever is named in full and has left is not taken for somebody else.
  return mapped(readPeople(db, { named: text, ...few }), async ({ items: whole }) => {
    const able =
      whole.length > 0
        ? whole.filter(({ active }) => active || !activeOnly)
        : (await listPeople(db, { q: text, active: activeOnly || undefined, ...few })).items
    const byMail = able.filter(({ email }) => email?.toLowerCase() === text.toLowerCase())
    const [item, more] = byMail.length === 1 ? byMail : able
    if (item && !more) return { item }
    return { fault: item ? people.severalFit(text) : people.nobodyIs(text) }
  })
}

/** The same, or a machine by its whole name. */
export async function askerNamed(
  db: D1Database,
  texts: Texts,
  text: string,
): Promise<Found<AskerId>> {
  return readAlone(db, readAskerNamed(db, texts, text))
}

export function readAskerNamed(
  db: D1Database,
  texts: Texts,
  text: string,
): Reading<Promise<Found<AskerId>>> {
  const person = readPersonNamed(db, texts, text, { activeOnly: false })
  return mapped(person, async (reading) => {
    const found = await reading
    if ('item' in found) return { item: found.item.id }
    const machine = await findMachineByName(db, text)
    return machine ? { item: machine.id } : found
  })
}

/** Somebody by all of their name or address, or a machine, among those who are seen only. */
export async function askerAmong(
  db: D1Database,
  { people }: Texts,
  text: string,
  isSeen: (id: AskerId) => Promise<boolean>,
): Promise<Found<AskerId>> {
  const [{ items }, machine] = await Promise.all([
    listPeople(db, { named: text, limit: FEW, cursor: null }),
    findMachineByName(db, text),
  ])
  const ids = [...items, ...(machine ? [machine] : [])].map(({ id }) => id)
  const seen = await Promise.all(ids.map(isSeen))
  const [item, more] = ids.filter((_, index) => seen[index])
  if (item && !more) return { item }
  return { fault: item ? people.severalFit(text) : people.nobodyIs(text) }
}

/** A policy by its whole name; null where none has it now. */
export async function policyNamed(db: D1Database, text: string): Promise<PolicyId | null> {
  const { policies } = await currentPolicies(db)
  return policies.find(({ name }) => name === text)?.id ?? null
}

/** Several people, separated by commas or lines; the first one who is unknown is the fault. */
export async function peopleNamed(
  db: D1Database,
  texts: Texts,
  text: string,
): Promise<{ readonly ids: readonly PersonId[]; readonly fault: string | null }> {
  const names = linesOf(text)
  if (names.length > MOST_AT_ONCE)
    return { ids: [], fault: texts.people.atMostAtOnce(MOST_AT_ONCE) }
  const found = await Promise.all(
    names.map((name) => personNamed(db, texts, name, { activeOnly: true })),
  )
  return {
    ids: found.flatMap((each) => ('item' in each ? [each.item.id] : [])),
    fault: found.flatMap((each) => ('fault' in each ? [each.fault] : []))[0] ?? null,
  }
}

/** Several groups by their whole names; the first one that is unknown is the fault. */
export function groupsNamed(db: D1Database, { groups }: Texts, text: string) {
  return allNamed(text, groups, (name) => findGroupByName(db, name))
}

/** The same for machines. */
export function machinesNamed(db: D1Database, { machines }: Texts, text: string) {
  const find = async (name: string) => (await findMachineByName(db, name))?.id ?? null
  return allNamed(text, machines, find)
}

type NamingWords = {
  readonly atMostAtOnce: (most: number) => string
  readonly noneNamed: (name: string) => string
}

async function allNamed<Id extends GroupId | MachineId>(
  text: string,
  words: NamingWords,
  find: (name: string) => Promise<Id | null>,
): Promise<{ readonly ids: readonly Id[]; readonly fault: string | null }> {
  const names = linesOf(text)
  if (names.length > MOST_AT_ONCE) return { ids: [], fault: words.atMostAtOnce(MOST_AT_ONCE) }
  const found = await Promise.all(names.map(find))
  const unknown = names.find((_, index) => found[index] === null)
  return {
    ids: found.flatMap((id) => id ?? []),
    fault: unknown === undefined ? null : words.noneNamed(unknown),
  }
}
