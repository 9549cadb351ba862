import { isFrom } from '../../actor'
import { accept, type Decision, refuse } from '../../decision'
import type { ShowCredential } from '../command'
import type { Given } from '../decide'
import type { Event } from '../event'
import { proofRefusal, seeing, spending } from '../proof'
import type { Resource } from '../state'

/** Only the holder sees the secret, only while the lease is active, and the showing is recorded. */
export function showCredential(
  resource: Resource,
  { leaseId, proof, today }: ShowCredential,
  { by, at }: Given,
): Decision<Event> {
  const lease = resource.leases.get(leaseId)
  if (!lease) return refuse({ code: 'lease_unknown', leaseId })
  if (!isFrom(by, lease.holder)) return refuse({ code: 'not_the_holder' })
  if (lease.phase !== 'active')
    return refuse({ code: 'lease_not_active', leaseId, phase: lease.phase })
  if (lease.account.mode === 'certificate')
    return refuse({ code: 'wrong_mode', mode: lease.account.mode })
  const proving = seeing(lease, resource.requests.get(lease.requestId), today)
  const unproved = proofRefusal(resource, proving, proof, { by, at })
  if (unproved) return refuse(unproved)
  return accept<Event>({ type: 'credential.shown', leaseId, ...spending(proving, proof) })
}
