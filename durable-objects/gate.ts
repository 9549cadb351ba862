import { DurableObject } from 'cloudflare:workers'
import { EFFECT_DEADLINE_MS } from './deadline'

/** How many calls one connector's target gets at a time. */
const AT_ONCE = 20

/** How long a caller waits here; after that it is better off coming again. */
const WAIT_MS = 2_000

export type Pass = number | null

/**
 * Limits how many Custodians call one target at a time. It is a brake and not a lock: a pass that
 * is not given back runs out, and a Gate that cannot be asked holds up nothing.
 */
export class Gate extends DurableObject<Env> {
  /** When each pass in use runs out, in epoch milliseconds. */
  readonly #passes = new Map<number, number>()
  readonly #waiting: (() => void)[] = []
  #lastPass = 0

  /** A pass, or null when none got free in time. */
  async enter(): Promise<Pass> {
    const givesUpAt = Date.now() + WAIT_MS
    while (this.#isFull()) {
      const leftMs = givesUpAt - Date.now()
      if (leftMs <= 0) return null
      await this.#turn(leftMs)
    }
    this.#lastPass += 1
    this.#passes.set(this.#lastPass, Date.now() + EFFECT_DEADLINE_MS)
    return this.#lastPass
  }

  async leave(pass: number): Promise<void> {
    this.#passes.delete(pass)
    this.#waiting.shift()?.()
  }

  #isFull(): boolean {
    const now = Date.now()
    for (const [pass, runsOutAt] of this.#passes) if (runsOutAt <= now) this.#passes.delete(pass)
    return this.#passes.size >= AT_ONCE
  }

  /** Until somebody leaves, or the time is up. */
  #turn(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const go = () => {
        clearTimeout(timer)
        const index = this.#waiting.indexOf(go)
        if (index >= 0) this.#waiting.splice(index, 1)
        resolve()
      }
      const timer = setTimeout(go, ms)
      this.#waiting.push(go)
    })
  }
}
