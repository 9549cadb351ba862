import { NotYet, TimeUp } from './failure'

/** One call with its time limit, and whether it has sent anything that changes the target. */
export class Attempt {
  readonly #endsAt: number
  hasWritten = false

  constructor(deadlineMs: number) {
    this.#endsAt = performance.now() + deadlineMs
  }

  remainingMs(): number {
    return Math.max(0, this.#endsAt - performance.now())
  }

  /** Waits for `work` until the time is up. Throws `TimeUp`; leaves no timer behind. */
  async within<T>(work: Promise<T>): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new TimeUp()), this.remainingMs())
    })
    try {
      return await Promise.race([work, late])
    } finally {
      clearTimeout(timer)
    }
  }

  /** Throws `NotYet` rather than sleep beyond the end. */
  async pause(ms: number): Promise<void> {
    if (this.remainingMs() <= ms) throw new NotYet('The time allowed was not enough.')
    await new Promise((resolve) => setTimeout(resolve, ms))
  }
}
