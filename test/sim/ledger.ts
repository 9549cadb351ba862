import type { LeaseId, PersonId, RequestId, ResourceId } from '../../src/domain/ids'
import type { Proof } from '../../src/domain/proving'
import type { Event } from '../../src/domain/resource/event'
import type { Logged } from './disk'
import type { Simulation } from './simulation'

type Of<Type extends Event['type']> = Extract<Event, { readonly type: Type }>

/** Only people live in the town. */
type Filed = Of<'request.filed'> & { readonly requester: PersonId }
type Taken = Of<'lease.checked_out'> & { readonly holder: PersonId }

export type KnownVote = {
  readonly step: number
  readonly approver: string
  /** By whose right, where somebody stood in. */
  readonly principal: string | null
  readonly at: number
}

/** A request as the log tells it. */
export type KnownRequest = {
  readonly id: RequestId
  readonly resource: ResourceId
  readonly filed: Filed
  stage: string
  /** The product's clock. */
  deadlineAt: number | null
  /** Until when it is this request's turn; the product's clock. */
  offeredUntil: number | null
  steps: Of<'request.filed'>['policy']['terms']['steps']
  votes: KnownVote[]
  sequence: number
  /** Of an emergency: whether somebody has looked at it. */
  glass: 'broken' | 'reviewed' | null
  glassProof: Proof | null
}

/** A lease as the log tells it. `…TrueAt` is true time, the rest the product's clock. */
export type KnownLease = {
  readonly id: LeaseId
  readonly resource: ResourceId
  /** As it was taken, but for the end, which is the latest. */
  taken: Taken
  readonly takenTrueAt: number
  readonly takenAt: number
  phase: 'granting' | 'active' | 'revoking' | 'quarantined' | 'closed'
  endedTrueAt: number | null
  closedTrueAt: number | null
  ending: string | null
  sequence: number
}

/** Folds the logs of all objects as they are committed, without any code of the product. */
export class Ledger {
  readonly requests = new Map<RequestId, KnownRequest>()
  readonly leases = new Map<LeaseId, KnownLease>()
  readonly rows: { readonly resource: ResourceId; readonly logged: Logged }[] = []
  /** True time of the latest event. */
  lastAt = 0
  readonly #sim: Simulation

  constructor(sim: Simulation) {
    this.#sim = sim
  }

  append(resource: ResourceId, logged: Logged): void {
    this.rows.push({ resource, logged })
    this.lastAt = this.#sim.time.now
    const { event } = logged
    this.#sim.count(`event ${event.type}`)
    this.#sim.note(`${resource} ${logged.sequence} ${event.type} ${aboutOf(event)}`)
    this.#sim.safety.before(resource, logged)
    this.#fold(resource, logged)
    this.#sim.safety.after(resource, logged)
    this.#sim.actors.hear(logged)
  }

  openLeases(): KnownLease[] {
    return [...this.leases.values()].filter(({ phase }) => phase !== 'closed')
  }

  #fold(resource: ResourceId, { event, at, sequence }: Logged): void {
    this.#foldRequest(resource, event, at)
    this.#foldLease(resource, event, at)
    const { request, lease } = this.about(event)
    if (request) request.sequence = sequence
    if (lease) lease.sequence = sequence
  }

  /** What an event was about, as its list rows in D1 have it. */
  about(event: Event) {
    const lease = 'leaseId' in event && event.leaseId ? this.leases.get(event.leaseId) : undefined
    const requestId = 'requestId' in event ? event.requestId : null
    const request = this.requests.get(requestId ?? lease?.taken.requestId ?? ('' as RequestId))
    return { request, lease }
  }

  #foldRequest(resource: ResourceId, event: Event, at: number): void {
    if (event.type === 'request.filed') {
      const { requestId: id, deadlineAt } = event
      const { steps } = event.policy.terms
      const fresh = { id, resource, filed: event as Filed, stage: 'pending', deadlineAt, steps }
      const none = { offeredUntil: null, glass: null, glassProof: null }
      this.requests.set(id, { ...fresh, ...none, votes: [], sequence: 0 })
      return
    }
    if (event.type === 'queue.joined' && event.isEmergency)
      this.#giveWay(resource, event.deadlineAt)
    const request = 'requestId' in event && event.requestId && this.requests.get(event.requestId)
    if (request) changeRequest(request, event, at)
  }

  /**
   * An emergency comes before whatever was offered to others who are in no emergency: they wait
   * again, and a clock that ran with the offer stands still.
   */
  #giveWay(resource: ResourceId, deadlineAt: number): void {
    for (const other of this.requests.values()) {
      const isOffered = other.stage === 'approved' && other.offeredUntil !== null
      if (other.resource === resource && isOffered && !other.glass)
        Object.assign(other, { offeredUntil: null, deadlineAt })
    }
  }

  #foldLease(resource: ResourceId, event: Event, takenAt: number): void {
    const { now } = this.#sim.time
    if (event.type === 'lease.checked_out') {
      const fresh = {
        id: event.leaseId,
        resource,
        taken: event as Taken,
        takenTrueAt: now,
        takenAt,
        sequence: 0,
      }
      const open = { endedTrueAt: null, closedTrueAt: null, ending: null }
      this.leases.set(event.leaseId, { ...fresh, ...open, phase: 'granting' })
      return
    }
    const lease = 'leaseId' in event && event.leaseId && this.leases.get(event.leaseId)
    if (lease) changeLease(lease, event, now)
  }
}

