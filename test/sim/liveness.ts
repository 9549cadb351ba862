import { judgeCopies } from './copies'
import { isSettled, type KnownLease } from './ledger'
import type { Simulation } from './simulation'
import { lettersLeft } from './ways'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS

/** Within this the sweep knocks at every object, should the platform have lost its alarm. */
const ROUND_MS = 62 * MINUTE_MS

/** However long a revoke has been failing, it is done this soon after its target answers again. */
const REMOVED_WITHIN_MS = MINUTE_MS
const SWEPT_WITHIN_MS = 2 * MINUTE_MS

/** How long after the faults a leaver may still have access. */
const LEAVER_MS = 3 * MINUTE_MS

/** How much longer than agreed an alarm may be set for: the watchdog's minute, and a little. */
const ALARM_SLACK_MS = 65 * SECOND_MS

/** What must come about in the end, once the outside is in good order again. */
export class Liveness {
  /** The longest that access outlived its end after the faults had stopped, in milliseconds. */
  worstRemovalMs = 0
  /** The longest, then, between the planned end of a lease and the moment it began to end. */
  worstEndMs = 0
  readonly #sim: Simulation

  constructor(sim: Simulation) {
    this.#sim = sim
  }

  /** Every minute: whatever waits has an alarm, unless the platform lost it. */
  look(): void {
    this.#judgeLeavers()
    for (const object of this.#sim.objects) {
      const dueAt = this.#dueAt(object.name)
      const { alarm } = object.disk
      if (dueAt === null || object.hasLostAlarm) continue
      const latest = Math.max(dueAt, this.#sim.time.wall) + ALARM_SLACK_MS
      if (!alarm || alarm.at > latest)
        this.#sim.violate('whatever waits has an alarm', `${object.name} waits for ${dueAt}`)
    }
  }

  /** Whether nothing is left to do: no lease, no request, nothing owed, nobody in. */
  isQuiet(): boolean {
    const { ledger, objects, targets } = this.#sim
    return (
      ledger.openLeases().length === 0 &&
      [...ledger.requests.values()].every(isSettled) &&
      objects.every(({ disk }) => disk.owed().length === 0) &&
      targets.every(({ leases }) => leases.length === 0) &&
      lettersLeft(this.#sim) === 0 &&
      this.#sim.receiver.missing().length === 0
    )
  }

  /** Every minute after the faults: nobody who has left has access. */
  #judgeLeavers(): void {
    const { directory, faults, ledger, time } = this.#sim
    if (time.now < faults.until + LEAVER_MS) return
    for (const { id, phase, taken } of ledger.leases.values()) {
      const leftAt = directory.leftAt.get(taken.holder)
      const isLive = phase === 'granting' || phase === 'active'
      if (isLive && leftAt !== undefined && leftAt < time.now - LEAVER_MS)
        this.#sim.violate('a leaver is cut everywhere', `${id} of ${taken.holder}`)
    }
    for (const request of ledger.requests.values()) {
      const leftAt = directory.leftAt.get(request.filed.requester)
      const isOpen = request.stage === 'pending' || request.stage === 'approved'
      if (isOpen && leftAt !== undefined && leftAt < time.now - LEAVER_MS)
        this.#sim.violate('a leaver is cut everywhere', request.id)
    }
  }

  /** At the end of a run, hours after the faults stopped. */
  judge(): void {
    const { ledger, objects, targets } = this.#sim
    for (const { name, leases } of targets)
      for (const id of leases) this.#sim.violate('access ends in the end', `${id} at ${name}`)
    for (const { id, phase } of ledger.openLeases())
      this.#sim.violate('every lease is closed in the end', `${id} is ${phase}`)
    for (const request of ledger.requests.values())
      if (!isSettled(request))
        this.#sim.violate('every request is settled in the end', `${request.id} ${request.stage}`)
    for (const { name, disk } of objects)
      for (const { lane, attempts } of disk.owed())
        this.#sim.violate('every effect ends', `${name} owes ${lane} after ${attempts} attempts`)
    for (const id of this.#sim.receiver.missing())
      this.#sim.violate('a channel hears of everything in the end', id)
    this.#judgeOwed()
    if (lettersLeft(this.#sim) > 0)
      this.#sim.violate('what waits is told in the end', `${lettersLeft(this.#sim)} wait`)
    judgeCopies(this.#sim)
  }

  /** Access through a lease is gone from its target. */
  removed(lease: KnownLease): void {
    const { faults, safety, time } = this.#sim
    if (lease.endedTrueAt === null) return
    const openedAt = safety.openedAt.get(lease.id) ?? 0
    const since = Math.max(lease.endedTrueAt, faults.until, openedAt)
    if (time.now < faults.until) return
    const tookMs = time.now - since
    const isForgotten = this.#sim.objectNamed(lease.resource).isForgotten
    if (!isForgotten) this.worstRemovalMs = Math.max(this.worstRemovalMs, tookMs)
    const boundMs = isForgotten ? ROUND_MS : this.#removedWithinMs()
    if (tookMs > boundMs)
      this.#sim.violate('access is gone soon after the faults', `${lease.id}: ${tookMs} ms`)
  }

  /** Where the platform lost an alarm of a Gate, the sweep comes first. */
  #removedWithinMs(): number {
    const isGateForgotten = this.#sim.gates.some(({ wasEverForgotten }) => wasEverForgotten)
    return isGateForgotten ? SWEPT_WITHIN_MS : REMOVED_WITHIN_MS
  }

  /** A lease began to end. */
  ended({ id, ending, resource, taken }: KnownLease): void {
    const { faults, time } = this.#sim
    if (ending !== 'time' || !faults.isOver) return
    const lateMs = time.now - Math.max(faults.until, taken.endsAt - time.skewMs)
    const isForgotten = this.#sim.objectNamed(resource).isForgotten
    if (!isForgotten) this.worstEndMs = Math.max(this.worstEndMs, lateMs)
    if (lateMs > (isForgotten ? ROUND_MS : 2 * MINUTE_MS))
      this.#sim.violate('time ends leases on time', `${id}: ${lateMs} ms late`)
  }

  /** Nothing is dropped: each event of a log that owes a call to the target had one. */
  #judgeOwed(): void {
    for (const { logged } of this.#sim.ledger.rows) {
      if (logged.event.type !== 'lease.ended') continue
      const { leaseId } = logged.event
      const wasCalled = this.#sim.targets.some(({ calls }) =>
        calls.some(({ lease, verb }) => lease === leaseId && verb === 'revoke'),
      )
      if (!wasCalled) this.#sim.violate('every end reaches the target', leaseId)
    }
  }

  /** When an object must act next, by its own disk and by the log; the product's clock. */
  #dueAt(name: string): number | null {
    const object = this.#sim.objects.find((each) => each.name === name)
    const { leases, requests } = this.#sim.ledger
    const heads = new Map<string, number>()
    for (const { lane, due_at } of object?.disk.owed() ?? [])
      if (!heads.has(lane)) heads.set(lane, due_at)
    const times = [...heads.values()]
    for (const { resource, phase, taken } of leases.values())
      if (resource === name && (phase === 'granting' || phase === 'active'))
        times.push(taken.endsAt)
    for (const { resource, deadlineAt } of requests.values())
      if (resource === name && deadlineAt !== null) times.push(deadlineAt)
    return times.length === 0 ? null : Math.min(...times)
  }
}
