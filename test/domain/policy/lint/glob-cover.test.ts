import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { coversGlob } from '../../../../src/domain/policy/lint/glob-cover'
import { compilePattern, Pattern } from '../../../../src/domain/policy/pattern'

const glob = fc
  .array(fc.constantFrom('a', 'b', '-', '*', '?'), { minLength: 1, maxLength: 6 })
  .map((signs) => signs.join(''))
  .filter((text) => v.is(Pattern, text))
const name = fc
  .array(fc.constantFrom('a', 'b', '-'), { minLength: 1, maxLength: 6 })
  .map((letters) => letters.join(''))

describe('a glob that covers another', () => {
  it.each([
    ['*', 'prod-*'],
    ['prod-*', 'prod-db'],
    ['prod-*', 'prod-*-eu'],
    ['*-db-*', 'prod-db-?'],
    ['prod-?', 'prod-1'],
    ['*', '?'],
    ['**', '*'],
    ['a*b*c', 'axb*yc'],
  ])('%s covers %s', (wide, narrow) => expect(coversGlob(wide, narrow)).toBe(true))

  it.each([
    ['prod-*', '*'],
    ['prod-?', 'prod-*'],
    ['prod-1', 'prod-?'],
    ['?*', '*'],
    ['prod-*', 'Prod-db'],
    ['a*b', 'a*bc'],
  ])('%s does not cover %s', (wide, narrow) => expect(coversGlob(wide, narrow)).toBe(false))

  it('matches every name that the other one matches', () => {
    let covered = 0
    fc.assert(
      fc.property(glob, glob, name, (wide, narrow, text) => {
        if (!coversGlob(wide, narrow) || !compilePattern(narrow)(text)) return
        covered++
        expect(compilePattern(wide)(text)).toBe(true)
      }),
      { numRuns: 20_000, seed: 1 },
    )
    expect(covered).toBeGreaterThan(200)
  }, 30_000)
})
