import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PersonId } from '../../../src/domain/ids'
import { type Seat, seat } from '../../../src/domain/policy/assignment'

const PEOPLE: readonly PersonId[] = ['per_a', 'per_b', 'per_c', 'per_d', 'per_e']
const people = fc.subarray([...PEOPLE])
const seats = fc
  .array(people, { maxLength: 6 })
  .map((all) => all.map((candidates, step): Seat => ({ step, candidates })))

describe('seating distinct people', () => {
  it('fills as many seats as trying everything does', () =>
    fc.assert(
      fc.property(seats, (wanted) => {
        expect(filled(seat(wanted))).toBe(most(wanted, new Set()))
      }),
      { numRuns: 3_000, seed: 1 },
    ))

  it('seats nobody twice, and nobody who is not a candidate', () =>
    fc.assert(
      fc.property(seats, people, (wanted, first) => {
        const seated = seat(wanted, new Set(first))
        const present = seated.filter((person) => person !== null)
        expect(new Set(present).size).toBe(present.length)
        for (const [index, person] of seated.entries())
          if (person !== null) expect(wanted[index]?.candidates).toContain(person)
      }),
      { numRuns: 3_000, seed: 2 },
    ))

  it('uses as many of the preferred people as it can, and fills no fewer seats for it', () =>
    fc.assert(
      fc.property(seats, people, (wanted, first) => {
        const preferred = new Set(first)
        const seated = seat(wanted, preferred)
        const only = wanted.map(({ step, candidates }) => ({
          step,
          candidates: candidates.filter((each) => preferred.has(each)),
        }))
        expect(filled(seated)).toBe(most(wanted, new Set()))
        expect(seated.filter((person) => person !== null && preferred.has(person)).length).toBe(
          most(only, new Set()),
        )
      }),
      { numRuns: 3_000, seed: 3 },
    ))

  it('moves somebody who is seated where another seat would stay empty', () =>
    expect(
      seat([
        { step: 0, candidates: ['per_a', 'per_b'] },
        { step: 1, candidates: ['per_a'] },
      ]),
    ).toEqual(['per_b', 'per_a']))
})

function filled(seated: readonly (PersonId | null)[]): number {
  return seated.filter((person) => person !== null).length
}

/** The most seats that distinct people can fill, by trying everything. */
function most([next, ...rest]: readonly Seat[], taken: ReadonlySet<PersonId>): number {
  if (!next) return 0
  const free = next.candidates.filter((person) => !taken.has(person))
  return Math.max(
    most(rest, taken),
    ...free.map((person) => 1 + most(rest, new Set([...taken, person]))),
  )
}
