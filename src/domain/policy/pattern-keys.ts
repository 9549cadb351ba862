/** How many characters of a row are looked up together where a glob has no whole segment. */
const GRAM = 3

/**
 * A key is one thing that a name must have: the whole name after `=`, one of its segments after
 * `.`, or a row of characters in it after `~`, where `^` and `$` are its ends.
 */
export type KeyKind = '=' | '.' | '~'

const SEGMENTS = /[._-]+/

/**
 * What every name that a glob matches must have: itself where the glob has no star and no question
 * mark, else its literal segments, else rows of its literal characters. Empty where it asks for
 * nothing that could be looked up.
 */
export function keysOfPattern(pattern: string): readonly string[] {
  if (!/[*?]/.test(pattern)) return [`=${pattern}`]
  const segments = literalSegmentsOf(pattern)
  return segments.length > 0 ? segments : literalRowsOf(pattern)
}

/** Everything under which a glob can be filed that matches all that this one matches. */
export function keysWithin(pattern: string): readonly string[] {
  if (!/[*?]/.test(pattern)) return keysOfName(pattern, ['=', '.', '~'])
  return [...literalSegmentsOf(pattern), ...literalRowsOf(pattern)]
}

/** Everything of these kinds under which a glob that matches this name can be filed. */
export function keysOfName(name: string, kinds: readonly KeyKind[]): readonly string[] {
  const keys: string[] = []
  for (const kind of kinds) {
    if (kind === '=') keys.push(`=${name}`)
    else if (kind === '.') for (const segment of name.split(SEGMENTS)) keys.push(`.${segment}`)
    else keys.push(...rowsOf(`^${name}$`))
  }
  return keys
}

function literalSegmentsOf(pattern: string): readonly string[] {
  const segments = pattern.split(SEGMENTS).filter((each) => each !== '' && !/[*?]/.test(each))
  return segments.map((segment) => `.${segment}`)
}

function literalRowsOf(pattern: string): readonly string[] {
  return `^${pattern}$`.split(/[*?]+/).flatMap(rowsOf)
}

function rowsOf(text: string): readonly string[] {
  const rows: string[] = []
  for (let at = 0; at + GRAM <= text.length; at++) rows.push(`~${text.slice(at, at + GRAM)}`)
  return rows
}
