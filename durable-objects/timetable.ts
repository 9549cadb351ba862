const SOONEST_MS = 500

/** Nobody is sent away for longer: the target may answer sooner than it looks now. */
const LATEST_MS = 60_000

/** Who comes is let in or told again, which costs less than a place that stays empty. */
const EAGERNESS = 1.5

/** How much the latest call says about the next. */
const WEIGHT = 0.1

/**
 * When those come again who find a queue too long to join: one after the other, somewhat faster than
 * calls have been ending, so that thousands neither stand in line nor knock all the time.
 */
export class Timetable {
  readonly #atOnce: number
  #callMs: number
  #last = 0

  /** `callMs`: what a call takes, until some have been seen. */
  constructor(atOnce: number, callMs: number) {
    this.#atOnce = atOnce
    this.#callMs = callMs
  }

  /** A call took this long. */
  saw(ms: number): void {
    this.#callMs += WEIGHT * (ms - this.#callMs)
  }

  /** In how many milliseconds to come; `now` in epoch milliseconds, `dice` between 0 and 1. */
  next(now: number, dice: number): number {
    const soonest = now + SOONEST_MS
    const slot = Math.max(soonest, this.#last + this.#callMs / (this.#atOnce * EAGERNESS))
    this.#last = Math.min(slot, now + LATEST_MS)
    if (slot <= now + LATEST_MS) return Math.round(slot - now)
    return Math.round(LATEST_MS * (0.5 + 0.5 * dice))
  }
}
