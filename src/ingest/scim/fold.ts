import type { Attribute } from './attribute'

/** Text in which case does not count, so that equal means equal. */
export function foldText(text: string): string {
  return text.normalize('NFC').toLowerCase()
}

/** A value with all text folded in which case does not count. */
export function folded(attribute: Attribute, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => folded(attribute, each))
  if (typeof value === 'string') return attribute.isExact ? value : foldText(value)
  if (typeof value !== 'object' || value === null) return value
  const parts = attribute.subs.flatMap((sub): [string, unknown][] => {
    const part = (value as Record<string, unknown>)[sub.name]
    return part === undefined ? [] : [[sub.name, folded(sub, part)]]
  })
  return Object.fromEntries(parts)
}