const SETTLED: { readonly [type: string]: string } = {
  'request.rejected': 'rejected',
  'request.cancelled': 'cancelled',
  'request.expired': 'expired',
  'request.lapsed': 'lapsed',
  'request.used': 'used',
}

export function isSettled({ stage }: KnownRequest): boolean {
  return Object.values(SETTLED).includes(stage)
}

function changeRequest(request: KnownRequest, event: Event, at: number): void {
  const settled = SETTLED[event.type]
  if (settled) Object.assign(request, { stage: settled, deadlineAt: null })
  if (event.type === 'lease.checked_out')
    Object.assign(request, { stage: 'in_use', deadlineAt: null, offeredUntil: null })
  if (event.type.startsWith('queue.') && 'deadlineAt' in event)
    Object.assign(request, { deadlineAt: event.deadlineAt })
  if (event.type.startsWith('queue.'))
    request.offeredUntil = event.type === 'queue.offered' ? event.until : null
  if (event.type === 'request.approved' || event.type === 'request.reinstated')
    Object.assign(request, { stage: 'approved', deadlineAt: event.deadlineAt })
  if (event.type === 'glass.broken') {
    const glassProof = event.proof ?? null
    Object.assign(request, { stage: 'approved', deadlineAt: event.deadlineAt, glassProof })
    request.glass = 'broken'
  }
  if (event.type === 'review.signed') request.glass = 'reviewed'
  if (event.type === 'step.approved')
    request.votes.push({
      ...{ step: event.step, approver: event.approver, at },
      principal: event.inPlaceOf?.id ?? null,
    })
  if (event.type === 'step.widened') request.steps = withNextRing(request.steps, event.step)
  if (event.type !== 'request.reopened') return
  const { deadlineAt, droppedVotes, addedSteps } = event
  const votes = request.votes.filter(({ approver }) => !droppedVotes.includes(approver as never))
  const steps = [...request.steps, ...addedSteps]
  Object.assign(request, { stage: 'pending', deadlineAt, votes, steps })
}

function withNextRing(steps: KnownRequest['steps'], at: number): KnownRequest['steps'] {
  return steps.map((step, index) => {
    const [ring, ...rings] = step.rings ?? []
    if (index !== at || !ring) return step
    const people = [...step.people, ...ring.people]
    const ringsOpened = (step.ringsOpened ?? 0) + 1
    return { ...step, people, groups: [...step.groups, ...ring.groups], rings, ringsOpened }
  })
}

function changeLease(lease: KnownLease, event: Event, now: number): void {
  if (event.type === 'lease.extended') lease.taken = { ...lease.taken, endsAt: event.endsAt }
  if (event.type === 'lease.granted') lease.phase = 'active'
  if (event.type === 'lease.ended')
    Object.assign(lease, { phase: 'revoking', endedTrueAt: now, ending: event.ending })
  if (event.type === 'lease.quarantined') lease.phase = 'quarantined'
  if (event.type === 'lease.closed') Object.assign(lease, { phase: 'closed', closedTrueAt: now })
}

function aboutOf(event: Event): string {
  const ids = event as { requestId?: string | null; leaseId?: string | null }
  const more = event as { code?: string; ending?: string; outcome?: string; verb?: string }
  const words = [ids.requestId, ids.leaseId, more.verb, more.code, more.ending, more.outcome]
  return words.filter(Boolean).join(' ')
}
