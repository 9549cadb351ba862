/** How many characters of a row are looked up together where a glob has no whole segment. */
const GRAM = 3

/**
 * What every name that a glob matches must have: the whole name where the glob has no star and no
 * question mark, else its literal segments, else rows of literal characters, `^` and `$` being the
 * ends. Empty where it asks for nothing that could be looked up.
 */
export function keysOfPattern(pattern: string): readonly string[] {
  if (!/[*?]/.test(pattern)) return [`=${pattern}`]
  const segments = segmentsOf(pattern).filter((segment) => !/[*?]/.test(segment))
  if (segments.length > 0) return segments.map((segment) => `.${segment}`)
  return `^${pattern}$`.split(/[*?]+/).flatMap(gramsOf)
}

/** Everything under which a glob that matches this name can be filed. */
export function keysOfName(name: string): readonly string[] {
  return [`=${name}`, ...segmentsOf(name).map((segment) => `.${segment}`), ...gramsOf(`^${name}$`)]
}

function segmentsOf(text: string): readonly string[] {
  return text.split(/[._-]/).filter((segment) => segment !== '')
}

function gramsOf(text: string): readonly string[] {
  const count = Math.max(0, text.length - GRAM + 1)
  return Array.from({ length: count }, (_, at) => `~${text.slice(at, at + GRAM)}`)
}
