import { isSameAccount } from '../../account'
import { isFrom } from '../../actor'
import { accept, type Decision, refuse } from '../../decision'
import { type LeaseId, requestIdOf } from '../../ids'
import { LIMITS } from '../../limits'
import type { PolicyPin } from '../../policy/policy'
import { namedBy } from '../../policy/rings'
import { covers } from '../../policy/roster'
import type { Refusal } from '../../refusal'
import { emptySeats, strandedStep } from '../approvals'
import type { Approve } from '../asking-command'
import { budgeting } from '../budgets'
import type { Ruling } from '../command'
import { isCutOff } from '../cut-off'
import type { Given } from '../decide'
import type { Event } from '../event'
import { extensionSteps, latestEnd } from '../extension'
import { isFiledAgain } from '../given-again'
import type { Extend } from '../holding-command'
import { checkingOut, proofRefusal, spending } from '../proof'
import { recheck } from '../recheck'
import type { Lease, Request, Resource } from '../state'
import { unreadRefusal } from '../unread'

/**
 * The holder asks for more time, which is a request of its own: with steps it waits for them, and
 * without any the lease lasts longer at once. A proof that check-out needs is needed here as well.
 */
export function extend(resource: Resource, command: Extend, given: Given): Decision<Event> {
  const { leaseId, ruling, roster, seconds, justification, proof, key } = command
  const { by, at } = given
  const lease = resource.leases.get(leaseId)
  if (!lease) return refuse({ code: 'lease_unknown', leaseId })
  if (!isFrom(by, lease.holder)) return refuse({ code: 'not_the_holder' })
  if (isFiledAgain(resource, key, given)) return accept()
  if (isCutOff(resource, by, at)) return refuse({ code: 'person_inactive' })
  const request = resource.requests.get(lease.requestId)
  const today = ruling.policy
  const closed = closedDoor(lease, ruling)
  if (closed) return refuse(closed)
  if (!request || !today) return refuse({ code: 'no_policy' })
  const agreed = request.breakGlass ? null : extensionSteps(request.policy, today)
  if (!agreed) return refuse({ code: 'extension_not_allowed' })
  const pending = pendingExtension(resource, leaseId)
  if (pending) return refuse({ code: 'extension_pending', requestId: pending.id })
  if (justification === '') return refuse({ code: 'justification_missing' })
  const latest = latestEnd(lease, [request.policy, today], at)
  const endsAt = lease.endsAt + seconds * 1_000
  if (!Number.isInteger(seconds) || seconds < LIMITS.minDurationSeconds || endsAt > latest)
    return refuse({ code: 'extension_too_long', latestEnd: latest })
  const spent = spendingOf(resource, [request.policy, today], command.uses, seconds, at)
  if (spent.refusal) return refuse(spent.refusal)
  const steps = [...agreed, ...spent.steps]
  if (!covers(roster, namedBy(steps), lease.holder)) return refuse({ code: 'facts_stale' })
  const stranded = strandedStep(emptySeats(steps, [], roster, [lease.holder]))
  if (stranded !== null)
    return refuse({
      code: 'approvers_unreachable',
      step: stranded,
      stepName: steps[stranded]?.name ?? '',
    })
  const proving = { ...checkingOut(request, today), action: 'extend' } as const
  const unproved = proofRefusal(resource, proving, proof, given)
  if (unproved) return refuse(unproved)

  const requestId = requestIdOf(resource.id, resource.nextRequest)
  const filed: Event = {
    type: 'request.filed',
    requestId,
    requester: lease.holder,
    requesterName: lease.holderName,
    resourceName: request.resourceName,
    account: lease.account,
    policy: { ...today, terms: { ...today.terms, steps } },
    durationSeconds: seconds,
    justification,
    ticket: request.ticket,
    key,
    deadlineAt: Math.min(at + today.terms.pendingSeconds * 1_000, lease.endsAt),
    extension: { leaseId, proof: spending(proving, proof).proof ?? null },
  }
  if (steps.length > 0) return accept<Event>(filed, { type: 'step.opened', requestId, step: 0 })
  return accept<Event>(filed, ...longer(resource, lease, requestId, endsAt, true))
}

