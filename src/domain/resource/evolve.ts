import type { RequestId } from '../ids'
import { emergencyAfter } from './emergency'
import type { Event } from './event'
import { asked } from './evolve-asking'
import { askedBy, secondedBy } from './evolve-force-close'
import { evolveQueue, withoutGone } from './evolve-queue'
import { forgetSettled } from './forget'
import { alertsCovered } from './overdue'
import { rememberProof } from './proof'
import { approvalEnd } from './queue'
import { countRefusal } from './refused'
import type { Lease, Request, RequestStage, Resource } from './state'

/** When an event happened, in epoch milliseconds, and the name of who did it. */
export type Happening = { readonly at: number; readonly byName: string }

/** The state after a fact. It never refuses: what is in the log happened. */
export function evolve(resource: Resource, event: Event, when: Happening): Resource {
  return withoutGone(rememberProof(changed(resource, event, when), event, when.at))
}

function changed(resource: Resource, event: Event, when: Happening): Resource {
  switch (event.type) {
    case 'request.filed':
      return filed(resource, event, when)
    case 'step.opened':
    case 'step.reminded':
    case 'step.widened':
    case 'step.reassigned':
    case 'step.approved':
    case 'step.rejected':
    case 'vote.withdrawn':
      return withRequest(resource, event.requestId, (request) => asked(request, event, when))
    case 'request.approved':
    case 'request.reinstated':
      return withRequest(resource, event.requestId, () => ({
        stage: 'approved',
        deadlineAt: event.deadlineAt,
      }))
    case 'glass.broken':
    case 'review.signed':
    case 'review.overdue':
      return withRequest(resource, event.requestId, (request) =>
        emergencyAfter(request, event, when.at),
      )
    case 'request.reopened':
      return reopened(resource, event)
    case 'request.rejected':
      return settled(resource, event.requestId, 'rejected', when, event)
    case 'request.cancelled':
      return settled(resource, event.requestId, 'cancelled', when, event)
    case 'request.expired':
      return settled(resource, event.requestId, 'expired', when)
    case 'request.lapsed':
      return settled(resource, event.requestId, 'lapsed', when)
    case 'request.used':
      return settled(resource, event.requestId, 'used', when)
    case 'lease.checked_out':
      return checkedOut(resource, event, when)
    case 'target.inspected':
      return withLease(resource, event, { wasHeldBefore: event.isHeld, evidence: event.evidence })
    case 'lease.granted':
      return withLease(resource, event, ({ endsAt }) => ({
        ...{ phase: 'active', evidence: event.evidence, task: null, endsAtTarget: endsAt },
      }))
    case 'lease.extended': {
      const { endsAt, operation } = event
      return { ...withLease(resource, event, { endsAt, operation }), fence: operation }
    }
    case 'lease.extension_confirmed':
      return withLease(resource, event, { endsAtTarget: event.endsAt, evidence: event.evidence })
    case 'lease.ending_soon':
      return withLease(resource, event, { warnedOf: event.endsAt })
    case 'task.opened':
      return withLease(resource, event, { task: taskOf(event) })
    case 'slice.issued':
      return withLease(resource, event, ({ issuedUntil }) => ({
        issuedUntil: Math.max(issuedUntil ?? 0, event.validUntil),
      }))
    case 'lease.ended':
      return {
        ...withLease(resource, event, {
          phase: 'revoking',
          ending: event.ending,
          endedAt: when.at,
          operation: event.operation,
          task: null,
        }),
        fence: event.operation,
      }
    case 'lease.quarantined':
      return withLease(resource, event, { phase: 'quarantined', quarantine: event.reason })
    case 'lease.force_close_asked':
      return withLease(resource, event, { forceClose: askedBy(event, when) })
    case 'lease.force_closed':
      return withLease(resource, event, {
        forceClose: secondedBy(event, resource.leases.get(event.leaseId)?.forceClose ?? null),
      })
    case 'lease.overdue':
      return withLease(resource, event, { alerts: alertsCovered(event.overdueSeconds) })
    case 'lease.closed':
      return withLease(resource, event, {
        phase: 'closed',
        closedAt: when.at,
        evidence: event.evidence,
        task: null,
        sealed: { connectorSettings: '', secret: '' },
      })
    case 'queue.joined':
    case 'queue.left':
    case 'queue.offered':
    case 'queue.passed':
      return evolveQueue(resource, event, when)
    case 'lease.handed_over': {
      const handedTo = { id: event.to, name: event.toName }
      return withLease(evolveQueue(resource, event, when), event, { handedTo })
    }
    case 'lease.asked_back':
      return withLease(resource, event, { askedBackAt: when.at })
    case 'person.cut_off':
      return { ...resource, leavers: new Map(resource.leavers).set(event.personId, when.at) }
    case 'attempt.refused':
      return countRefusal(resource, event, when.at)
    case 'credential.shown':
    case 'effect.failed':
    case 'effect.late':
      return resource
  }
}

