import { backOffMs } from '../src/domain/resource/back-off'
import type { Command } from '../src/domain/resource/command'
import { isOwed } from '../src/domain/resource/owed'
import type { Resource } from '../src/domain/resource/state'
import type { Attempts } from './attempts'
import { answerWithin, EFFECT_DEADLINE_MS, patiently } from './deadline'
import type { Head, Outbox, Promised } from './outbox'
import { DONE, type Outcome } from './outcome'
import { perform } from './perform'
import { TargetAttempt } from './target-attempt'

const RECORDS_PER_BATCH = 20
const CLAIM_MARGIN_MS = 10_000

type Postponed = Extract<Outcome, { done: false }>

/** What the drain needs of its Custodian. */
export type Owner = {
  readonly resource: () => Resource
  /** Settles promises and applies what came of them, in one transaction. */
  readonly apply: (commands: readonly Command[], settle: () => void) => void
}

/**
 * Performs what the outbox owes, lane by lane: one effect of a lane at a time, and no lane waits
 * for another. A failed effect is postponed and never thrown, so that it always has a next time.
 */
export class Drain {
  readonly #outbox: Outbox
  readonly #attempts: Attempts
  readonly #env: Env
  readonly #owner: Owner
  readonly #running = new Map<string, Promise<void>>()

  constructor(outbox: Outbox, attempts: Attempts, env: Env, owner: Owner) {
    this.#outbox = outbox
    this.#attempts = attempts
    this.#env = env
    this.#owner = owner
  }

  /** Starts every lane that is due and not running. */
  start(): void {
    for (const lane of this.#outbox.dueLanes(Date.now())) {
      if (this.#running.has(lane)) continue
      const run = this.#runLane(lane)
        .catch((error: unknown) => console.error({ lane, failed: 'lane', error: String(error) }))
        .finally(() => this.#running.delete(lane))
      this.#running.set(lane, run)
    }
  }

  /** When each lane is tried next; what is under way counts as now. */
  nextAttempts(now: number): readonly Head[] {
    return this.#outbox
      .heads()
      .map((head) => (this.#running.has(head.lane) ? { ...head, dueAt: now } : head))
  }

  /**
   * Makes a lane due now. One that is under way goes on, and where a call of an instance before
   * this one may still be, the lane waits until that one is over, should the clock have been set
   * forward by some seconds meanwhile: one call at a time.
   */
  hurry(lane: string, now: number): void {
    if (this.#running.has(lane)) return
    const began = this.#attempts.unsettledSince(lane)
    const dueAt = began === null ? now : Math.max(now, began + EFFECT_DEADLINE_MS)
    this.#outbox.hurry(lane, dueAt)
  }

  /** Waits until these lanes are quiet, but no longer than `patienceMs`. */
  async waitFor(lanes: readonly string[], patienceMs: number): Promise<void> {
    await patiently(this.#quiet(lanes), patienceMs)
  }

  /** Waits until every lane is quiet, but not past `deadline` (epoch milliseconds). */
  async idleOrUntil(deadline: number | null): Promise<void> {
    const leftMs = deadline === null ? EFFECT_DEADLINE_MS : Math.max(0, deadline - Date.now())
    const lanes = [...this.#running.keys()]
    await patiently(this.#quiet(lanes), Math.min(leftMs, EFFECT_DEADLINE_MS))
  }

  async #quiet(lanes: readonly string[]): Promise<void> {
    await Promise.all(lanes.map((lane) => this.#running.get(lane)))
  }

  async #runLane(lane: string): Promise<void> {
    for (;;) {
      const now = Date.now()
      const most = lane === 'record' ? RECORDS_PER_BATCH : 1
      const until = now + EFFECT_DEADLINE_MS + CLAIM_MARGIN_MS
      const promised = this.#outbox.claim(lane, most, now, until)
      if (promised.length === 0) return
      await this.#attempt(promised)
      this.start() // What came of it may have opened other lanes.
    }
  }

  async #attempt(promised: readonly Promised[]): Promise<void> {
    const resource = this.#owner.resource()
    const isWanted = ({ effect }: Promised) => isOwed(this.#owner.resource(), effect)
    const owed = promised.filter(isWanted)
    const [first] = owed
    if (!first) return this.#settle(promised, null, DONE)
    const attempt = new TargetAttempt(this.#attempts, first, () => isWanted(first))
    try {
      const work = perform(owed, attempt, resource, this.#env)
      this.#settle(promised, attempt, await answerWithin(work, EFFECT_DEADLINE_MS))
    } catch (error) {
      console.error({ at: resource.id, failed: first.effect.type, error: String(error) })
      this.#settle(promised, attempt, { done: false, isKnown: false, commands: [] })
    }
  }

  #settle(promised: readonly Promised[], attempt: TargetAttempt | null, outcome: Outcome): void {
    this.#owner.apply(outcome.commands, () => {
      attempt?.settle(outcome.isKnown)
      if (!outcome.done) return this.#postpone(promised, outcome)
      if (outcome.isClosed) attempt?.forget()
      this.#outbox.done(promised)
      const sequence = promised[0]?.sequence ?? 0
      for (const effect of outcome.owes) this.#outbox.add(effect, sequence, Date.now())
    })
  }

  #postpone(promised: readonly Promised[], { dueAt, isUntried = false }: Postponed): void {
    const [first] = promised
    if (!first) return
    const now = Date.now()
    const waitMs = backOffMs(first.attempts, now - first.promisedAt, Math.random())
    this.#outbox.postpone(promised, dueAt ?? now + waitMs, isUntried)
  }
}
