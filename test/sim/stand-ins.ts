import type { LeaseId, RequestId } from '../../src/domain/ids'
import type { Event } from '../../src/domain/resource/event'
import type { Commands } from './commands'
import type { Dice } from './dice'
import { eligibleIn } from './directory'
import type { Simulation } from './simulation'

/** People who hand over: what they decide, and what they hold. Of dice of their own. */
export class StandIns {
  readonly #sim: Simulation
  readonly #commands: Commands
  readonly #dice: Dice

  constructor(sim: Simulation, commands: Commands, dice: Dice) {
    this.#sim = sim
    this.#commands = commands
    this.#dice = dice
  }

  start(lengthMs: number): void {
    for (let times = this.#dice.between(1, 6); times > 0; times -= 1)
      this.#later(this.#dice.next() * 0.1 * lengthMs, () => this.#delegate())
  }

  hear(event: Event): void {
    if (event.type === 'step.opened') this.#decide(event.requestId, event.step)
    if (event.type === 'lease.granted') this.#handOver(event.leaseId)
    if (event.type === 'queue.joined') this.#wait(event.requestId)
  }

  /** Whoever stands in for one of those who may answer does so, mostly. */
  #decide(requestId: RequestId, step: number): void {
    const rule = this.#sim.ledger.requests.get(requestId)?.steps[step]
    if (!rule) return
    const able = eligibleIn(this.#sim.directory.today, rule)
    for (const { principal, delegate } of this.#sim.directory.today.delegations)
      if (able.has(principal) && this.#dice.chance(0.7))
        this.#later(this.#dice.anySize(1, 5_000), () =>
          this.#commands.decide(delegate, requestId, 'approve'),
        )
  }

  /** Some give up what they hold for somebody who waits for it, or who does not. */
  #handOver(leaseId: LeaseId): void {
    const taken = this.#sim.ledger.leases.get(leaseId)?.taken
    const part = this.#dice.next()
    if (!taken || part > 0.4) return
    const { holder, endsAt } = taken
    const leftMs = Math.max(1_000, endsAt - this.#sim.time.wall)
    this.#later(part * 2 * leftMs, () => {
      const account = taken.account.id
      const able = [...this.#sim.ledger.requests.values()].filter(
        ({ stage, filed }) => stage === 'approved' && filed.account.id === account,
      )
      const others = this.#sim.town.people
      const to = able.length > 0 ? this.#dice.pick(able).filed.requester : this.#dice.pick(others)
      return this.#commands.handOver(holder, leaseId, to)
    })
  }

  /** Somebody waits: some holders hand it over to them at once. */
  #wait(requestId: RequestId): void {
    const request = this.#sim.ledger.requests.get(requestId)
    const lease = this.#sim.ledger
      .openLeases()
      .find(
        ({ phase, taken }) => phase === 'active' && taken.account.id === request?.filed.account.id,
      )
    if (!request || !lease || this.#dice.chance(0.4)) return
    const { holder } = lease.taken
    this.#later(this.#dice.between(1, 20_000), () =>
      this.#commands.handOver(holder, lease.id, request.filed.requester),
    )
  }

  #later(ms: number, act: () => unknown): void {
    const { time, faults } = this.#sim
    if (time.now + ms < faults.until) time.after(ms, () => void act())
  }

  #delegate(): void {
    const { people } = this.#sim.town
    const person = this.#dice.pick(people)
    const others = people.filter((each) => each !== person)
    const isAlone = others.length === 0 || this.#dice.chance(0.2)
    const to = isAlone ? null : this.#dice.pick(others)
    void this.#commands.delegate(person, to, this.#dice.between(600_000, 8 * 3_600_000))
  }
}