function filed(
  resource: Resource,
  event: Extract<Event, { type: 'request.filed' }>,
  { at }: Happening,
): Resource {
  const { type: _type, requestId: id, extension = null, ...asked } = event
  const request: Request = {
    ...asked,
    id,
    extension: extension && { leaseId: extension.leaseId, proofId: extension.proof?.id ?? null },
    steps: event.policy.terms.steps,
    votes: [],
    asking: null,
    rejections: [],
    withdrawnKeys: [],
    stage: 'pending',
    filedAt: at,
    leaseId: null,
    settled: null,
  }
  const requests = new Map(resource.requests).set(id, request)
  return { ...resource, requests, nextRequest: resource.nextRequest + 1 }
}

function reopened(
  resource: Resource,
  event: Extract<Event, { type: 'request.reopened' }>,
): Resource {
  return withRequest(resource, event.requestId, ({ votes, steps }) => ({
    stage: 'pending',
    deadlineAt: event.deadlineAt,
    votes: votes.filter(({ approver }) => !event.droppedVotes.includes(approver)),
    steps: [...steps, ...event.addedSteps],
  }))
}

function checkedOut(
  resource: Resource,
  event: Extract<Event, { type: 'lease.checked_out' }>,
  { at }: Happening,
): Resource {
  const { type: _type, policy: _policy, proof, leaseId: id, warnSeconds = 0, ...taken } = event
  const lease: Lease = {
    ...taken,
    id,
    operation: event.fence,
    phase: 'granting',
    proofId: proof?.id ?? null,
    endsAtTarget: null,
    warnSeconds,
    warnedOf: null,
    approvedUntil: approvalEnd(resource, event.requestId, at),
    checkedOutAt: at,
    endedAt: null,
    ending: null,
    quarantine: null,
    forceClose: null,
    wasHeldBefore: null,
    issuedUntil: null,
    task: null,
    alerts: 0,
    askedBackAt: null,
    closedAt: null,
    evidence: null,
  }
  const leases = new Map(resource.leases).set(id, lease)
  return withRequest({ ...resource, leases, fence: event.fence }, event.requestId, () => ({
    stage: 'in_use',
    deadlineAt: null,
    leaseId: id,
  }))
}

function taskOf({ verb, operation, group, instructions }: Extract<Event, { type: 'task.opened' }>) {
  return { verb, operation, group, instructions }
}

function settled(
  resource: Resource,
  id: RequestId,
  stage: RequestStage,
  { at, byName }: Happening,
  { reason = '', key = null }: { readonly reason?: string; readonly key?: string | null } = {},
): Resource {
  const change = () => ({ stage, deadlineAt: null, settled: { at, byName, reason, key } })
  return forgetSettled(withRequest(resource, id, change))
}

function withRequest(
  resource: Resource,
  id: RequestId,
  change: (request: Request) => Partial<Request>,
): Resource {
  const request = resource.requests.get(id)
  if (!request) return resource
  const requests = new Map(resource.requests).set(id, { ...request, ...change(request) })
  return { ...resource, requests }
}

function withLease(
  resource: Resource,
  { leaseId }: { readonly leaseId: Lease['id'] },
  change: Partial<Lease> | ((lease: Lease) => Partial<Lease>),
): Resource {
  const lease = resource.leases.get(leaseId)
  if (!lease) return resource
  const changed = typeof change === 'function' ? change(lease) : change
  const leases = new Map(resource.leases).set(leaseId, { ...lease, ...changed })
  return { ...resource, leases }
}
