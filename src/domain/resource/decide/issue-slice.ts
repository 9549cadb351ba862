import { isFrom } from '../../actor'
import { accept, type Decision, refuse } from '../../decision'
import { LIMITS } from '../../limits'
import type { IssueSlice } from '../command'
import type { Given } from '../decide'
import type { Event } from '../event'
import { proofRefusal, seeing, spending } from '../proof'
import type { Lease, Resource } from '../state'

/**
 * What cannot be taken back is issued to the holder only, while the lease is active, for a short
 * while that never outlasts the lease. The lock is held until the last of it has run out.
 */
export function issueSlice(
  resource: Resource,
  { leaseId, subject, seconds, enoughSeconds, proof, today, isForProxy }: IssueSlice,
  { by, at }: Given,
): Decision<Event> {
  const lease = resource.leases.get(leaseId)
  if (!lease) return refuse({ code: 'lease_unknown', leaseId })
  if (!isFrom(by, lease.holder)) return refuse({ code: 'not_the_holder' })
  if (lease.phase !== 'active')
    return refuse({ code: 'lease_not_active', leaseId, phase: lease.phase })
  if (lease.account.mode !== 'certificate')
    return refuse({ code: 'wrong_mode', mode: lease.account.mode })
  const proving = seeing(lease, resource.requests.get(lease.requestId), today)
  const unproved = isForProxy ? null : proofRefusal(resource, proving, proof, { by, at })
  if (unproved) return refuse(unproved)
  if (enoughSeconds !== null && isEnough(lease, at + enoughSeconds * 1_000)) return accept()
  const proved = isForProxy ? {} : spending(proving, proof)
  const lastsMs = Math.min(seconds, LIMITS.sliceSeconds) * 1_000
  const validUntil = Math.min(at + lastsMs, lease.endsAt)
  return accept<Event>({ type: 'slice.issued', leaseId, subject, validUntil, ...proved })
}

/** What was issued runs out no sooner, or with the lease. */
function isEnough({ issuedUntil, endsAt }: Lease, until: number): boolean {
  return issuedUntil !== null && issuedUntil >= Math.min(until, endsAt)
}
