import type { LeaseId } from '../ids'
import type { Lease, Resource } from './state'

/** The lease that this answer is about, unless a newer operation has been started since. */
export function answeredLease(
  resource: Resource,
  { leaseId, operation }: { readonly leaseId: LeaseId; readonly operation: number },
): Lease | null {
  const lease = resource.leases.get(leaseId)
  return lease && lease.operation === operation ? lease : null
}
