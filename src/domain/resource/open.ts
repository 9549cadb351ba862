import type { Request, Resource } from './state'

/** Pending and approved requests, and those whose check-out failed and would be good again. */
export function mayStillBeUsed(resource: Resource, { stage, leaseId }: Request): boolean {
  if (stage === 'pending' || stage === 'approved') return true
  const lease = leaseId ? resource.leases.get(leaseId) : undefined
  return stage === 'in_use' && lease?.ending === 'grant-failed'
}
