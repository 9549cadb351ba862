import type { Marked } from './connector'

/** Most of what one look at a target brings back. */
export const MOST_MARKED = 500

/** The lease that a mark names, where it is one: all of the text, and nothing like it. */
export function leaseIn(
  text: string,
  before: string,
  after: string,
): Pick<Marked, 'resourceKey' | 'fence'> | null {
  if (!text.startsWith(before) || !text.endsWith(after)) return null
  const id = text.slice(before.length, text.length - after.length)
  const [, resourceKey, fence] = /^lea_([a-z0-9]{4,32})_([1-9][0-9]{0,14})$/.exec(id) ?? []
  return resourceKey && fence ? { resourceKey, fence: Number(fence) } : null
}
