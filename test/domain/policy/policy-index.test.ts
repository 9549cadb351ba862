import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../src/domain/policy/evaluate'
import type { Question } from '../../../src/domain/policy/match'
import { Pattern } from '../../../src/domain/policy/pattern'
import type { Policy } from '../../../src/domain/policy/policy'
import { governing, indexOf } from '../../../src/domain/policy/policy-index'
import { idOf, OPS, pinOf, principals } from '../../support/facts'

const NAMES = ['prod-db-1', 'prod-db-2', 'prod.web_1', 'Prod-db-1', 'a--b']
const name = fc.constantFrom(...NAMES)

/** A name with some of its characters hidden, so that it matches itself and perhaps others. */
const glob = fc
  .tuple(name, fc.array(fc.constantFrom('', '', '', '', '?', '*', '**'), { maxLength: 10 }))
  .map(([text, hidden]) => [...text].map((letter, at) => hidden[at] || letter).join(''))
  .filter((text) => v.is(Pattern, text))
const tags = fc.subarray(['eu', 'pci'])

const policy = fc
  .record({
    active: fc.constantFrom(true, true, false),
    resources: fc.option(fc.oneof(glob, name)),
    accounts: fc.option(fc.oneof(glob, name)),
    kinds: fc.constantFrom(null, null, ['host'] as const, ['database'] as const),
    tags: fc.oneof(fc.constant(null), tags),
    modes: fc.constantFrom(null, null, ['provision'] as const, ['elevate'] as const),
    requesters: fc.constantFrom(
      { everybody: true } as const,
      { everybody: true } as const,
      { everybody: false, ...principals(['ana']) } as const,
      { everybody: false, ...principals([], [OPS]) } as const,
    ),
  })
  .map((more): Policy => ({ ...pinOf(), ...more }))

const question = fc.record({ resourceName: name, accountName: name, tags }).map(
  (target): Question => ({
    person: idOf('ana'),
    groups: [],
    target: { ...target, kind: 'database', mode: 'provision' },
  }),
)

describe('policies that are filed for look-ups', () => {
  it('give exactly the answers of a walk through all of them', () => {
    const found = { some: 0, none: 0 }
    fc.assert(
      fc.property(fc.array(policy, { maxLength: 12 }), question, (policies, asked) => {
        const expected = evaluate(policies, asked).policy
        found[expected ? 'some' : 'none']++
        expect(governing(indexOf(policies), asked)).toBe(expected)
      }),
      { numRuns: 3_000, seed: 1 },
    )
    // A generator that never lets a policy match would prove nothing.
    expect(Math.min(found.some, found.none)).toBeGreaterThan(200)
  }, 30_000)

  it('are each filed under what is rare about them, so that few are looked at', () => {
    const policies = Array.from({ length: 1_000 }, (_, at) => named(`team-${at}-*-db-*`))
    const { always, filed } = indexOf(policies)
    expect(always).toEqual([])
    const lengths = [...filed.resource.places.values()].map((places) => places.length)
    expect(Math.max(...lengths)).toBe(1)
  })

  it('are found by parts of words too, and by nothing but a star', () => {
    const list = [named('*rod-d*'), named('prod*'), named('*'), named('x')]
    const asked = (resourceName: string) =>
      governing(indexOf(list), { ...sample, target: { ...sample.target, resourceName } })?.resources
    expect(['xprod-db', 'product', 'test', 'x'].map(asked)).toEqual(['*rod-d*', 'prod*', '*', '*'])
    expect(governing(indexOf([]), sample)).toBeNull()
  })
})

const sample: Question = {
  person: idOf('ana'),
  groups: [],
  target: {
    resourceName: 'prod-db',
    kind: 'database',
    tags: [],
    accountName: 'admin',
    mode: 'provision',
  },
}

function named(resources: string): Policy {
  const everything = { accounts: null, kinds: null, tags: null, modes: null }
  return { ...pinOf(), ...everything, resources, active: true, requesters: { everybody: true } }
}
