import type { Actor } from '../actor'
import type { AskerId, LeaseId, RequestId, ResourceId } from '../ids'
import type { PublicEvent, Subject } from '../resource/effect'
import { type EventGroup, groupOf, groupOfFact } from './event-group'

/**
 * One event as an address of the organisation is told it, before it takes a form. Plain, without
 * secrets and without a target's own words, because it leaves the house. Times in epoch milliseconds.
 */
export type ChannelMessage = {
  /** Stays the same over all attempts and to all addresses. */
  readonly id: string
  readonly type: string
  readonly group: EventGroup | 'test'
  readonly at: number
  readonly actor: { readonly id: string; readonly name: string }
  /** What the part of the catalogue is called that something was done to. */
  readonly name: string | null
  /** Why an attempt was refused. */
  readonly code: string | null
  readonly resource: { readonly id: ResourceId; readonly name: string } | null
  readonly accountName: string | null
  readonly request: MessageRequest | null
  readonly lease: MessageLease | null
  /** What somebody said about it: why it was asked, approved, rejected. */
  readonly said: string | null
  /** The page that it is about. */
  readonly path: string
}

export type MessageRequest = {
  readonly id: RequestId
  readonly requesterId: AskerId
  readonly requesterName: string
  readonly stage: string
  readonly policyName: string
  readonly durationSeconds: number
  readonly justification: string
  readonly ticket: string | null
}

export type MessageLease = {
  readonly id: LeaseId
  readonly holderId: AskerId
  readonly holderName: string
  readonly phase: string
  readonly endsAt: number
  readonly endedAt: number | null
}

/** What happened on a resource, as its Custodian wrote it down. */
export type Happening = {
  readonly event: PublicEvent
  readonly at: number
  readonly actor: Actor
  readonly subject: Subject
  readonly sequence: number
}

export function messageOf(
  { event, at, actor, subject: { request, lease }, sequence }: Happening,
  resource: { readonly id: ResourceId; readonly name: string },
): ChannelMessage {
  return {
    id: `evt_${resource.id.slice('res_'.length)}_${sequence}`,
    type: event.type,
    group: groupOf(event.type),
    at,
    actor:
      actor.kind === 'custodian'
        ? { id: 'custodian', name: 'Hallpass' }
        : { id: actor.id, name: actor.name },
    name: null,
    code: event.type === 'attempt.refused' ? event.code : null,
    resource: { id: resource.id, name: resource.name },
    accountName: lease?.account.name ?? request?.account.name ?? null,
    request: request && {
      id: request.id,
      requesterId: request.requester,
      requesterName: request.requesterName,
      stage: request.stage,
      policyName: request.policy.name,
      durationSeconds: request.durationSeconds,
      justification: request.justification,
      ticket: request.ticket,
    },
    lease: lease && {
      id: lease.id,
      holderId: lease.holder,
      holderName: lease.holderName,
      phase: lease.phase,
      endsAt: lease.endsAt,
      endedAt: lease.endedAt,
    },
    said: saidIn(event) ?? request?.justification ?? null,
    path: pathTo(request?.id, lease?.id, resource.name),
  }
}

function pathTo(request: RequestId | undefined, lease: LeaseId | undefined, name: string): string {
  if (lease) return `/leases/${lease}`
  return request ? `/requests/${request}` : `/r/${name}`
}

/** What people wrote. What a target said, such as why it is in quarantine, is for its readers only. */
function saidIn(event: PublicEvent): string | null {
  switch (event.type) {
    case 'step.approved':
      return event.comment || null
    case 'step.rejected':
    case 'step.reassigned':
    case 'vote.withdrawn':
    case 'request.rejected':
    case 'request.cancelled':
    case 'lease.force_close_asked':
    case 'lease.force_closed':
      return event.reason || null
    case 'lease.ended':
      return event.ending === 'forced' ? event.reason : null
    case 'lease.asked_back':
      return event.message || null
    case 'review.signed':
      return event.words || null
    default:
      return null
  }
}

/** What happened in D1 itself, as history has it. */
export type PastFact = {
  readonly sequence: number
  readonly at: number
  readonly type: string
  readonly actorId: string
  readonly actorName: string
  readonly resource: { readonly id: ResourceId; readonly name: string } | null
  readonly name: string | null
}

export function messageOfFact(fact: PastFact): ChannelMessage {
  const { sequence, at, type, actorId, actorName, resource, name } = fact
  return {
    ...NOTHING_ELSE,
    id: `evt_catalogue_${sequence}`,
    type,
    group: groupOfFact(type),
    at,
    actor: { id: actorId, name: actorName },
    name,
    resource,
    path: `/admin/history?type=${encodeURIComponent(type)}`,
  }
}

/** Says no more than that it is one; `id` is good once. */
export function testMessage(
  id: string,
  at: number,
  actor: ChannelMessage['actor'],
  path: string,
): ChannelMessage {
  return { ...NOTHING_ELSE, id, type: 'channel.tested', group: 'test', at, actor, path }
}

const NOTHING_ELSE = {
  name: null,
  code: null,
  resource: null,
  accountName: null,
  request: null,
  lease: null,
  said: null,
} as const
