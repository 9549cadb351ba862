import { type Actor, isAsker } from '../actor'
import { LIMITS } from '../limits'
import type { Given } from './decide'
import type { Request, Resource } from './state'

/** The latest request that this person filed under this key, if any. */
export function filedUnder(
  { requests }: Resource,
  key: string | null,
  by: Actor,
): Request | undefined {
  if (!key || !isAsker(by)) return undefined
  return [...requests.values()].findLast(
    (request) => request.key === key && request.requester === by.id,
  )
}

/** Whether this very request has been filed already: its sender asks again for want of an answer. */
export function isFiledAgain(resource: Resource, key: string | null, { by, at }: Given): boolean {
  const request = filedUnder(resource, key, by)
  return request !== undefined && at - request.filedAt < LIMITS.keySeconds * 1_000
}

/** Whether this very check-out has been done already: the lease that came of it is the answer. */
export function isTakenAgain({ leases }: Resource, request: Request, key: string | null): boolean {
  const isTaken = request.stage === 'in_use' || request.stage === 'used'
  const lease = request.leaseId ? leases.get(request.leaseId) : undefined
  return isTaken && isSameKey(lease?.key, key)
}

/** Commands without a key are never the same one. */
export function isSameKey(stored: string | null | undefined, key: string | null): boolean {
  return Boolean(key) && stored === key
}