/**
 * The last yes to more time. What was asked is looked at under today's policy and directory, and
 * where a vote or a step is missing now, it is asked again instead.
 */
export function agreedExtension(
  resource: Resource,
  request: Request,
  { ruling, roster, uses }: Approve,
  approved: Event,
  at: number,
): Decision<Event> {
  const lease = request.extension ? resource.leases.get(request.extension.leaseId) : undefined
  if (!lease || !ruling) return refuse({ code: 'facts_stale' })
  const closed = closedDoor(lease, ruling)
  if (closed) return refuse(closed)
  const today = ruling.policy
  const first = resource.requests.get(lease.requestId)
  if (!first || !today) return refuse({ code: 'no_policy' })
  const agreed = extensionSteps(first.policy, today)
  if (!agreed) return refuse({ code: 'extension_not_allowed' })
  const seconds = request.durationSeconds
  const spent = spendingOf(resource, [first.policy, today], uses, seconds, at)
  if (spent.refusal) return refuse(spent.refusal)
  const steps = [...agreed, ...spent.steps]
  if (!covers(roster, namedBy([...request.steps, ...steps]), lease.holder))
    return refuse({ code: 'facts_stale' })
  const latest = latestEnd(lease, [first.policy, request.policy, today], at)
  const endsAt = lease.endsAt + request.durationSeconds * 1_000
  if (endsAt > latest) return refuse({ code: 'extension_too_long', latestEnd: latest })
  const check = recheck(request, steps, roster, at)
  if (check.stands)
    return accept<Event>(approved, ...longer(resource, lease, request.id, endsAt, false))
  if (check.stranded !== null)
    return refuse({ code: 'approvers_unreachable', step: check.step, stepName: check.stranded })
  const deadlineAt = Math.min(check.reopened.deadlineAt, lease.endsAt)
  return accept<Event>(approved, { ...check.reopened, deadlineAt }, check.opened)
}

/** More time counts as hours, and as no further lease. */
function spendingOf(
  { id: resourceId }: Resource,
  policies: readonly [PolicyPin, PolicyPin],
  uses: Approve['uses'],
  seconds: number,
  at: number,
) {
  const taking = { resourceId, policyId: policies[1].id, seconds, at, isMore: true }
  return budgeting(policies, uses, taking)
}

/** The request for more time is used up in the moment in which it is approved. */
function longer(
  { fence }: Resource,
  { id: leaseId, endsAt: endedAt }: Lease,
  requestId: Request['id'],
  endsAt: number,
  isAutomatic: boolean,
): readonly Event[] {
  return [
    { type: 'request.approved', requestId, deadlineAt: endedAt, isAutomatic },
    { type: 'lease.extended', leaseId, requestId, endsAt, operation: fence + 1 },
    { type: 'request.used', requestId },
  ]
}

function closedDoor(lease: Lease, { resource, account, ...ruling }: Ruling): Refusal | null {
  const { id: leaseId, phase } = lease
  if (phase !== 'active') return { code: 'lease_not_active', leaseId, phase }
  if (!ruling.requesterActive) return { code: 'person_inactive' }
  if (ruling.requesterUnclear) return { code: 'person_unclear' }
  const unread = unreadRefusal({}, ruling)
  if (unread) return unread
  if (resource.retired) return { code: 'resource_retired' }
  if (!account) return { code: 'account_retired' }
  if (account.id !== lease.account.id) return { code: 'facts_stale' }
  return isSameAccount(account, lease.account) ? null : { code: 'account_changed' }
}

function pendingExtension({ requests }: Resource, leaseId: LeaseId): Request | undefined {
  return [...requests.values()].find(
    ({ stage, extension }) => stage === 'pending' && extension?.leaseId === leaseId,
  )
}
