import { expect } from 'vitest'
import type { Actor } from '../../src/domain/actor'
import type { Decision } from '../../src/domain/decision'
import { LIMITS } from '../../src/domain/limits'
import { eligible, isHandedOver } from '../../src/domain/policy/roster'
import type { CheckOut, Command } from '../../src/domain/resource/command'
import type { Event } from '../../src/domain/resource/event'
import { react } from '../../src/domain/resource/react'
import {
  isSettled,
  type Lease,
  openLeases,
  type Request,
  type Resource,
} from '../../src/domain/resource/state'
import { nextDeadline, overdue } from '../../src/domain/resource/wake'
import { asOpened, canAnswer } from './answering'
import { isOnlyReviewed, isRightfulEmergency, isRightlyBroken } from './emergency-invariants'
import { isRightfulExtension } from './extension-invariants'
import { holdsOfQueue } from './queue-invariants'

/** Stands for everything sealed; it must never be seen outside. */
export const CANARY = 'canary-that-must-not-sing'

/** One command in the life of a resource, with the state before, after each event, and after. */
export type Passage = {
  readonly before: Resource
  readonly command: Command
  readonly by: Actor
  readonly at: number
  readonly decision: Decision<Event>
  readonly states: readonly Resource[]
  readonly after: Resource
}

/** What must hold of every state, whatever led to it. */
export function holdsOfState(resource: Resource): void {
  const open = openLeases(resource)
  for (const [index, one] of open.entries())
    for (const other of open.slice(index + 1)) mayBothBeOpen(one, other)
  for (const request of resource.requests.values()) holdsOfRequest(request, open)
  holdsOfQueue(resource)
  for (const { endsAt, checkedOutAt, operation } of resource.leases.values()) {
    const lastsMs = endsAt - checkedOutAt
    must(lastsMs <= LIMITS.maxDurationSeconds * 1_000, 'no lease outlives 30 days')
    must(operation <= resource.fence, 'no operation is newer than the fence')
  }
}

function holdsOfRequest(
  { id, votes, requester, stage, deadlineAt }: Request,
  open: readonly Lease[],
) {
  const voters = votes.flatMap(({ approver, inPlaceOf }) => [approver, inPlaceOf?.id ?? []].flat())
  must(new Set(voters).size === voters.length, 'votes are distinct people, on both sides')
  must(!voters.some((voter) => voter === requester), 'nobody votes for themselves')
  const leases = open.filter(({ requestId }) => requestId === id).length
  must(leases <= 1, 'one approval, one lease')
  const hasClock = stage === 'pending' || stage === 'approved'
  must((deadlineAt !== null) === hasClock, 'a clock runs exactly while one should')
  if (stage === 'in_use') must(leases === 1, 'in use means an open lease')
}

/** Plain, because it is asked some million times. */
export function must(holds: boolean, rule: string): void {
  if (!holds) throw new Error(`Broken: ${rule}.`)
}

function mayBothBeOpen(one: Lease, other: Lease): void {
  if (one.forceClose?.secondName || other.forceClose?.secondName) return
  const sharings = [one.sharing, other.sharing]
  expect(sharings, 'an exclusive lease is alone').not.toContain('exclusive')
  if (sharings.includes('exclusive-per-account'))
    expect(one.account.id, 'one holder for each account').not.toBe(other.account.id)
}

const BY_THE_CLOCK: readonly Command['type'][] = [
  'expire',
  'lapse',
  'end_of_time',
  'warn_of_end',
  'end_offer',
  'remind',
  'widen',
  'fail_grant',
  'quarantine',
  'alert_overdue',
  'note_overdue_review',
]

/** What must hold between the states before and after one command. */
export function holdsOfPassage(passage: Passage): void {
  const { before, after, at, command, decision, states } = passage
  if (!BY_THE_CLOCK.includes(command.type))
    must(overdue(before, at).length === 0, 'deadlines come before whatever else is said')
  for (const request of before.requests.values())
    if (isSettled(request.stage) && !isOnlyReviewed(request, after.requests.get(request.id)))
      isFinal(request, after.requests.get(request.id), after)
  for (const lease of before.leases.values())
    if (lease.phase === 'closed') isFinal(lease, after.leases.get(lease.id), after)
  const fences = decision.events.flatMap(fenceOf)
  const isRising = fences.every((fence, index) => fence === before.fence + 1 + index)
  must(isRising && after.fence === (fences.at(-1) ?? before.fence), 'fences rise one by one')
  for (const [index, event] of decision.events.entries()) {
    const known = states[index - 1] ?? before
    holdsOfEvent(event, known, states[index] ?? after, passage)
  }
  const wake = nextDeadline(after)
  const isDue = overdue(after, at).length > 0
  must(isDue === (wake !== null && wake <= at), 'it wakes no later than something is due')
  must(wake === null || overdue(after, wake).length > 0, 'it wakes for a reason')
}

function isFinal<Thing>(before: Thing, now: Thing | undefined, after: Resource): void {
  if (now === before) return
  if (now !== undefined) expect(now, 'terminal is final').toBe(before)
  else expect(after.requests.size).toBeGreaterThanOrEqual(LIMITS.settledRequestsKept)
}

function fenceOf(event: Event): readonly number[] {
  if (event.type === 'lease.checked_out') return [event.fence]
  if (event.type === 'lease.extended') return [event.operation]
  return event.type === 'lease.ended' ? [event.operation] : []
}

const CLOCKS: readonly Event['type'][] = ['request.expired', 'request.lapsed', 'attempt.refused']

