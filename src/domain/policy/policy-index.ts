import { mismatchOf, type Question } from './match'
import { type KeyKind, keysOfName, keysOfPattern, keysWithin } from './pattern-keys'
import type { Policy } from './policy'

/** A list of policies, filed so that one question looks at few of them. Nothing in it changes. */
export type PolicyIndex = {
  /** All of them in their order, for whoever wants to know why the others do not match. */
  readonly policies: readonly Policy[]
  /** Under one thing that what they match must have: the places of policies, rising. */
  readonly filed: { readonly [side in Side]: Filed }
  /** Policies that ask for nothing that could be looked up are looked at each time. */
  readonly always: readonly number[]
}

/** What a key is about: the resource's name, the account's name, or a tag of the resource. */
type Side = 'resource' | 'account' | 'tag'

type Filed = {
  readonly kinds: readonly KeyKind[]
  readonly places: ReadonlyMap<string, readonly number[]>
}

type Keys = { readonly [side in Side]: readonly string[] }

const SIDES = ['resource', 'account', 'tag'] as const
const KINDS: readonly KeyKind[] = ['=', '.', '~']

/** Files each active policy under the rarest of the things that it asks of a name or of the tags. */
export function indexOf(policies: readonly Policy[]): PolicyIndex {
  const wanted = policies.map((policy) => (policy.active ? keysOf(policy, keysOfPattern) : null))
  const counts = bySide(() => new Map<string, number>())
  for (const keys of wanted)
    for (const side of SIDES)
      for (const key of keys?.[side] ?? []) counts[side].set(key, (counts[side].get(key) ?? 0) + 1)
  const filed = bySide(() => new Map<string, number[]>())
  const always: number[] = []
  for (const [place, keys] of wanted.entries()) {
    if (!keys) continue
    const [side, key] = rarest(keys, counts) ?? []
    const places = side && key !== undefined ? placesAt(filed[side], key) : always
    places.push(place)
  }
  return { policies, always, filed: bySide((side) => withKinds(filed[side])) }
}

/** The first active policy that matches, as `evaluate` finds it; null means no access. */
export function governing(index: PolicyIndex, question: Question): Policy | null {
  const { policies } = index
  let first = policies.length
  for (const places of listsFor(index, keysAsked(index, question)))
    for (const place of places) {
      if (place >= first) break
      const policy = policies[place]
      if (policy && !mismatchOf(policy, question)) first = place
    }
  return policies[first] ?? null
}

/** The places of all active policies that might match, rising. */
export function candidatesFor(index: PolicyIndex, question: Question): readonly number[] {
  return rising(listsFor(index, keysAsked(index, question)))
}

/** The places of all active policies that might match whatever this one matches, rising. */
export function candidatesUnder(index: PolicyIndex, policy: Policy): readonly number[] {
  return rising(listsFor(index, keysOf(policy, keysWithin)))
}

function keysOf(
  { resources, accounts, tags }: Policy,
  keysIn: (pattern: string) => readonly string[],
): Keys {
  return {
    resource: resources === null ? [] : keysIn(resources),
    account: accounts === null ? [] : keysIn(accounts),
    tag: (tags ?? []).map((tag) => `=${tag}`),
  }
}

function keysAsked({ filed }: PolicyIndex, { target }: Question): Keys {
  const { resourceName, accountName, tags } = target
  return {
    resource: keysOfName(resourceName, filed.resource.kinds),
    account: keysOfName(accountName, filed.account.kinds),
    tag: filed.tag.kinds.length > 0 ? tags.map((tag) => `=${tag}`) : [],
  }
}

function listsFor({ filed, always }: PolicyIndex, keys: Keys): readonly (readonly number[])[] {
  const lists = [always]
  for (const side of SIDES)
    for (const key of keys[side]) {
      const places = filed[side].places.get(key)
      if (places && !lists.includes(places)) lists.push(places)
    }
  return lists
}

function rising(lists: readonly (readonly number[])[]): readonly number[] {
  return lists.flat().sort((one, other) => one - other)
}

function rarest(
  keys: Keys,
  counts: { readonly [side in Side]: ReadonlyMap<string, number> },
): readonly [Side, string] | null {
  let best: readonly [Side, string] | null = null
  let least = Number.POSITIVE_INFINITY
  for (const side of SIDES)
    for (const key of keys[side]) {
      const count = counts[side].get(key) ?? 0
      if (count < least) [best, least] = [[side, key], count]
    }
  return best
}

function placesAt(places: Map<string, number[]>, key: string): number[] {
  const known = places.get(key) ?? []
  places.set(key, known)
  return known
}

/** With the kinds of keys that are used at all, so that nobody looks for others. */
function withKinds(places: ReadonlyMap<string, readonly number[]>): Filed {
  const used = new Set([...places.keys()].map((key) => key.charAt(0)))
  return { places, kinds: KINDS.filter((kind) => used.has(kind)) }
}

function bySide<Value>(make: (side: Side) => Value): { readonly [side in Side]: Value } {
  return { resource: make('resource'), account: make('account'), tag: make('tag') }
}
