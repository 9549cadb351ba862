import type { LeaseId, ResourceId } from '../../src/domain/ids'
import type { Event } from '../../src/domain/resource/event'
import { judgeCheckOut } from './check-out-rules'
import type { Logged } from './disk'
import { judgeExtension } from './extension-rules'
import { judgeGlass, judgeReview } from './glass-rules'
import type { KnownLease } from './ledger'
import { judgeTurn } from './queue-rules'
import type { Simulation } from './simulation'
import type { Received, Target } from './target'
import { judgeVote, judgeVotes } from './vote-rules'

const SHARINGS = ['exclusive', 'exclusive-per-account', 'shared']

/** How old the last look at a person may be when the target is called. */
const LAST_LOOK_MS = 1_000

/** An alarm may be a minute late and a clock some seconds wrong; a lost one is another matter. */
const END_GRACE_MS = 90_000

/** What must hold at every moment, judged at the targets and by the committed log. */
export class Safety {
  readonly #sim: Simulation
  readonly #cleanAt = new Map<LeaseId, number>()
  #last: Event | null = null
  /** When access through a lease last began at its target; true time. */
  readonly openedAt = new Map<LeaseId, number>()

  constructor(sim: Simulation) {
    this.#sim = sim
  }

  /** A target was asked to change something. */
  called(target: Target, received: Received): void {
    if (received.verb === 'inspect') return
    const lease = this.#sim.ledger.leases.get(received.lease)
    const what = `${received.verb} ${received.lease} by ${received.by.name}`
    if (!lease) return this.#sim.violate('intent before effect', what)
    const rival = target.calls.find((call) => this.#isRival(call, received))
    if (rival) this.#sim.violate('one operation in flight per right', `${what}, ${rival.verb}`)
    if (received.verb === 'grant') this.#grantCalled(lease, what)
    else if (lease.endedTrueAt === null)
      this.#sim.violate('ending one lease never takes the right of another', what)
  }

  /** Access through a lease began at a target. */
  opened(target: Target, id: LeaseId): void {
    const { ledger, time } = this.#sim
    this.openedAt.set(id, time.now)
    const lease = ledger.leases.get(id)
    if (!lease) return this.#sim.violate('intent before effect', id)
    if (lease.phase === 'closed') this.#sim.violate('a closed lease stays closed at the target', id)
    this.#judgeWindow(lease)
    for (const other of this.#sim.heldOn(lease.resource))
      if (other !== id) this.#judgePair(lease, ledger.leases.get(other), target)
  }

  /** Every minute: nobody is in whose window is over, unless the access is being taken away. */
  look(): void {
    for (const { leases } of this.#sim.targets)
      for (const id of leases) {
        const lease = this.#sim.ledger.leases.get(id)
        if (lease) this.#judgeWindow(lease)
      }
  }

  /** The target was read back and the lease has nothing there. */
  readClean(lease: LeaseId): void {
    this.#cleanAt.set(lease, this.#sim.time.now)
  }

  /** Looks at an event before it is folded into the ledger. */
  before(_resource: ResourceId, { event, at }: Logged): void {
    const { ledger } = this.#sim
    const { request, lease } = ledger.about(event)
    if (event.type === 'step.approved' && request) judgeVote(this.#sim, request, event, at)
    if (event.type === 'lease.checked_out' && request) {
      judgeCheckOut(this.#sim, request, event, at)
      this.#judgeLock(event as KnownLease['taken'])
      judgeTurn(this.#sim, request, event, at)
    }
    if (event.type === 'glass.broken' && request) judgeGlass(this.#sim, request, event, at)
    if (event.type === 'review.signed' && request) judgeReview(this.#sim, request, event)
    if (!lease) return
    if (event.type === 'lease.extended' && request) judgeExtension(this.#sim, lease, request, event)
    if (isChangedByOlder(lease, event, this.#last))
      this.#sim.violate('an older fence never changes newer state', `${lease.id} ${event.type}`)
    if (event.type === 'credential.shown' && lease.phase !== 'active')
      this.#sim.violate('a secret is shown while the lease is active', lease.id)
    if (event.type === 'lease.closed') this.#judgeClose(lease)
  }

  after(_resource: ResourceId, { event }: Logged): void {
    this.#last = event
    const { request, lease } = this.#sim.ledger.about(event)
    if (event.type === 'request.approved' && request) judgeVotes(this.#sim, request)
    if (event.type === 'lease.ended' && lease) this.#sim.liveness.ended(lease)
  }

  /** A revoke need not wait for the grant of an instance that is no more. */
  #isRival(call: Received, { lease, verb }: Received): boolean {
    if (call.lease !== lease || call.verb === 'inspect') return false
    if (call.overAt <= this.#sim.time.now) return false
    return call.verb === verb || call.by.death === null
  }

  #grantCalled(lease: KnownLease, what: string): void {
    const { directory, time } = this.#sim
    if (lease.endedTrueAt !== null) this.#sim.violate('no grant once the lease ends', what)
    const leftAt = directory.leftAt.get(lease.taken.holder)
    if (leftAt !== undefined && leftAt < time.now - LAST_LOOK_MS)
      this.#sim.violate('a person is looked at again before the target is called', what)
  }

  #judgeWindow({ id, phase, resource, taken }: KnownLease): void {
    const isLive = phase === 'granting' || phase === 'active'
    if (!isLive || this.#sim.time.wall <= taken.endsAt + END_GRACE_MS) return
    if (this.#sim.objectNamed(resource).hasLostAlarm) return
    this.#sim.violate('no access outside the window', id)
  }

  #judgePair(lease: KnownLease, other: KnownLease | undefined, target: Target): void {
    if (!other || !isConflict(lease, other)) return
    this.#sim.violate(
      'access of two never overlaps on an exclusive resource',
      `${lease.id} and ${other.id} at ${target.name}`,
    )
  }

  /** The lock was free: nothing of an earlier lease may be left that it excluded. */
  #judgeLock(taken: KnownLease['taken']): void {
    for (const id of this.#sim.heldOn(`res_${taken.leaseId.split('_')[1]}`)) {
      const held = this.#sim.ledger.leases.get(id)
      if (held && isConflict({ taken }, held))
        this.#sim.violate('a free lock means a clean target', `${taken.leaseId} while ${id}`)
    }
  }

  #judgeClose({ id, endedTrueAt }: KnownLease): void {
    const cleanAt = this.#cleanAt.get(id)
    if (endedTrueAt === null || cleanAt === undefined || cleanAt < endedTrueAt)
      this.#sim.violate('nothing is closed before a read-back', id)
    if (this.#sim.isHeld(id)) this.#sim.violate('nothing is closed that is held', id)
  }
}

/** Whether what a grant came to changed a lease that had begun to end. */
function isChangedByOlder(lease: KnownLease, event: Event, last: Event | null): boolean {
  if (lease.endedTrueAt === null) return false
  if (event.type === 'lease.granted') return true
  if (event.type !== 'lease.quarantined' || last?.type !== 'effect.failed') return false
  return last.leaseId === lease.id && last.verb === 'grant' && last.message === event.reason
}

type Taken = Pick<KnownLease, 'taken'>

/** Two leases of one resource exclude each other by the stricter of their sharings. */
function isConflict({ taken: one }: Taken, { taken: other }: Taken): boolean {
  const strictest = Math.min(SHARINGS.indexOf(one.sharing), SHARINGS.indexOf(other.sharing))
  if (strictest === 0) return true
  return strictest === 1 && one.account.id === other.account.id
}
