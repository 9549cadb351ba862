import { type NamedPerson, peopleByNames } from '../../db/named-people'
import type { PersonId } from '../../domain/ids'
import { namedForEmergencies } from '../../domain/policy/break-glass'
import type { Policy } from '../../domain/policy/policy'
import { namedBy } from '../../domain/policy/rings'
import type { Path } from './place'
import type { PersonNamed } from './schema'

type Draft = Omit<Policy, 'id' | 'revision'>

/** Who the people of a file are, and how those of this installation are named in one. */
export type Naming = {
  readonly personOf: (named: PersonNamed) => NamedPerson | null
  readonly namedOf: (id: PersonId) => PersonNamed
  /** For sentences. */
  readonly wordsOf: (id: string) => string | null
}

export async function namingOf(
  db: D1Database,
  ids: readonly PersonId[],
  named: readonly PersonNamed[],
): Promise<Naming> {
  const identities = named.flatMap((each) => ('subject' in each ? [each] : []))
  const all = [...ids, ...named.flatMap((each) => ('id' in each ? [each.id] : []))]
  const people = await peopleByNames(db, [...new Set(all)], identities)
  const byId = new Map<string, NamedPerson>(people.map((person) => [person.id, person]))
  const byIdentity = new Map(
    people.flatMap((person) => person.identities.map((each) => [keyOf(each), person] as const)),
  )
  return {
    personOf: (each) => ('id' in each ? byId.get(each.id) : byIdentity.get(keyOf(each))) ?? null,
    namedOf: (id) => byId.get(id)?.identities[0] ?? { id },
    wordsOf: (id) => byId.get(id)?.displayName ?? null,
  }
}

/** One text for each name of a person, to compare and to sort by. */
export function keyOf(named: PersonNamed): string {
  return JSON.stringify('id' in named ? [named.id] : [named.provider, named.subject])
}

/** Everybody whom a policy names, for whatever. */
export function peopleIn({ requesters, terms }: Draft): readonly PersonId[] {
  const steps = [
    ...terms.steps,
    ...(terms.extension?.steps ?? []),
    ...(terms.budgets ?? []).flatMap(({ beyond }) => beyond ?? []),
  ]
  const named = [...namedBy(steps), ...namedForEmergencies(terms)]
  return [...named, ...(requesters.everybody ? [] : [requesters])].flatMap(({ people }) => people)
}

type Rename = {
  readonly people: (each: unknown, path: Path) => unknown
  readonly groups: (each: unknown, path: Path) => unknown
}

/** The same policy, with other names wherever it names people and groups. */
export function renamed(value: unknown, rename: Rename, path: Path = []): unknown {
  if (Array.isArray(value))
    return value.map((each, place) => renamed(each, rename, [...path, place]))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, item]) => {
    const inside = [...path, key]
    const isNaming = (key === 'people' || key === 'groups') && Array.isArray(item)
    if (!isNaming) return [key, renamed(item, rename, inside)] as const
    const names = item as readonly unknown[]
    return [key, names.map((each, place) => rename[key](each, [...inside, place]))] as const
  })
  return Object.fromEntries(entries)
}

/**
 * What a policy says without what it leaves open: null and empty lists say what is said where a
 * field is left out. Only of steps an empty list says something, namely that nobody is asked.
 */
export function lean(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lean)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(
    ([key, item]) =>
      item !== null &&
      item !== undefined &&
      (key === 'steps' || !Array.isArray(item) || item.length > 0),
  )
  return Object.fromEntries(kept.map(([key, item]) => [key, lean(item)]))
}

/** Whether a policy says what another one does, in whatever order they name people and groups. */
export function saysSame(
  { id: _id, revision: _revision, ...stored }: Policy,
  draft: Draft,
): boolean {
  return ordered(lean(stored)) === ordered(lean(draft))
}

function ordered(value: unknown): string {
  return JSON.stringify(value, (key, item: unknown) => {
    if ((key === 'people' || key === 'groups') && Array.isArray(item))
      return item.map(String).sort()
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return item
    return Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}
