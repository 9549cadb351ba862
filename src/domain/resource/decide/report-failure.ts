import { accept, type Decision } from '../../decision'
import { LIMITS } from '../../limits'
import type { ReportFailure } from '../command'
import type { Given } from '../decide'
import type { Event } from '../event'
import { answeredLease } from '../operation'
import { overSince } from '../overdue'
import type { Lease, Resource } from '../state'

/**
 * A call to the target did not do it. The revoke goes on being tried; when the target said no, or
 * a minute has gone by, the lease is quarantined as well, so that people are told.
 */
export function reportFailure(
  resource: Resource,
  command: ReportFailure,
  { at }: Given,
): Decision<Event> {
  const { leaseId, verb, outcome, attempt, message } = command
  const known = resource.leases.get(leaseId)
  if (!known || known.phase === 'closed' || known.operation < command.operation) return accept()
  const failed: Event = { type: 'effect.failed', leaseId, verb, outcome, attempt, message }
  const lease = answeredLease(resource, command)
  const isStuck = lease?.phase === 'revoking' && (outcome === 'refused' || isOverdue(lease, at))
  return isStuck
    ? accept<Event>(failed, { type: 'lease.quarantined', leaseId, reason: message })
    : accept(failed)
}

function isOverdue(lease: Lease, at: number): boolean {
  const since = overSince(lease)
  return since !== null && at - since >= LIMITS.quarantineAfterSeconds * 1_000
}
