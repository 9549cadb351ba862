const LISTED = 20

/** “Kind: b instead of a.” Nothing where both say the same. */
export function instead(what: string, before: string, after: string): readonly string[] {
  if (before === after) return []
  return [`${what}: ${after || 'nothing'}${before ? ` instead of ${before}` : ''}.`]
}

export function listedWords(words: readonly string[]): string {
  const names = words.slice(0, LISTED).join(', ')
  return words.length > LISTED ? `${names} and ${words.length - LISTED} more` : names
}

/** A setting as one text; lists are kept without an order. */
export function settingWords(value: string | readonly string[] | boolean | undefined): string {
  if (value === undefined) return ''
  return typeof value === 'object' ? [...new Set(value)].sort().join(', ') : String(value)
}

const VERBS = { create: 'New', change: 'Changed', move: 'Moved', remove: 'Removed' } as const

/** “New group “keyholders”: Join: Ana.” */
export function mergedWords(
  kind: string,
  verb: keyof typeof VERBS,
  name: string,
  sentences: readonly string[],
): string {
  return `${VERBS[verb]}: ${kind} “${name}”. ${sentences.join(' ')}`.trim()
}
