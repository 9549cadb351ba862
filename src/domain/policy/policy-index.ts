import { mismatchOf, type Question } from './match'
import { keysOfName, keysOfPattern } from './pattern-keys'
import type { Policy } from './policy'

/** A list of policies, filed so that one question looks at few of them. Nothing in it changes. */
export type PolicyIndex = {
  /** All of them in their order, for whoever wants to know why the others do not match. */
  readonly policies: readonly Policy[]
  /** Under one thing that what they match must have: the places of policies, rising. */
  readonly filed: ReadonlyMap<string, readonly number[]>
}

/** Policies that ask for nothing that could be looked up are looked at each time. */
const ALWAYS = ''

/** Files each active policy under the rarest of the things that it asks of a name or of the tags. */
export function indexOf(policies: readonly Policy[]): PolicyIndex {
  const wanted = policies.map((policy) => (policy.active ? keysOf(policy) : []))
  const counts = new Map<string, number>()
  for (const keys of wanted) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  const filed = new Map<string, number[]>()
  for (const [place, keys] of wanted.entries()) {
    if (!policies[place]?.active) continue
    const key = rarest(keys, counts)
    const places = filed.get(key)
    if (places) places.push(place)
    else filed.set(key, [place])
  }
  return { policies, filed }
}

/** The first active policy that matches, as `evaluate` finds it; null means no access. */
export function governing({ policies, filed }: PolicyIndex, question: Question): Policy | null {
  let first = policies.length
  for (const key of keysAsked(question))
    for (const place of filed.get(key) ?? []) {
      if (place >= first) break
      const policy = policies[place]
      if (policy && !mismatchOf(policy, question)) first = place
    }
  return policies[first] ?? null
}

/** What each thing that a policy matches must have; each of these alone is a place to file it. */
export function keysOf({ resources, accounts, tags }: Policy): readonly string[] {
  return [
    ...(resources === null ? [] : keysOfPattern(resources).map((key) => `r${key}`)),
    ...(accounts === null ? [] : keysOfPattern(accounts).map((key) => `a${key}`)),
    ...(tags ?? []).map((tag) => `t${tag}`),
  ]
}

function keysAsked({ target: { resourceName, accountName, tags } }: Question): readonly string[] {
  const keys = [ALWAYS]
  for (const key of keysOfName(resourceName)) keys.push(`r${key}`)
  for (const key of keysOfName(accountName)) keys.push(`a${key}`)
  for (const tag of tags) keys.push(`t${tag}`)
  return keys
}

function rarest(keys: readonly string[], counts: ReadonlyMap<string, number>): string {
  let [best, least] = [ALWAYS, Number.POSITIVE_INFINITY]
  for (const key of keys) {
    const count = counts.get(key) ?? 0
    if (count < least) [best, least] = [key, count]
  }
  return best
}
