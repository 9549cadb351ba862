import type { TargetCall } from '../../src/connectors/connector'
import { type LeaseId, leaseIdOf } from '../../src/domain/ids'
import { never, type Party } from './crash'
import { Dice } from './dice'
import type { Simulation } from './simulation'
import { type Span, spans } from './span'
import { type Fate, fateOf, MODES, type Mode } from './target-fate'

export type Verb = 'grant' | 'revoke' | 'inspect'

/** One call as the target saw it. Epoch milliseconds. */
export type Received = {
  readonly verb: Verb
  readonly lease: LeaseId
  readonly by: Party
  readonly begunAt: number
  /** When the caller can no longer be waiting for it. */
  overAt: number
}

/** How much longer than the call's own time a caller waits for it. */
const CALLER_GRACE_MS = 2_000
const CALLER_WAITS_MS = 20_000
const LONGEST_OUTAGE_MS = 3 * 24 * 60 * 60_000

/** A system that people get into, and the only place where it is true who is in. */
export class Target {
  readonly name: string
  readonly calls: Received[] = []
  readonly #sim: Simulation
  readonly #dice: Dice
  readonly #held = new Map<LeaseId, number>()
  readonly #moods: readonly (Span & { readonly mode: Mode })[]
  readonly #unlucky: number

  constructor(sim: Simulation, name: string, seed: number) {
    this.#sim = sim
    this.name = name
    this.#dice = new Dice(seed, `target ${name}`)
    const within = { from: sim.time.now, to: sim.faults.until }
    const isTroubled = within.to > within.from && this.#dice.chance(0.7)
    this.#moods = isTroubled
      ? spans(this.#dice, within, 4, LONGEST_OUTAGE_MS).map((span) => ({
          ...span,
          mode: this.#dice.pick(MODES),
        }))
      : []
    this.#unlucky = this.#dice.chance(0.5) ? this.#dice.next() * 0.3 : 0
  }

  holds(lease: LeaseId): boolean {
    return this.#held.has(lease)
  }

  get leases(): readonly LeaseId[] {
    return [...this.#held.keys()]
  }

  async receive(verb: Verb, call: TargetCall, by: Party): Promise<unknown> {
    const { time } = this.#sim
    const lease = leaseIdOf(`res_${call.lease.resourceKey}`, call.lease.fence)
    const begunAt = time.now
    const received = {
      verb,
      lease,
      by,
      begunAt,
      overAt: begunAt + call.deadlineMs + CALLER_GRACE_MS,
    }
    this.#sim.safety.called(this, received)
    const before = this.calls.filter((each) => each.verb === verb).length
    this.calls.push(received)
    const mode = this.#sim.targetMode(verb, before) ?? this.#mode()
    const fate = fateOf(this.#dice, mode, verb, call.deadlineMs)
    this.#sim.note(`${verb} ${lease} by ${by.name} meets ${mode}`)
    if (mode !== 'healthy') this.#sim.count(`target ${mode}`)
    this.#land(received, fate)
    if (verb === 'grant') this.#sim.actors.seeGrant(lease)
    return this.#answer(received, fate)
  }

  #land({ verb, lease, begunAt }: Received, { effectAfterMs }: Fate): void {
    if (effectAfterMs === null || verb === 'inspect') return
    this.#sim.time.after(effectAfterMs, () => {
      const isLate = this.#sim.time.now - begunAt > CALLER_WAITS_MS
      if (isLate) this.#sim.count(`late landing of a ${verb}`)
      this.#sim.note(`${verb} ${lease} takes effect${isLate ? ' late' : ''}`)
      if (verb === 'grant') this.#open(lease)
      else this.#close(lease)
    })
  }

  #open(lease: LeaseId): void {
    if (this.#held.has(lease)) return
    this.#held.set(lease, this.#sim.time.now)
    this.#sim.safety.opened(this, lease)
  }

  #close(lease: LeaseId): void {
    if (!this.#held.delete(lease)) return
    const known = this.#sim.ledger.leases.get(lease)
    if (known) this.#sim.liveness.removed(known)
  }

  async #answer(received: Received, { answerAfterMs, answer }: Fate): Promise<unknown> {
    if (answerAfterMs === null) return never()
    await this.#sim.time.sleep(answerAfterMs)
    received.overAt = this.#sim.time.now
    const said = answer ?? this.#truth(received)
    const { outcome } = said
    this.#sim.note(`${received.verb} ${received.lease} answers ${outcome}`)
    if (outcome === 'unknown') this.#sim.count(`unknown outcome of a ${received.verb}`)
    return said
  }

  /** What is read back at the end of a call that went through. */
  #truth({ verb, lease }: Received) {
    const isHeld = this.#held.has(lease)
    const evidence = `${lease} is ${isHeld ? 'held' : 'clean'} at ${this.#sim.time.now}`
    if (!isHeld && verb !== 'grant') this.#sim.safety.readClean(lease)
    if (verb === 'inspect') return { outcome: isHeld ? 'held' : 'clean', evidence }
    if (isHeld === (verb === 'grant')) return { outcome: 'done', evidence }
    return { outcome: 'unknown', message: `${lease} was changed by somebody else.` }
  }

  #mode(): Mode {
    const { now } = this.#sim.time
    if (this.#sim.faults.isOver) return 'healthy'
    const mood = this.#moods.find(({ from, to }) => from <= now && now < to)
    if (mood) return mood.mode
    return this.#dice.chance(this.#unlucky) ? this.#dice.pick(MODES) : 'healthy'
  }
}