function holdsOfEvent(event: Event, known: Resource, now: Resource, passage: Passage): void {
  const { command, by, at } = passage
  must(!JSON.stringify(react(now, event, { by, at })).includes(CANARY), 'nothing sealed leaves')
  const request = requestOf(event, known)
  const isLate = request?.deadlineAt != null && request.deadlineAt <= at
  if (isLate) expect(CLOCKS, 'nothing happens after a deadline').toContain(event.type)
  if (event.type === 'step.approved' && request) isRightfulVote(event, request, passage)
  if (event.type === 'step.approved' && event.shortenedTo !== undefined)
    must(event.shortenedTo < (request?.durationSeconds ?? 0), 'approvers shorten only')
  if (event.type === 'vote.withdrawn')
    must(
      by.kind === 'person' && [event.approver, event.inPlaceOf?.id].includes(by.id),
      'people take back their own yes',
    )
  if (event.type === 'request.approved') isFullyAnswered(now.requests.get(event.requestId))
  if (event.type === 'lease.checked_out' && request) {
    expect(command.type).toBe('check_out')
    if (command.type === 'check_out') isRightfulCheckOut(event, request, command, at)
  }
  if (event.type === 'glass.broken') isRightlyBroken(event, known, passage)
  if (event.type === 'review.signed')
    must(event.reviewer !== request?.requester, 'nobody reviews themselves')
  if (event.type === 'lease.extended') isRightfulExtension(event, known, passage)
  if (event.type === 'lease.closed' || event.type === 'lease.granted') {
    const lease = known.leases.get(event.leaseId)
    const isEnd = event.type === 'lease.closed'
    if (command.type === 'confirm_by_hand') {
      const verb = isEnd ? 'revoke' : 'grant'
      expect(lease?.task, 'only of the latest').toMatchObject({ verb, operation: lease?.operation })
      expect(passage.by, 'never the holder').not.toMatchObject({ id: lease?.holder })
    } else
      expect(command, 'only a read-back of the latest operation closes').toMatchObject({
        type: isEnd ? 'confirm_revoke' : 'confirm_grant',
        operation: lease?.operation,
      })
    if (isEnd) expect(['revoking', 'quarantined']).toContain(lease?.phase)
  }
  if (event.type === 'slice.issued') {
    const lease = known.leases.get(event.leaseId)
    const isHolder = by.kind === 'person' && by.id === lease?.holder
    must(isHolder && lease?.phase === 'active', 'slices are issued to who holds, while they do')
    must(event.validUntil <= (lease?.endsAt ?? 0), 'no slice outlasts its lease')
    must(event.validUntil - at <= LIMITS.sliceSeconds * 1_000, 'slices are short')
  }
}

function requestOf(event: Event, known: Resource): Request | undefined {
  const id = 'requestId' in event ? event.requestId : null
  return id ? known.requests.get(id) : undefined
}

type Voted = Extract<Event, { type: 'step.approved' }>

function isRightfulVote(
  { approver, step, inPlaceOf }: Voted,
  request: Request,
  { command, by, at }: Passage,
): void {
  const wanted = request.steps[step]
  expect(by, 'people vote for themselves only').toMatchObject({ kind: 'person', id: approver })
  if (!wanted || command.type !== 'approve') throw new Error('A vote came from nowhere.')
  expect(eligible(wanted, command.roster)).toContain(inPlaceOf?.id ?? approver)
  must(inPlaceOf?.id !== request.requester, 'nobody stands in for the requester')
  if (inPlaceOf) {
    const pair = { principal: inPlaceOf.id, delegate: approver }
    must(isHandedOver(command.roster, pair, at), 'only what was handed over is decided in a place')
  }
  const earlier = request.steps.slice(0, step)
  for (const [index, each] of earlier.entries())
    expect(count(request, index), 'steps go in order').toBeGreaterThanOrEqual(each.quorum)
  expect(count(request, step)).toBeLessThan(wanted.quorum)
}

function isFullyAnswered(request: Request | undefined): void {
  for (const [index, { quorum }] of (request?.steps ?? []).entries())
    expect(request && count(request, index), 'a quorum is full').toBeGreaterThanOrEqual(quorum)
}

function count({ votes }: Request, step: number): number {
  return votes.filter((vote) => vote.step === step).length
}

type Taken = Extract<Event, { type: 'lease.checked_out' }>

function isRightfulCheckOut(taken: Taken, request: Request, command: CheckOut, at: number): void {
  if (request.breakGlass) return isRightfulEmergency(taken, request, command, at)
  const { policy } = command.ruling
  const max = [request.policy, policy].map((each) => each?.terms.duration.maxSeconds ?? 0)
  const seconds = Math.min(...max, request.durationSeconds, LIMITS.maxDurationSeconds)
  expect(taken.endsAt - at, 'the shortest limit counts').toBe(seconds * 1_000)
  expect(taken.grantBy).toBeLessThanOrEqual(taken.endsAt)
  const { roster } = command
  const standing = request.votes.filter(({ step, approver, inPlaceOf, at: said }) => {
    const wanted = request.steps[step]
    const pair = inPlaceOf && { principal: inPlaceOf.id, delegate: approver }
    const isHanded = !pair || isHandedOver(roster, pair, said)
    return isHanded && wanted && eligible(wanted, roster).includes(inPlaceOf?.id ?? approver)
  })
  for (const [index, { quorum }] of request.steps.entries())
    expect(standing.filter(({ step }) => step === index).length).toBeGreaterThanOrEqual(quorum)
  const voters = standing.map(({ approver, inPlaceOf }) => inPlaceOf?.id ?? approver)
  const today = asOpened(policy?.terms.steps ?? [], request)
  expect(
    canAnswer(today, command.roster, (person) => voters.includes(person)),
    'today’s steps are answered by distinct people',
  ).toBe(true)
}
