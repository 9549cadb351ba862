import type { LeaseId, PersonId, RequestId } from '../../src/domain/ids'
import type { Event } from '../../src/domain/resource/event'
import { CHANGES, loosen, undermine } from './changes'
import { Commands } from './commands'
import { afterPoints } from './crash'
import type { Dice } from './dice'
import { eligibleIn } from './directory'
import type { Logged } from './disk'
import { Emergencies } from './emergencies'
import type { Simulation } from './simulation'
import { StandIns } from './stand-ins'
import { ROOT } from './town'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const LONGEST_WINDOW_SECONDS = 8 * 3_600

/** People who ask, decide, take, give back, leave and change the rules, at any moment. */
export class Actors {
  readonly #sim: Simulation
  readonly #dice: Dice
  readonly #moreTime: Dice
  readonly #others: readonly (StandIns | Emergencies)[]
  readonly #commands: Commands

  constructor(sim: Simulation, diceFor: (what: string) => Dice) {
    this.#sim = sim
    this.#dice = diceFor('actors')
    this.#moreTime = diceFor('more time')
    this.#commands = new Commands(sim)
    this.#others = [
      new StandIns(sim, this.#commands, diceFor('standing in')),
      new Emergencies(sim, this.#commands, diceFor('emergencies')),
    ]
  }

  get isBusy(): boolean {
    return this.#commands.isBusy
  }

  start(): void {
    const { script, faults, time } = this.#sim
    if (script) {
      void this.#commands.follow(script)
      return
    }
    const lengthMs = faults.until - time.now
    for (let asks = this.#dice.between(2, 10); asks > 0; asks -= 1)
      this.#later(this.#dice.next() * 0.8 * lengthMs, () => this.#ask())
    for (let changes = this.#dice.between(0, 4); changes > 0; changes -= 1)
      this.#later(this.#dice.next() * lengthMs, () => this.#change())
    if (this.#dice.chance(0.2)) this.#later(this.#dice.next() * lengthMs, () => this.#leave())
    for (const other of this.#others) other.start(lengthMs)
  }

  /** People learn at once of everything that is stored, and take their time over it. */
  hear({ event }: Logged): void {
    if (this.#sim.script || this.#sim.faults.isOver) return
    for (const other of this.#others) other.hear(event)
    switch (event.type) {
      case 'request.filed':
        if (this.#dice.chance(0.08)) this.#cancel(event.requestId)
        return
      case 'step.opened':
        return this.#decide(event)
      case 'step.approved':
        if (this.#dice.chance(0.04)) this.#soon(20 * SECOND_MS, () => this.#change())
        return
      case 'request.approved':
      case 'request.reinstated':
        return this.#approved(event.requestId)
      case 'queue.offered':
        return this.#offered(event.requestId)
      case 'lease.checked_out':
        return this.#taken(event.leaseId, event.holder as PersonId)
      case 'lease.granted':
        return this.#granted(event.leaseId)
      case 'lease.ended':
        if (this.#dice.chance(0.1)) this.#giveBack(event.leaseId, 5 * MINUTE_MS)
        return
      default:
        return
    }
  }

  #ask(): void {
    const person = this.#dice.pick(this.#sim.town.people)
    const account = this.#dice.pick(this.#sim.town.accounts)
    const seconds = this.#dice.anySize(60, LONGEST_WINDOW_SECONDS)
    const bound = this.#dice.chance(0.8) ? this.#dice.pick([60, 90, 600]) : seconds
    this.#twice(() => this.#commands.ask(person, account, Math.min(seconds, bound)))
    if (this.#dice.chance(0.03)) this.#soon(SECOND_MS, () => this.#leave(person))
  }

  #cancel(requestId: RequestId): void {
    const by = this.#sim.ledger.requests.get(requestId)?.filed.requester
    if (!by) return
    this.#soon(5 * MINUTE_MS, () => this.#commands.cancel(by, requestId))
  }

  #decide({ requestId, step }: Extract<Event, { type: 'step.opened' }>): void {
    const request = this.#sim.ledger.requests.get(requestId)
    const rule = request?.steps[step]
    if (!request || !rule) return
    const able = eligibleIn(this.#sim.directory.today, rule)
    for (const person of this.#sim.town.people) {
      const likely = able.has(person) ? 0.9 : 0.15
      if (!this.#dice.chance(likely)) continue
      const says = this.#dice.chance(0.05) ? 'reject' : 'approve'
      const longestMs = this.#dice.chance(0.8) ? 20 * SECOND_MS : 10 * MINUTE_MS
      this.#soon(longestMs, () => this.#twice(() => this.#commands.decide(person, requestId, says)))
    }
  }

  #approved(requestId: RequestId): void {
    const request = this.#sim.ledger.requests.get(requestId)
    if (!request) return
    const { requester } = request.filed
    if (this.#dice.chance(0.05)) this.#cancel(requestId)
    const voter = request.votes.at(-1)?.approver as PersonId | undefined
    if (voter && this.#moreTime.chance(0.05))
      this.#later(5 * SECOND_MS, () => this.#commands.withdrawVote(voter, requestId))
    if (this.#dice.chance(0.08))
      this.#soon(5 * SECOND_MS, () => undermine(this.#sim, this.#dice, request))
    const longestMs = this.#dice.chance(0.8) ? 20 * SECOND_MS : 20 * MINUTE_MS
    if (this.#dice.chance(0.1)) this.#atTheLastMoment(requester, requestId)
    else if (this.#dice.chance(0.95))
      this.#soon(longestMs, () => this.#twice(() => this.#checkOut(requester, requestId)))
  }

  /** Some come when their approval is running out, or has just run out. */
  #atTheLastMoment(requester: PersonId, requestId: RequestId): void {
    const { ledger, time } = this.#sim
    const deadlineAt = ledger.requests.get(requestId)?.deadlineAt ?? time.wall
    const ms = deadlineAt - time.wall + this.#dice.pick([-100, 1, 50, 500, 20_000])
    this.#later(ms, () => void this.#checkOut(requester, requestId))
  }

  async #checkOut(person: PersonId, requestId: RequestId): Promise<void> {
    if (this.#dice.chance(0.9)) this.#commands.prove(person, requestId)
    const said = await this.#commands.checkOut(person, requestId)
    if (said === 'resource_held') this.#sim.count('two wait for one resource')
    if (said === 'resource_held' && this.#moreTime.chance(0.5))
      void this.#commands.wait(person, requestId)
    if (said === 'resource_held' && this.#moreTime.chance(0.2))
      this.#soon(5 * SECOND_MS, () => loosen(this.#sim, requestId))
    if (said === 'resource_offered') this.#sim.count('offered to somebody else')
    if (!['resource_held', 'resource_offered', 'failed', 'proof_required'].includes(said)) return
    const again = () => void this.#checkOut(person, requestId)
    if (this.#dice.chance(0.2)) return this.#soon(SECOND_MS, again)
    this.#later(this.#dice.between(5_000, 2 * MINUTE_MS), again)
  }

  #taken(leaseId: LeaseId, holder: PersonId): void {
    if (this.#dice.chance(0.06)) this.#giveBack(leaseId, 30 * SECOND_MS)
    if (this.#dice.chance(0.06)) this.#soon(30 * SECOND_MS, () => this.#leave(holder))
  }

  /** Some ends come while the target is still being opened. */
  seeGrant(leaseId: LeaseId): void {
    if (this.#sim.script) return
    if (this.#dice.chance(0.15)) this.#giveBack(leaseId, 10 * SECOND_MS)
    if (this.#dice.chance(0.1)) this.#force(leaseId, 10 * SECOND_MS)
    if (this.#moreTime.chance(0.06))
      this.#later(this.#moreTime.between(1, SECOND_MS), () => this.#leaveUnheard(leaseId))
  }

  #granted(leaseId: LeaseId): void {
    const lease = this.#sim.ledger.leases.get(leaseId)
    if (!lease) return
    const { holder, endsAt, requestId } = lease.taken
    const leftMs = Math.max(1_000, endsAt - this.#sim.time.wall)
    this.#wantMoreTime(leaseId, holder, requestId, leftMs)
    if (this.#dice.chance(0.3))
      this.#soon(leftMs, () => this.#commands.showCredential(holder, leaseId))
    if (this.#dice.chance(0.1)) {
      const somebody = this.#dice.pick(this.#sim.town.people)
      this.#soon(leftMs, () => this.#commands.showCredential(somebody, leaseId))
    }
    if (this.#dice.chance(0.4)) this.#giveBack(leaseId, leftMs)
    if (this.#dice.chance(0.05)) this.#soon(leftMs, () => this.#change())
    if (this.#dice.chance(0.08)) this.#force(leaseId, leftMs)
    if (this.#dice.chance(0.05)) this.#soon(leftMs, () => this.#leave(holder))
  }

  /** Most take what they are offered; some let it pass. */
  #offered(requestId: RequestId): void {
    const requester = this.#sim.ledger.requests.get(requestId)?.filed.requester
    if (!requester || this.#moreTime.chance(0.2)) return
    this.#later(this.#moreTime.between(1_000, 60_000), () => this.#checkOut(requester, requestId))
  }

  /** Of dice of its own, so that what else people do stays what it was. */
  #wantMoreTime(leaseId: LeaseId, holder: PersonId, requestId: RequestId, leftMs: number): void {
    const part = this.#moreTime.next()
    if (part > 0.3) return
    const seconds = this.#moreTime.pick([10, 60, 600])
    this.#later(part * 3 * leftMs, () => {
      this.#commands.prove(holder, requestId, 'extend')
      return this.#commands.extend(holder, leaseId, seconds)
    })
  }

  #giveBack(leaseId: LeaseId, withinMs: number): void {
    const holder = this.#sim.ledger.leases.get(leaseId)?.taken.holder
    if (!holder) return
    this.#soon(withinMs, () => {
      if (this.#sim.faults.isD1Down()) this.#sim.count('D1 down at check-in')
      this.#twice(() => this.#commands.checkIn(holder, leaseId))
    })
  }

  #force(leaseId: LeaseId, withinMs: number): void {
    this.#soon(withinMs, () => this.#commands.forceRevoke(ROOT, leaseId))
  }

  #leave(who: PersonId = this.#dice.pick(this.#sim.town.people)): void {
    const doom = this.#dice.chance(0.4) ? afterPoints(this.#dice.between(1, 12)) : null
    void this.#commands.endPerson(who, doom)
  }

  /** The Worker that is told of a leaver dies before any resource has heard of it. */
  #leaveUnheard(leaseId: LeaseId): void {
    const holder = this.#sim.ledger.leases.get(leaseId)?.taken.holder
    const { leftAt } = this.#sim.directory
    if (holder) void this.#commands.endPerson(holder, () => leftAt.has(holder))
  }

  #change(): void {
    const change = this.#dice.pick(CHANGES)
    change(this.#sim, this.#dice)
    this.#sim.directory.look()
  }

  /** Some click twice. */
  #twice(act: () => unknown): void {
    void act()
    if (this.#dice.chance(0.08)) this.#soon(300, () => void act())
  }

  #soon(withinMs: number, act: () => unknown): void {
    this.#later(this.#dice.anySize(1, Math.max(1, withinMs)), act)
  }

  #later(ms: number, act: () => unknown): void {
    const { time, faults } = this.#sim
    if (time.now + ms < faults.until) time.after(ms, () => void act())
  }
}
