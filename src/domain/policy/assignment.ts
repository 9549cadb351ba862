import type { PersonId } from '../ids'

/** A place that one distinct person must fill: one of the quorum of one step. */
export type Seat = { readonly step: number; readonly candidates: readonly PersonId[] }

/**
 * Whether distinct people can fill these seats, and who would: a bipartite matching by augmenting
 * paths. People in `first` are preferred, and nobody who is seated from `first` loses a seat to
 * somebody who is not. Returns for each seat its person, or null where nobody is left.
 */
export function seat(
  seats: readonly Seat[],
  first: ReadonlySet<PersonId> = new Set(),
): readonly (PersonId | null)[] {
  const seatOf = new Map<PersonId, number>()
  const preferred = seats.map(({ candidates }) => candidates.filter((each) => first.has(each)))
  for (const [index] of seats.entries()) augment(preferred, index, seatOf, new Set())
  const all = seats.map(({ candidates }) => candidates)
  for (const [index] of seats.entries()) {
    if (![...seatOf.values()].includes(index)) augment(all, index, seatOf, new Set())
  }
  const personOf = new Map([...seatOf].map(([person, index]) => [index, person]))
  return seats.map((_, index) => personOf.get(index) ?? null)
}

function augment(
  candidates: readonly (readonly PersonId[])[],
  index: number,
  seatOf: Map<PersonId, number>,
  tried: Set<PersonId>,
): boolean {
  for (const person of candidates[index] ?? []) {
    if (tried.has(person)) continue
    tried.add(person)
    const taken = seatOf.get(person)
    if (taken === undefined || augment(candidates, taken, seatOf, tried)) {
      seatOf.set(person, index)
      return true
    }
  }
  return false
}
