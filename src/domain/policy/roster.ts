import { type AskerId, type GroupId, isMachineId, type PersonId } from '../ids'
import type { Principals } from './policy'

/**
 * Who is alive and in which group, read from the directory for one decision. Leavers are in neither
 * list. A group that a decision needs and the roster lacks means the facts are stale.
 */
export type Roster = {
  readonly people: readonly PersonId[]
  readonly groups: { readonly [group: GroupId]: readonly PersonId[] }
  /** Who may answer in whose place, for what is being decided; both are active. */
  readonly delegations?: readonly Delegation[]
  /** Who is away now, and therefore not waited for. */
  readonly away?: readonly PersonId[]
  /** Where a machine asks, its owners and whoever made what it comes with: they never decide on it. */
  readonly beneficiaries?: readonly PersonId[]
}

/** One person answers in another's place from then until then, in epoch milliseconds. */
export type Delegation = {
  readonly principal: PersonId
  readonly principalName: string
  readonly delegate: PersonId
  readonly from: number
  readonly until: number
}

/**
 * Everybody who is eligible under these principals now, each once, and never whoever gains by it.
 * `alive` saves a long look.
 */
export function eligible(
  principals: Principals,
  roster: Roster,
  alive: ReadonlySet<PersonId> = new Set(roster.people),
): readonly PersonId[] {
  const named = principals.people.filter((person) => alive.has(person))
  const members = principals.groups.flatMap((group) => roster.groups[group] ?? [])
  const able = [...new Set([...named, ...members])]
  return roster.beneficiaries ? able.filter((person) => !gainsBy(roster, person)) : able
}

/** Whether what is decided benefits this person, through a machine of theirs. */
export function gainsBy({ beneficiaries = [] }: Roster, person: PersonId): boolean {
  return beneficiaries.includes(person)
}

/** Whether this was handed over at that moment. One link only: who stands in hands nothing on. */
export function isHandedOver(
  { delegations = [] }: Roster,
  { principal, delegate }: Pick<Delegation, 'principal' | 'delegate'>,
  at: number,
): boolean {
  return delegations.some(
    (each) =>
      each.principal === principal &&
      each.delegate === delegate &&
      each.from <= at &&
      at < each.until,
  )
}

/**
 * Whether the roster has an answer for every group these principals name, and where a machine asks,
 * for who gains by it.
 */
export function covers(roster: Roster, principals: readonly Principals[], asker: AskerId): boolean {
  if (isMachineId(asker) && roster.beneficiaries === undefined) return false
  return principals.every(({ groups }) =>
    groups.every((group) => Object.hasOwn(roster.groups, group)),
  )
}
