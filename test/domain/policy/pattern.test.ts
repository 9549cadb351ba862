import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../../src/domain/limits'
import { compilePattern, matchesPattern, Pattern } from '../../../src/domain/policy/pattern'

const name = fc.stringMatching(/^[aAb0][aAb0._-]{0,12}$/)
const pattern = fc
  .array(fc.constantFrom('a', 'A', 'b', '0', '.', '_', '-', '*', '**', '?'), {
    minLength: 1,
    maxLength: 10,
  })
  .map((parts) => parts.join(''))
  .filter((text) => v.is(Pattern, text))

describe('a glob', () => {
  it('answers like the plainest matcher that can be written', () =>
    fc.assert(
      fc.property(pattern, name, (glob, text) => {
        expect(compilePattern(glob)(text)).toBe(naive(glob, text))
      }),
      { numRuns: 20_000, seed: 1 },
    ))

  it('answers the same where a glance at its beginning is enough', () =>
    fc.assert(
      fc.property(fc.oneof(pattern, name), name, (glob, text) => {
        expect(matchesPattern(glob, text)).toBe(compilePattern(glob)(text))
      }),
      { numRuns: 2_000, seed: 1 },
    ))

  it('matches dots, and compares with case', () => {
    expect(compilePattern('*')('a.b')).toBe(true)
    expect(compilePattern('*.*')('a.')).toBe(true)
    expect(compilePattern('prod-*')('prod-')).toBe(true)
    expect(compilePattern('prod-*')('Prod-db')).toBe(false)
    expect(compilePattern('prod.db')('prodxdb')).toBe(false)
    expect(compilePattern('db-?')('db-')).toBe(false)
  })

  it.each(['', 'a/b', 'a\\b', '!a', '{a,b}', '[ab]', '@(a)', '+(a)', 'a b', './a', 'ä*', 'a\n'])(
    'refuses %j',
    (text) => expect(v.is(Pattern, text)).toBe(false),
  )

  it('counts a run of stars once, and bounds runs and length', () => {
    expect(v.is(Pattern, 'a**b***c*')).toBe(true)
    expect(v.is(Pattern, 'a*'.repeat(LIMITS.patternStars))).toBe(true)
    expect(v.is(Pattern, 'a*'.repeat(LIMITS.patternStars + 1))).toBe(false)
    expect(v.is(Pattern, 'a'.repeat(LIMITS.patternLength + 1))).toBe(false)
  })

  it('matches nothing when it was never acceptable', () => {
    expect(compilePattern('{a,b}')('a')).toBe(false)
    expect(compilePattern('*a*a*a*a*a')('aaaaaa')).toBe(false)
  })

  it('backtracks less than half a million steps however badly it is chosen', () => {
    expect(Math.max(...WORST.map((glob) => steps(glob, `${'a'.repeat(63)}b`)))).toBeLessThan(
      500_000,
    )
  })

  it('never takes long, even the first time', () => {
    const started = performance.now()
    for (const glob of WORST) compilePattern(glob)(`${'a'.repeat(63)}b`)
    expect((performance.now() - started) / WORST.length).toBeLessThan(50)
  })
})

/** Found by a search over random and mutated globs; the first was the slowest. */
const WORST = [
  '*a*a*?aaa??a?aa',
  '*a*a*a',
  '*?*a*?a',
  'a*a*a*a',
  '*aa*aa*aa',
  `*${'a'.repeat(20)}*${'a'.repeat(20)}*a`,
]

function naive(glob: string, text: string): boolean {
  if (glob === '') return text === ''
  if (glob[0] === '*')
    return naive(glob.slice(1), text) || (text !== '' && naive(glob, text.slice(1)))
  return (
    text !== '' && (glob[0] === '?' || glob[0] === text[0]) && naive(glob.slice(1), text.slice(1))
  )
}

/** What a backtracking engine does with lazy stars, counted in characters it looks at. */
function steps(glob: string, text: string): number {
  let count = 0
  const run = (g: number, t: number): boolean => {
    count += 1
    if (g === glob.length) return t === text.length
    if (glob[g] === '*') return run(g + 1, t) || (t < text.length && run(g, t + 1))
    return t < text.length && (glob[g] === '?' || glob[g] === text[t]) && run(g + 1, t + 1)
  }
  run(0, 0)
  return count
}
