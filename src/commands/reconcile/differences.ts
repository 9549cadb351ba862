import type { GivenMembership, ReadPerson } from '../../db/read-people'
import type { Reading } from '../../readers/reader'

/** What somebody has here and the provider does not say any more. */
export type Difference = {
  readonly person: ReadPerson
  /** What the provider calls them. */
  readonly names: readonly string[]
  /** Not active there, or on no page; null where they are there, and only groups are lost. */
  readonly gone: 'inactive' | 'missing' | null
  readonly lost: readonly GivenMembership[]
}

export type Known = {
  readonly people: readonly ReadPerson[]
  /** None where groups are not read. */
  readonly memberships: readonly GivenMembership[]
}

/**
 * Compares a reading that came to its end with those whom the provider vouched for. Only what can be
 * taken away is looked at: nobody is made, brought back or put into a group. Of whom the provider
 * cannot be asked, nothing is said.
 */
export function differencesOf(
  { people: there, groups }: Reading,
  { people, memberships }: Known,
  nameOf: (subject: string) => string | null,
): readonly Difference[] {
  return people.flatMap((person): readonly Difference[] => {
    const names = person.subjects.map(nameOf).filter((name) => name !== null)
    if (names.length === 0) return []
    if (!names.some((name) => there.get(name) === true)) {
      const gone = names.some((name) => there.has(name)) ? 'inactive' : 'missing'
      return [{ person, names, gone, lost: [] }]
    }
    const lost = memberships.filter(
      (each) => each.personId === person.personId && !isIn(groups, each, names),
    )
    return lost.length > 0 ? [{ person, names, gone: null, lost }] : []
  })
}

function isIn(
  groups: Reading['groups'],
  { names: called }: GivenMembership,
  people: readonly string[],
): boolean {
  return groups.some(
    ({ id, name, members }) =>
      (called.includes(id) || called.includes(name)) && people.some((each) => members.has(each)),
  )
}
