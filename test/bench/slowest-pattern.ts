import { is } from 'valibot'
import { compilePattern, LIMITS, Pattern } from './core.ts'

export type Slowest = {
  readonly pattern: string
  readonly name: string
  /** The first match, which also compiles the glob and runs before it was optimised. */
  readonly firstMs: number
  readonly laterMs: number
  readonly tried: number
}

type Pair = { readonly pattern: string; readonly name: string }

const PATTERN_SIGNS = [...'aab-.?**']
const NAME_SIGNS = [...'aaaab-.']
const OTHER_LETTERS = [...'cdefghijklmnopqrstuvwxyz'].map(
  (letter) => [letter, letter.toUpperCase()] as const,
)
const LONGEST = LIMITS.nameLength

/** Globs that make an expression with backtracking try every way to share out the name. */
const STARTS: readonly Pair[] = [
  { pattern: '*a*a*b', name: 'a'.repeat(LONGEST) },
  { pattern: '*?*?*?b', name: 'a'.repeat(LONGEST) },
  { pattern: `*a*a*${'a'.repeat(16)}b`, name: 'a'.repeat(LONGEST) },
  { pattern: `${'?'.repeat(15)}*${'?'.repeat(15)}*${'?'.repeat(15)}*b`, name: 'a'.repeat(LONGEST) },
  { pattern: '*-*-*.', name: 'a-'.repeat(LONGEST / 2) },
  { pattern: `*${'a'.repeat(20)}*${'a'.repeat(20)}*b`, name: 'a'.repeat(LONGEST) },
]

/**
 * Looks for the pair of an accepted glob and a longest name that takes the most time: changes the
 * worst pair known a little, again and again, and keeps what is worse. The seed is fixed.
 */
export function slowestPattern(searchMs: number): Slowest {
  const random = seeded(20_261_120)
  let tried = 0
  let worst = { pattern: '', name: '', tookMs: 0 }
  for (const start of STARTS) {
    const endsAt = performance.now() + searchMs / STARTS.length
    let here = { ...start, tookMs: laterMs(start, 20) }
    for (; performance.now() < endsAt; tried++) {
      const pair = changed(here, random)
      if (laterMs(pair, 4) <= here.tookMs) continue
      const tookMs = laterMs(pair, 20)
      if (tookMs > here.tookMs) here = { ...pair, tookMs }
    }
    if (here.tookMs > worst.tookMs) worst = here
  }
  const { pattern, name } = worst
  return { pattern, name, firstMs: firstMs(worst), laterMs: laterMs(worst, 200), tried }
}

function changed({ pattern, name }: Pair, random: () => number): Pair {
  const edited = random() < 0.7 ? edit(pattern, PATTERN_SIGNS, random) : pattern
  const next = is(Pattern, edited) ? edited : pattern
  const at = Math.floor(random() * LONGEST)
  const sign = NAME_SIGNS[Math.floor(random() * NAME_SIGNS.length)] ?? 'a'
  const isNamed = random() < 0.4 && (at > 0 || /[a-z]/.test(sign))
  return { pattern: next, name: isNamed ? name.slice(0, at) + sign + name.slice(at + 1) : name }
}

/** Puts a sign in, takes one away, or replaces one. */
function edit(text: string, signs: readonly string[], random: () => number): string {
  const at = Math.floor(random() * (text.length + 1))
  const sign = signs[Math.floor(random() * signs.length)] ?? 'a'
  const kind = random()
  if (kind < 0.4) return text.slice(0, at) + sign + text.slice(at)
  return text.slice(0, at) + (kind < 0.7 ? sign : '') + text.slice(at + 1)
}

/** The fastest of a few tries: whatever else the machine does only ever adds time. */
function laterMs({ pattern, name }: Pair, tries: number): number {
  const matches = compilePattern(pattern)
  let best = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < tries; attempt++)
    best = Math.min(
      best,
      timed(() => matches(name)),
    )
  return best
}

/**
 * The first match of a glob that nobody compiled before: the same pair in other letters, since the
 * engine remembers expressions. The fastest of them, for the same reason.
 */
function firstMs({ pattern, name }: Pair): number {
  const took = OTHER_LETTERS.map(([a, b]) => {
    const rename = (text: string) => text.replace(/[ab]/g, (letter) => (letter === 'a' ? a : b))
    const other = { pattern: rename(pattern), name: rename(name) }
    return timed(() => compilePattern(other.pattern)(other.name))
  })
  return Math.min(...took)
}

function timed(work: () => unknown): number {
  const startedAt = performance.now()
  work()
  return performance.now() - startedAt
}

/** Mulberry32: small, good enough for a search, and the same on every machine. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
