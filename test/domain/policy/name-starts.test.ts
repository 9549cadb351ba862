import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../src/domain/policy/evaluate'
import { nameStarts } from '../../../src/domain/policy/name-starts'
import type { Policy } from '../../../src/domain/policy/policy'

const TARGET = { kind: 'host', tags: [], accountName: 'a', mode: 'elevate' } as const
const EVERYBODY = { everybody: true } as const

describe('where names begin that somebody may ask for', () => {
  it('is said by the globs of policies under which they may ask, and no other', () => {
    const list = [
      policy('prod-shop-*', { everybody: false, people: ['per_ana'], groups: [] }),
      policy('prod-bank-*', { everybody: false, people: ['per_bo'], groups: [] }),
      policy('dev-?', { everybody: false, people: [], groups: ['grp_dev'] }),
      { ...policy('test-*', EVERYBODY), active: false },
    ]
    expect(nameStarts(list, 'per_ana', ['grp_dev'])).toEqual(['dev-', 'prod-shop-'])
    expect(nameStarts(list, 'per_cy', [])).toEqual([])
  })

  it('is anywhere where a policy names accounts only, or begins with a star', () => {
    expect(nameStarts([policy(null, EVERYBODY), policy('a*', EVERYBODY)], 'per_ana', [])).toEqual([
      '',
    ])
    expect(nameStarts([policy('*-db', EVERYBODY)], 'per_ana', [])).toEqual([''])
  })

  it('is in order, none within another', () => {
    const list = ['b-2*', 'b*', 'a', 'a-*', 'c'].map((glob) => policy(glob, EVERYBODY))
    expect(nameStarts(list, 'per_ana', [])).toEqual(['a', 'b', 'c'])
  })

  it('is never for a machine that no policy names', () =>
    expect(nameStarts([policy('a*', EVERYBODY)], 'mac_bot1', [])).toEqual([]))

  it('leaves out nothing that a policy lets them ask for', () => {
    const text = (length: number, letters: string) =>
      fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: length })
    const globs = fc.array(text(4, 'ab*?'), { maxLength: 60 })
    fc.assert(
      fc.property(globs, text(5, 'ab'), (patterns, resourceName) => {
        const list = patterns.map((glob) => policy(glob, EVERYBODY))
        const target = { ...TARGET, resourceName }
        const mayAsk = evaluate(list, { person: 'per_ana', groups: [], target }).policy !== null
        const starts = nameStarts(list, 'per_ana', [])
        if (mayAsk) expect(starts.some((start) => resourceName.startsWith(start))).toBe(true)
      }),
    )
  })

  it('is wider where there are many, so that nothing is left out', () => {
    const names = Array.from({ length: 300 }, (_, number) => `team${number}-db`)
    const starts = nameStarts(
      names.map((name) => policy(`${name}*`, EVERYBODY)),
      'per_ana',
      [],
    )
    expect(starts.length).toBeLessThanOrEqual(40)
    for (const name of names) expect(starts.some((start) => name.startsWith(start))).toBe(true)
  })
})

function policy(resources: string | null, requesters: Policy['requesters']): Policy {
  const nothing = {
    accounts: resources === null ? 'a*' : null,
    kinds: null,
    tags: null,
    modes: null,
  }
  const about = { id: 'pol_x', revision: 1, name: 'x', active: true } as const
  return { ...about, ...nothing, resources, requesters, terms: {} as Policy['terms'] }
}
