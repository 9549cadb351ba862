import { accept, type Decision, refuse } from '../../decision'
import type { ShowCredential } from '../command'
import type { Given } from '../decide'
import type { Event } from '../event'
import type { Resource } from '../state'

/** Only the holder sees the secret, only while the lease is active, and the showing is recorded. */
export function showCredential(
  resource: Resource,
  { leaseId }: ShowCredential,
  { by }: Given,
): Decision<Event> {
  const lease = resource.leases.get(leaseId)
  if (!lease) return refuse({ code: 'lease_unknown', leaseId })
  if (by.kind !== 'person' || by.id !== lease.holder) return refuse({ code: 'not_the_holder' })
  if (lease.phase !== 'active')
    return refuse({ code: 'lease_not_active', leaseId, phase: lease.phase })
  if (lease.account.mode === 'certificate')
    return refuse({ code: 'wrong_mode', mode: lease.account.mode })
  return accept<Event>({ type: 'credential.shown', leaseId })
}
