import { spokenOf } from './approvals'
import { concernOf } from './concern-of'
import type { Given } from './decide'
import type { Audience, Effect, PublicEvent, Subject } from './effect'
import { toldOfEmergency } from './emergency-told'
import type { Event } from './event'
import type { Request, Resource } from './state'
import { viewOf } from './view'

/** What follows from one fact, given the state that already includes it. */
export function react(resource: Resource, event: Event, { by, at }: Given): readonly Effect[] {
  const subject = subjectOf(resource, event)
  const shown = publicOf(event)
  const record: Effect = { type: 'record', event: shown, at, actor: by, subject }
  const tell = audienceOf(event, subject, at).map(
    (audience): Effect => ({ type: 'tell', audience, event: shown, at, subject }),
  )
  const alert: readonly Effect[] = isAlarming(event)
    ? [{ type: 'alert', event: shown, at, subject }]
    : []
  const asked = askedBefore(event, subject, by).map(
    (audience): Effect => ({ type: 'tell', audience, as: 'asked', event: shown, at, subject }),
  )
  return [
    ...targetEffects(resource, event),
    record,
    ...tell,
    ...asked,
    ...watchOf(event, subject),
    ...tallyOf(resource, event),
    ...alert,
  ]
}

/** What budgets count follows what is held. Where nothing was opened, nothing was used. */
function tallyOf(resource: Resource, event: Event): readonly Effect[] {
  if (!COUNTED.includes(event.type) || !('leaseId' in event) || !event.leaseId) return []
  const lease = resource.leases.get(event.leaseId)
  const request = lease && resource.requests.get(lease.requestId)
  if (!lease || !request) return []
  const { requestId, holder: person, checkedOutAt: from, endsAt, endedAt, ending } = lease
  const about = { requestId, resourceId: resource.id, policyId: request.policy.id, from }
  const use = { ...about, until: endedAt ?? endsAt, isOpen: endedAt === null }
  return [{ type: 'tally', person, requestId, use: ending === 'grant-failed' ? null : use }]
}

const COUNTED: readonly Event['type'][] = ['lease.checked_out', 'lease.extended', 'lease.ended']

/** A step that can be widened is widened at once where too few are left and here to answer it. */
function watchOf(event: Event, { request }: Subject): readonly Effect[] {
  if (event.type !== 'step.opened') return []
  const { requestId, step } = event
  const rings = request?.steps[step]?.rings ?? []
  return rings.length > 0 ? [{ type: 'watch_step', requestId, step }] : []
}

const ALARMING: readonly Event['type'][] = [
  'lease.quarantined',
  'lease.overdue',
  'lease.force_closed',
  'glass.broken',
  'review.overdue',
]

/** What somebody has to look at, at two in the morning if need be. */
function isAlarming({ type }: Event): boolean {
  return ALARMING.includes(type)
}

/** What the target owes: nothing else in the product leads to a call of a connector. */
export function targetEffects(resource: Resource, event: Event): readonly Effect[] {
  const type = CALLS[event.type as keyof typeof CALLS]
  if (!type || !('leaseId' in event) || !event.leaseId) return []
  const operation = resource.leases.get(event.leaseId)?.operation ?? 0
  return [{ type, leaseId: event.leaseId, operation }]
}

const CALLS = {
  'lease.checked_out': 'grant',
  'lease.extended': 'extend',
  'lease.ended': 'revoke',
} as const

