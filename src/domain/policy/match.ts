import type { Target } from '../account'
import { type AskerId, type GroupId, isMachineId, type PersonId } from '../ids'
import { matchesPattern } from './pattern'
import { machinesOf, type Policy, type Principals, type Requesters } from './policy'

/** Who asks for what: everything a policy may look at. */
export type Question = {
  /** A machine is in no group. */
  readonly person: AskerId
  readonly groups: readonly GroupId[]
  readonly target: Target
}

/** Why a policy does not match, the first reason in a fixed order. */
export type Mismatch =
  | { readonly code: 'inactive' }
  | { readonly code: 'names_nothing' }
  | { readonly code: 'resource_glob'; readonly pattern: string; readonly name: string }
  | { readonly code: 'account_glob'; readonly pattern: string; readonly name: string }
  | { readonly code: 'kind'; readonly wanted: readonly string[]; readonly kind: string }
  | { readonly code: 'tags'; readonly missing: readonly string[] }
  | { readonly code: 'mode'; readonly wanted: readonly string[]; readonly mode: string }
  | { readonly code: 'requester'; readonly isMachine?: true }

/** The first reason why this policy does not govern the question, or null when it does. */
export function mismatchOf(policy: Policy, { person, groups, target }: Question): Mismatch | null {
  const { resources, accounts, kinds, tags, modes } = policy
  if (!policy.active) return { code: 'inactive' }
  if (resources === null && accounts === null) return { code: 'names_nothing' }
  if (resources !== null && !matchesPattern(resources, target.resourceName))
    return { code: 'resource_glob', pattern: resources, name: target.resourceName }
  if (accounts !== null && !matchesPattern(accounts, target.accountName))
    return { code: 'account_glob', pattern: accounts, name: target.accountName }
  if (kinds && !kinds.includes(target.kind))
    return { code: 'kind', wanted: kinds, kind: target.kind }
  const missing = (tags ?? []).filter((tag) => !target.tags.includes(tag))
  if (missing.length > 0) return { code: 'tags', missing }
  if (modes && !modes.includes(target.mode))
    return { code: 'mode', wanted: modes, mode: target.mode }
  if (mayAsk(policy.requesters, person, groups)) return null
  return isMachineId(person) ? { code: 'requester', isMachine: true } : { code: 'requester' }
}

/** Whether a policy speaks of a resource with this name at all, whoever asks and for what. */
export function speaksOf({ resources, accounts }: Policy, resourceName: string): boolean {
  return resources === null ? accounts !== null : matchesPattern(resources, resourceName)
}

/** What is for everybody is for every person, and never for a machine. */
export function mayAsk(
  requesters: Requesters,
  asker: AskerId,
  groups: readonly GroupId[],
): boolean {
  if (isMachineId(asker)) return machinesOf(requesters).includes(asker)
  return requesters.everybody || isAmong(requesters, asker, groups)
}

/** Whether a person is named, or is in a named group. */
export function isAmong(
  principals: Principals,
  person: PersonId,
  groups: readonly GroupId[],
): boolean {
  return (
    principals.people.includes(person) || principals.groups.some((group) => groups.includes(group))
  )
}
