import { type Actor, isAsker } from '../actor'
import { LIMITS } from '../limits'
import type { Resource } from './state'

/**
 * Whether this person was cut off here so recently that a command of theirs may rest on facts from
 * before. Once that is impossible, what the directory says is enough.
 */
export function isCutOff({ leavers }: Resource, by: Actor, at: number): boolean {
  const cutAt = isAsker(by) ? leavers.get(by.id) : undefined
  return cutAt !== undefined && at - cutAt < LIMITS.cutOffSeconds * 1_000
}
