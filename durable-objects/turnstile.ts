import { EFFECT_DEADLINE_MS } from './deadline'
import { Timetable } from './timetable'

/** How long a caller waits here; after that it is better off coming again. */
const WAIT_MS = 2_000

/** A pass; null when none got free in time, or when to come again, in milliseconds from now. */
export type Pass = number | null | { readonly comeInMs: number }

export type Width = {
  /** How many are let in at a time. */
  readonly atOnce: number
  /** How many may wait; whoever comes after them is told when to come again. */
  readonly longestQueue: number
  /** What a call takes, as long as nothing is known of it, in milliseconds. */
  readonly callMs: number
}

/** Lets so many in at a time, in the order in which they came. A pass that is not given back runs out. */
export class Turnstile {
  readonly #width: Width
  readonly #numbers: () => number
  /** When each pass in use runs out, in epoch milliseconds. */
  readonly #passes = new Map<number, number>()
  readonly #queue: (() => void)[] = []
  readonly #timetable: Timetable

  constructor(width: Width, numbers: () => number) {
    this.#width = width
    this.#numbers = numbers
    this.#timetable = new Timetable(width.atOnce, width.callMs)
  }

  async enter(): Promise<Pass> {
    const givesUpAt = Date.now() + WAIT_MS
    if (this.#queue.length >= this.#width.longestQueue)
      return { comeInMs: this.#timetable.next(Date.now(), Math.random()) }
    while (this.free() <= 0) {
      const leftMs = givesUpAt - Date.now()
      if (leftMs <= 0) return null
      await this.#turn(leftMs)
    }
    const pass = this.#numbers()
    this.#passes.set(pass, Date.now() + EFFECT_DEADLINE_MS)
    return pass
  }

  /** A pass of another turnstile, or one that has run out, changes nothing. */
  leave(pass: number): void {
    const runsOutAt = this.#passes.get(pass)
    if (runsOutAt === undefined) return
    this.#timetable.saw(Date.now() - (runsOutAt - EFFECT_DEADLINE_MS))
    this.#passes.delete(pass)
    this.#queue.shift()?.()
  }

  free(): number {
    const now = Date.now()
    for (const [pass, runsOutAt] of this.#passes) if (runsOutAt <= now) this.#passes.delete(pass)
    return this.#width.atOnce - this.#passes.size
  }

  /** Until somebody leaves, or the time is up. */
  #turn(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const go = () => {
        clearTimeout(timer)
        const index = this.#queue.indexOf(go)
        if (index >= 0) this.#queue.splice(index, 1)
        resolve()
      }
      const timer = setTimeout(go, ms)
      this.#queue.push(go)
    })
  }
}
