import type { AskerId, GroupId } from '../ids'
import { mayAsk } from './match'
import { startOf } from './pattern'
import type { Policy } from './policy'

/** More of them take longer to look through than what lies between them. */
const MOST = 40

/**
 * How the names begin of whatever this asker may possibly ask for, in order, none within another;
 * one empty start where that may be anything. What begins so is still to be evaluated: this only
 * says where there is nothing to look for.
 */
export function nameStarts(
  policies: readonly Policy[],
  asker: AskerId,
  groups: readonly GroupId[],
): readonly string[] {
  const starts = policies
    .filter(({ active, requesters }) => active && mayAsk(requesters, asker, groups))
    .map(({ resources }) => (resources === null ? '' : startOf(resources)))
  let apart = withoutInner(starts)
  for (let length = longest(apart) - 1; apart.length > MOST; length--)
    apart = withoutInner(apart.map((start) => start.slice(0, length)))
  return apart
}

function withoutInner(starts: readonly string[]): readonly string[] {
  const apart: string[] = []
  for (const start of [...new Set(starts)].sort()) {
    const last = apart.at(-1)
    if (last === undefined || !start.startsWith(last)) apart.push(start)
  }
  return apart
}

function longest(starts: readonly string[]): number {
  return Math.max(0, ...starts.map(({ length }) => length))
}