/** Who hears of it. Requesters hear every outcome that they did not cause themselves. */
function audienceOf(event: Event, { request, lease }: Subject, at: number): readonly Audience[] {
  const person = request?.requester ?? lease?.holder
  const requester: readonly Audience[] = person ? [{ kind: 'person', person }] : []
  switch (event.type) {
    case 'step.opened':
    case 'step.reminded':
    case 'step.widened':
      return request ? [approversOf(request, event.step)] : []
    case 'step.reassigned': {
      const asked = request ? approversOf(request, event.step) : null
      return asked ? [{ ...asked, people: [event.to], groups: [] }] : []
    }
    case 'request.approved':
      return event.isAutomatic || request?.extension ? [] : requester
    case 'lease.extended':
      return request && request.votes.length > 0 ? requester : []
    case 'lease.ending_soon':
      return requester
    case 'queue.offered':
      return request?.breakGlass && request.filedAt === at ? [] : requester
    case 'glass.broken':
    case 'review.signed':
    case 'review.overdue':
      return request ? toldOfEmergency(event.type, request) : []
    case 'lease.handed_over':
      return [{ kind: 'person', person: event.to }]
    case 'lease.asked_back':
      return lease ? [{ kind: 'person', person: lease.holder }] : []
    case 'request.rejected':
    case 'request.expired':
    case 'request.lapsed':
    case 'request.reopened':
    case 'request.reinstated':
      return requester
    case 'step.approved':
    case 'step.rejected':
      return event.inPlaceOf ? [{ kind: 'person', person: event.inPlaceOf.id }] : []
    case 'lease.closed':
      return lease?.ending === 'grant-failed' ? [] : requester
    case 'task.opened':
      return [
        { kind: 'approvers', people: [], groups: [event.group], except: person ? [person] : [] },
      ]
    case 'lease.quarantined':
    case 'lease.overdue':
    case 'lease.force_close_asked':
    case 'lease.force_closed':
      return [{ kind: 'administrators' }]
    case 'person.cut_off':
    case 'request.filed':
    case 'request.cancelled':
    case 'request.used':
    case 'vote.withdrawn':
    case 'attempt.refused':
    case 'lease.checked_out':
    case 'target.inspected':
    case 'lease.granted':
    case 'lease.extension_confirmed':
    case 'queue.joined':
    case 'queue.left':
    case 'queue.passed':
    case 'lease.ended':
    case 'credential.shown':
    case 'slice.issued':
    case 'effect.failed':
    case 'effect.late':
      return []
  }
}

const SETTLING: readonly Event['type'][] = [
  'request.approved',
  'request.rejected',
  'request.cancelled',
  'request.expired',
]

/** Everybody who was asked hears that there is nothing to decide any more, but who settled it. */
function askedBefore(event: Event, { request }: Subject, by: Given['by']): readonly Audience[] {
  if (!SETTLING.includes(event.type) || !request?.asking) return []
  const asked = request.steps.slice(0, request.asking.step + 1)
  const except = [request.requester, ...(by.kind === 'person' ? [by.id] : [])]
  const people = asked.flatMap((step) => step.people)
  const groups = asked.flatMap((step) => step.groups)
  return [{ kind: 'approvers', people, groups, except, about: concernOf(request) }]
}

/** Whoever may still answer the step; where it was given to somebody, they alone. */
function approversOf(request: Request, step: number) {
  const { asking, steps, votes, requester } = request
  const except = [requester, ...spokenOf(votes)]
  const assignee = asking?.step === step ? asking.assignee : undefined
  const isTheirs = assignee !== undefined && !except.includes(assignee)
  const { people, groups } = steps[step] ?? { people: [], groups: [] }
  return {
    kind: 'approvers',
    people: isTheirs ? [assignee] : people,
    groups: isTheirs ? [] : groups,
    except,
    about: concernOf(request),
    isAsking: true,
  } as const
}

function subjectOf(resource: Resource, event: Event): Subject {
  const leaseId = 'leaseId' in event ? event.leaseId : null
  const lease = leaseId ? resource.leases.get(leaseId) : undefined
  const requestId = 'requestId' in event && event.requestId ? event.requestId : lease?.requestId
  const request = requestId ? resource.requests.get(requestId) : undefined
  return { request: request ?? null, lease: lease ? viewOf(lease) : null }
}

function publicOf(event: Event): PublicEvent {
  if (event.type !== 'lease.checked_out') return event
  const { sealed: _sealed, ...shown } = event
  return shown
}
