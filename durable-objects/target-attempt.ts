import type { Attempts } from './attempts'
import { EFFECT_DEADLINE_MS, NoAnswerInTime, TARGET_DEADLINE_MS } from './deadline'
import type { Promised } from './outbox'

/** One attempt of a lane at its target, from the last moment before the call to its outcome. */
export class TargetAttempt {
  readonly #attempts: Attempts
  readonly #lane: string
  readonly #isOwed: () => boolean
  readonly number: number
  /** Epoch milliseconds. */
  readonly owedSince: number
  #id: number | null = null
  #unsettledSince: number | null = null
  #isOver = false
  readonly #latestBegin = Date.now() + EFFECT_DEADLINE_MS - TARGET_DEADLINE_MS

  constructor(attempts: Attempts, promised: Promised, isOwed: () => boolean) {
    this.#attempts = attempts
    this.#lane = promised.lane
    this.#isOwed = isOwed
    this.number = promised.attempts
    this.owedSince = promised.promisedAt
  }

  /** Nothing was sent, and there is not enough time left in this attempt to do so. */
  get isTooLate(): boolean {
    return this.#isOver || Date.now() > this.#latestBegin
  }

  /**
   * To be called right before the target is, with no `await` in between. False when the call is no
   * longer wanted. Throws `NoAnswerInTime` when the call could outlast the time that is waited for
   * this attempt, since another would then be under way beside it.
   */
  begin(): boolean {
    if (this.isTooLate) throw new NoAnswerInTime('Too late to call the target in this attempt.')
    if (!this.#isOwed()) return false
    this.#unsettledSince = this.#attempts.unsettledSince(this.#lane)
    this.#id = this.#attempts.begin(this.#lane, Date.now())
    return true
  }

  /** Inside the transaction that stores the outcome. */
  settle(isKnown: boolean): void {
    this.#isOver = true
    if (isKnown && this.#id !== null) this.#attempts.settle(this.#id)
  }

  /** Inside the transaction that closes the lease. */
  forget(): void {
    this.#attempts.forget(this.#lane)
  }

  /** Until when an earlier call of this lane may still have its effect, or null. */
  unsettledUntil(landsWithinMs: number): number | null {
    return this.#unsettledSince === null ? null : this.#unsettledSince + landsWithinMs
  }
}
