import { LIMITS } from '../limits'
import type { Command } from './command'
import { overdueAt } from './emergency'
import { isLive } from './ending'
import { alertDue, nextAlertAt, overSince } from './overdue'
import { remindAt, widenAt } from './reminding'
import type { Lease, Request, Resource } from './state'
import { warnAt } from './warning'

const UNCONFIRMED = 'The target has not been confirmed clean in time.'

/** Every deadline that has passed by `now`, as the command that follows from it. */
export function overdue(resource: Resource, now: number): readonly Command[] {
  return [
    ...[...resource.leases.values()].flatMap((lease) => leaseCommand(lease, now)),
    ...[...resource.requests.values()].flatMap((request) => requestCommand(request, now)),
    ...[...resource.requests.values()].flatMap((request) => reviewCommand(request, now)),
    ...resource.queue.flatMap(({ requestId, offeredUntil }): readonly Command[] =>
      offeredUntil !== null && offeredUntil <= now ? [{ type: 'end_offer', requestId }] : [],
    ),
  ]
}

/** When the Custodian must next wake of its own accord, in epoch milliseconds; null for never. */
export function nextDeadline(resource: Resource): number | null {
  const times = [
    ...[...resource.leases.values()].flatMap(leaseDeadline),
    ...[...resource.requests.values()].flatMap((request) =>
      [request.deadlineAt, remindAt(request), widenAt(request), overdueAt(request)].flatMap(
        (time) => time ?? [],
      ),
    ),
    ...resource.queue.flatMap(({ offeredUntil }) => offeredUntil ?? []),
  ]
  return times.length === 0 ? null : Math.min(...times)
}

function leaseDeadline(lease: Lease): readonly number[] {
  if (lease.phase === 'revoking') return [quarantineAt(lease)]
  if (lease.phase === 'quarantined') return [nextAlertAt(lease) ?? []].flat()
  if (!isLive(lease)) return []
  if (lease.phase === 'granting') return [Math.min(lease.grantBy, lease.endsAt)]
  return [lease.endsAt, warnAt(lease) ?? []].flat()
}

/** A target that never opened is not time that ran out: its approval is good again. */
function leaseCommand(lease: Lease, now: number): readonly Command[] {
  const { id: leaseId, operation, phase, grantBy, endsAt } = lease
  const alerts: readonly Command[] =
    alertDue(lease, now) === null ? [] : [{ type: 'alert_overdue', leaseId }]
  if (phase === 'quarantined') return alerts
  if (phase === 'revoking' && quarantineAt(lease) <= now)
    return [{ type: 'quarantine', leaseId, operation, reason: UNCONFIRMED }, ...alerts]
  if (phase === 'granting' && grantBy <= now)
    return [{ type: 'fail_grant', leaseId, operation, cause: 'late' }]
  if (isLive(lease) && endsAt <= now) return [{ type: 'end_of_time', leaseId }]
  const warning = warnAt(lease)
  return warning !== null && warning <= now ? [{ type: 'warn_of_end', leaseId }] : []
}

/** People are told of a revoke without confirmation after a minute; done by hand, somewhat later. */
function quarantineAt(lease: Lease): number {
  const seconds = lease.task ? LIMITS.byHandSeconds : LIMITS.quarantineAfterSeconds
  return (overSince(lease) ?? lease.endsAt) + seconds * 1_000
}

function reviewCommand(request: Request, now: number): readonly Command[] {
  const dueAt = overdueAt(request)
  return dueAt !== null && dueAt <= now
    ? [{ type: 'note_overdue_review', requestId: request.id }]
    : []
}

function requestCommand(request: Request, now: number): readonly Command[] {
  const { id, stage, deadlineAt } = request
  if (deadlineAt === null || deadlineAt > now) {
    const isDue = (time: number | null) => time !== null && time <= now
    if (isDue(widenAt(request))) return [{ type: 'widen', requestId: id }]
    return isDue(remindAt(request)) ? [{ type: 'remind', requestId: id }] : []
  }
  if (stage === 'pending') return [{ type: 'expire', requestId: id }]
  if (stage === 'approved') return [{ type: 'lapse', requestId: id }]
  return []
}
