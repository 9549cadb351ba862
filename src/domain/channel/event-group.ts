import type { EventType } from '../resource/event'

/** What a channel can want to hear, by group, in words. */
export const EVENT_GROUPS = {
  requests: 'Requests, and what is decided about them',
  access: 'Access that is taken, extended and given back',
  trouble: 'Access that does not end, and targets that fail or differ',
  emergencies: 'Broken glass, and its reviews',
  attempts: 'Attempts that were refused',
  people: 'People and machines: sign-ins, leavers, passkeys',
  administration: 'Changes of policies, roles, connectors and the catalogue',
} as const

export type EventGroup = keyof typeof EVENT_GROUPS

export const ALL_GROUPS = Object.keys(EVENT_GROUPS) as readonly EventGroup[]

/** What happens on a resource. An event that is new does not compile until it has its group. */
const ON_RESOURCES: { readonly [type in EventType]: EventGroup } = {
  'request.filed': 'requests',
  'request.approved': 'requests',
  'request.rejected': 'requests',
  'request.cancelled': 'requests',
  'request.expired': 'requests',
  'request.lapsed': 'requests',
  'request.reopened': 'requests',
  'request.reinstated': 'requests',
  'request.used': 'requests',
  'step.opened': 'requests',
  'step.approved': 'requests',
  'step.rejected': 'requests',
  'step.reminded': 'requests',
  'step.widened': 'requests',
  'step.reassigned': 'requests',
  'vote.withdrawn': 'requests',
  'queue.joined': 'access',
  'queue.left': 'access',
  'queue.offered': 'access',
  'queue.passed': 'access',
  'lease.checked_out': 'access',
  'lease.granted': 'access',
  'lease.extended': 'access',
  'lease.extension_confirmed': 'access',
  'lease.ending_soon': 'access',
  'lease.asked_back': 'access',
  'lease.handed_over': 'access',
  'lease.ended': 'access',
  'lease.closed': 'access',
  'task.opened': 'access',
  'target.inspected': 'access',
  'credential.shown': 'access',
  'slice.issued': 'access',
  'lease.overdue': 'trouble',
  'lease.quarantined': 'trouble',
  'lease.force_close_asked': 'trouble',
  'lease.force_closed': 'trouble',
  'effect.failed': 'trouble',
  'effect.late': 'trouble',
  'glass.broken': 'emergencies',
  'review.signed': 'emergencies',
  'review.overdue': 'emergencies',
  'attempt.refused': 'attempts',
  'person.cut_off': 'people',
}

/** What happens in D1 itself, by the part of its name before the dot, or by all of it. */
const IN_D1: { readonly [name: string]: EventGroup } = {
  person: 'people',
  identity: 'people',
  session: 'people',
  proof: 'people',
  passkey: 'people',
  recovery: 'people',
  delegation: 'people',
  'machine.signed_in': 'people',
  sign_in: 'attempts',
  link: 'attempts',
  drift: 'trouble',
  'provider.unread': 'trouble',
  'reconciliation.failed': 'trouble',
  'reconciliation.held': 'trouble',
}

/** The group of an event that happened on a resource. */
export function groupOf(type: EventType): EventGroup {
  return ON_RESOURCES[type]
}

/** The group of what happened in D1 itself: everything that is not said otherwise is administration. */
export function groupOfFact(type: string): EventGroup {
  return IN_D1[type] ?? IN_D1[type.split('.')[0] ?? ''] ?? 'administration'
}
