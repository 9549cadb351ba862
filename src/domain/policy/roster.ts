import type { GroupId, PersonId } from '../ids'
import type { Principals } from './policy'

/**
 * Who is alive and in which group, read from the directory for one decision. Leavers are in neither
 * list. A group that a decision needs and the roster lacks means the facts are stale.
 */
export type Roster = {
  readonly people: readonly PersonId[]
  readonly groups: { readonly [group: GroupId]: readonly PersonId[] }
}

/** Everybody who is eligible under these principals now, each once. `alive` saves a long look. */
export function eligible(
  principals: Principals,
  roster: Roster,
  alive: ReadonlySet<PersonId> = new Set(roster.people),
): readonly PersonId[] {
  const named = principals.people.filter((person) => alive.has(person))
  const members = principals.groups.flatMap((group) => roster.groups[group] ?? [])
  return [...new Set([...named, ...members])]
}

/** Whether the roster has an answer for every group these principals name. */
export function covers(roster: Roster, principals: readonly Principals[]): boolean {
  return principals.every(({ groups }) =>
    groups.every((group) => Object.hasOwn(roster.groups, group)),
  )
}
