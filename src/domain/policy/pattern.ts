import picomatch from 'picomatch'
import * as v from 'valibot'
import { LIMITS } from '../limits'

/**
 * A glob over names: `*` stands for any characters or none, `?` for exactly one, as picomatch reads
 * them with `dot: true`. A name has no slash, so neither has a glob.
 */
export const Pattern = v.pipe(
  v.string('A glob is expected.'),
  v.minLength(1, 'A glob needs at least one character.'),
  v.maxLength(LIMITS.patternLength, `A glob has at most ${LIMITS.patternLength} characters.`),
  v.regex(
    /^[A-Za-z0-9*?][A-Za-z0-9._*?-]*$/,
    'A glob starts with a letter, a digit, "*" or "?" and has only the letters a–z and A–Z, digits, ".", "_", "-", "*" and "?".',
  ),
  v.check(
    (pattern) => starRuns(pattern) <= LIMITS.patternStars,
    `A glob has at most ${LIMITS.patternStars} stars.`,
  ),
)

/** How many compiled globs are kept; the oldest goes first. */
const KEPT = 5_000

/** Without the fast paths, which want a character after the dot of `*.*`. */
const OPTIONS = {
  dot: true,
  nobrace: true,
  nobracket: true,
  noextglob: true,
  noglobstar: true,
  nonegate: true,
  strictSlashes: true,
  fastpaths: false,
  windows: false,
} as const

const compiled = new Map<string, (name: string) => boolean>()

/**
 * Whether a glob matches a name. Most globs of a long list begin otherwise than the name, and need
 * not be compiled to know that.
 */
export function matchesPattern(pattern: string, name: string): boolean {
  return name.startsWith(startOf(pattern)) && compilePattern(pattern)(name)
}

/** What every name begins with that a glob matches. */
export function startOf(pattern: string): string {
  const wild = pattern.search(/[*?]/)
  return wild === -1 ? pattern : pattern.slice(0, wild)
}

/** The test for one glob. A text that is not a `Pattern` matches nothing: it may be slow to try. */
export function compilePattern(pattern: string): (name: string) => boolean {
  const known = compiled.get(pattern)
  if (known) return known
  const matches = compile(pattern)
  const oldest = compiled.keys().next().value
  if (compiled.size >= KEPT && oldest !== undefined) compiled.delete(oldest)
  compiled.set(pattern, matches)
  return matches
}

function compile(pattern: string): (name: string) => boolean {
  if (!v.is(Pattern, pattern)) return () => false
  const expression = picomatch.makeRe(pattern.replace(/\*+/g, '*'), OPTIONS)
  return (name) => name.length <= LIMITS.nameLength && expression.test(name)
}

function starRuns(pattern: string): number {
  return pattern.match(/\*+/g)?.length ?? 0
}
