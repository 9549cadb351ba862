import type { PersonId, RequestId } from '../../src/domain/ids'
import type { Event } from '../../src/domain/resource/event'
import type { Commands } from './commands'
import type { Dice } from './dice'
import type { Simulation } from './simulation'
import { type Account, glassBreakers } from './town'

const MINUTE_MS = 60_000

/** People who break the glass, and those who look at it afterwards. Of dice of their own. */
export class Emergencies {
  readonly #sim: Simulation
  readonly #commands: Commands
  readonly #dice: Dice

  constructor(sim: Simulation, commands: Commands, dice: Dice) {
    this.#sim = sim
    this.#commands = commands
    this.#dice = dice
  }

  start(lengthMs: number): void {
    for (let times = this.#dice.between(0, 2); times > 0; times -= 1)
      this.#later(this.#dice.next() * lengthMs, () =>
        this.#break(this.#dice.pick(this.#sim.town.accounts)),
      )
  }

  hear(event: Event): void {
    if (event.type === 'lease.granted' && this.#dice.chance(0.08)) this.#takeFrom(event)
    if (event.type === 'glass.broken') this.#lookAt(event.requestId)
    if (event.type === 'lease.closed' && this.#dice.chance(0.8)) this.#lookAtEnd(event)
    if (event.type === 'request.lapsed' && this.#dice.chance(0.5)) this.#lookAt(event.requestId)
  }

  /** Mostly by somebody who may, with a proof; some do it again at once. */
  #break(account: Account): void {
    const may = glassBreakers(this.#sim.town.people)
    const person = this.#dice.pick(this.#dice.chance(0.9) ? may : this.#sim.town.people)
    const seconds = this.#dice.pick([30, 120, 600, 3_600])
    const act = () => {
      if (this.#dice.chance(0.9)) this.#commands.prove(person, account.id, 'break-glass')
      return this.#commands.breakGlass(person, account, seconds)
    }
    void act()
    if (this.#dice.chance(0.3)) this.#later(this.#dice.anySize(1, 5 * MINUTE_MS), act)
  }

  #takeFrom({ leaseId }: Extract<Event, { type: 'lease.granted' }>): void {
    const held = this.#sim.ledger.leases.get(leaseId)?.taken.account.id
    const account = this.#sim.town.accounts.find(({ id }) => id === held)
    if (account) this.#later(this.#dice.anySize(1, 2 * MINUTE_MS), () => this.#break(account))
  }

  #lookAtEnd({ leaseId }: Extract<Event, { type: 'lease.closed' }>): void {
    const request = this.#sim.ledger.leases.get(leaseId)?.taken.requestId
    if (request && this.#sim.ledger.requests.get(request)?.glass) this.#lookAt(request)
  }

  /** Anybody tries, who may or not, and at any time. */
  #lookAt(id: RequestId): void {
    for (const person of this.#dice.some(this.#sim.town.people, 0.5))
      this.#later(this.#dice.anySize(1, 5 * MINUTE_MS), () => this.#sign(person, id))
  }

  #sign(person: PersonId, id: RequestId): Promise<unknown> {
    return this.#commands.signReview(person, id)
  }

  #later(ms: number, act: () => unknown): void {
    const { time, faults } = this.#sim
    if (time.now + ms < faults.until) time.after(ms, () => void act())
  }
}
