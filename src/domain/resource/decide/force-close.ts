import { accept, type Decision, refuse } from '../../decision'
import { LIMITS } from '../../limits'
import { covers, gainsBy, type Roster } from '../../policy/roster'
import type { ForceClose } from '../command'
import type { Given } from '../decide'
import type { Event } from '../event'
import type { Resource } from '../state'

const NOBODY: Roster = { people: [], groups: {} }

/**
 * Two administrators let others in although the target could not be read back. Neither is the
 * holder, nor an owner of the machine that holds it; both say so within an hour, and the revoke goes
 * on until the target is clean.
 */
export function forceClose(
  resource: Resource,
  { leaseId, reason, roster = NOBODY }: ForceClose,
  { by, at }: Given,
): Decision<Event> {
  const lease = resource.leases.get(leaseId)
  if (!lease || by.kind !== 'person') return refuse({ code: 'lease_unknown', leaseId })
  if (lease.phase !== 'quarantined') return refuse({ code: 'lease_not_quarantined', leaseId })
  if (by.id === lease.holder || gainsBy(roster, by.id)) return refuse({ code: 'self_approval' })
  if (!covers(roster, [], lease.holder)) return refuse({ code: 'facts_stale' })
  if (reason === '') return refuse({ code: 'reason_missing' })
  const asked = lease.forceClose
  if (asked?.secondName) return accept() // Said by two already.
  const said = { leaseId, by: by.id, byName: by.name, reason }
  const isFresh = asked && at - asked.at <= LIMITS.forceCloseSeconds * 1_000
  if (!isFresh) return accept<Event>({ type: 'lease.force_close_asked', ...said })
  if (asked.by === by.id) return refuse({ code: 'second_person_needed', leaseId })
  return accept<Event>({ type: 'lease.force_closed', ...said })
}
