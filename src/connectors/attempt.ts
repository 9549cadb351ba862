/** A "no" that Hallpass itself says, in a sentence for people. */
export class Refused extends Error {}

/** A "not now": nothing of this call is on its way any more, and nothing is wrong for good. */
export class NotYet extends Error {}

/** The target answered something that settles nothing. */
export class Unclear extends Error {}

/** The call's own time is up. */
export class TimeUp extends Error {}

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
