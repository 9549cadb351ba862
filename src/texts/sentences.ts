/**
 * What the layers below say in English, each sentence with how another language says it. `{}` in the
 * English is whatever was put in, `{#}` a number; `{1}` is the first of them as it was, and `{~1}`
 * the first of them in the other language too.
 */
export type Sentences = { readonly [english: string]: string | Saying }

/** For what has to be looked at before it can be said. */
export type Saying = (...given: readonly string[]) => string

type Pattern = {
  /** What stands before, between and after what was put in. */
  readonly literals: readonly string[]
  readonly isNumber: readonly boolean[]
  /** With so few words of its own that it could be anybody's. */
  readonly isLoose: boolean
  readonly isLong: boolean
  readonly said: string | Saying
}

type Known = {
  readonly plain: ReadonlyMap<string, string>
  /** Those with the most words of their own first. */
  readonly patterns: readonly Pattern[]
  /** Those of several sentences. */
  readonly long: readonly Pattern[]
}

const SLOT = /\{#?\}/
const BETWEEN = /(?<=[.?!;]) (?=[\p{Lu}“])/u
const FEW_LETTERS = 12
const MOST_TOGETHER = 12

/**
 * Says sentences that were made elsewhere, which programs and history have in English: a rule of
 * input, what a connector found, what a policy demands. One that nobody knows stays as it is, such
 * as what a target answered in its own words.
 */
export function tellerOf(sentences: Sentences): (sentence: string) => string {
  let known: Known | null = null
  return (sentence) => {
    known ??= knownOf(sentences)
    return told(known, sentence)
  }
}

/** Sentence by sentence; some are known only together, and some answers have several in them. */
function told(known: Known, text: string): string {
  const parts = text.split(BETWEEN)
  const said: string[] = []
  for (let at = 0; at < parts.length; ) {
    const [words, count] = next(known, parts.slice(at)) ?? [parts[at] ?? '', 1]
    said.push(words)
    at += count
  }
  return said.join(' ')
}

type Said = readonly [words: string, parts: number]

function next(known: Known, parts: readonly string[]): Said | null {
  const [first = ''] = parts
  const whole = longest(parts, (text) => {
    return known.plain.get(text) ?? filled(known, text, known.long)
  })
  if (whole) return whole
  const alone = one(known, first)
  return alone === null ? longest(parts, (text) => filled(known, text)) : [alone, 1]
}

/** As many of the parts as are known together, from the first on. */
function longest(parts: readonly string[], say: (text: string) => string | null): Said | null {
  for (let count = Math.min(parts.length, MOST_TOGETHER); count > 0; count--) {
    const words = say(parts.slice(0, count).join(' '))
    if (words !== null) return [words, count]
  }
  return null
}

function one(known: Known, text: string): string | null {
  return known.plain.get(text) ?? filled(known, text)
}

function filled(known: Known, text: string, patterns = known.patterns): string | null {
  for (const pattern of patterns) {
    const given = givenIn(pattern, text)
    if (given === null || (pattern.isLoose && !isMeant(known, pattern, given))) continue
    const { said } = pattern
    if (typeof said !== 'string') return said(...given)
    return said.replace(/\{(~?)(\d)\}/g, (_slot, again, number) => {
      const value = given[Number(number) - 1] ?? ''
      return again ? toldAgain(known, value) : value
    })
  }
  return null
}

/** Lists of what is known are said entry by entry. */
function toldAgain(known: Known, value: string): string {
  const whole = one(known, value)
  if (whole !== null || !value.includes(', ')) return whole ?? told(known, value)
  return value
    .split(', ')
    .map((each) => one(known, each) ?? each)
    .join(', ')
}

/** What stands in the places of a pattern, or null where it does not fit. */
function givenIn({ literals, isNumber }: Pattern, text: string): readonly string[] | null {
  const [first = '', ...others] = literals
  const last = others.at(-1) ?? ''
  const end = text.length - last.length
  if (!text.startsWith(first) || !text.endsWith(last)) return null
  const given: string[] = []
  let at = first.length
  for (const literal of others.slice(0, -1)) {
    const next = text.indexOf(literal, at)
    if (next < 0 || next + literal.length > end) return null
    given.push(text.slice(at, next))
    at = next + literal.length
  }
  given.push(text.slice(at, end))
  const isFit = at < end && given.every((value, index) => isPut(value, isNumber[index] === true))
  return isFit ? given : null
}

function isPut(value: string, isNumber: boolean): boolean {
  return isNumber ? /^\d+$/.test(value) : value !== ''
}

/** What people write by hand may look the same: then it starts with words, which names have none of. */
function isMeant(known: Known, { said }: Pattern, [first = '']: readonly string[]): boolean {
  const isSaidAgain = typeof said === 'string' && said.includes('{~1}')
  return isSaidAgain ? one(known, first) !== null : !/\s/.test(first) || first.includes('=')
}

function knownOf(sentences: Sentences): Known {
  const plain = new Map<string, string>()
  const patterns: Pattern[] = []
  for (const [english, said] of Object.entries(sentences))
    if (SLOT.test(english)) patterns.push(patternOf(english, said))
    else plain.set(english, String(said))
  const weights = new Map(patterns.map((each) => [each, each.literals.join('').length]))
  patterns.sort((one, other) => (weights.get(other) ?? 0) - (weights.get(one) ?? 0))
  return { plain, patterns, long: patterns.filter(({ isLong }) => isLong) }
}

function patternOf(english: string, said: string | Saying): Pattern {
  const literals = english.split(SLOT)
  const isNumber = [...english.matchAll(/\{(#?)\}/g)].map(([, number]) => number === '#')
  const letters = literals.join('').replace(/\P{L}/gu, '').length
  const isSure = typeof said !== 'string' || isNumber.includes(true)
  const isLoose = literals[0] === '' && letters < FEW_LETTERS && !isSure
  return { literals, isNumber, isLoose, isLong: BETWEEN.test(english), said }
}
