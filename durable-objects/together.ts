import type { Answer, TargetCall } from '../src/connectors/connector'
import { connectorOf } from '../src/connectors/registry'
import { CONNECTOR_DEADLINE_MS, TARGET_DEADLINE_MS } from './deadline'
import { unknownWhenThrown } from './perform/unknown'
import type { Pass } from './turnstile'

/** As many as one message to a target takes without holding up the next for long. */
const MOST = 30

/** What one such message may take; far less than each of its calls, which then go alone. */
const LONGEST_MS = 10_000

/** How much longer it is waited for, should the connector forget its own deadline. */
const GRACE_MS = TARGET_DEADLINE_MS - CONNECTOR_DEADLINE_MS

/** A call with less time than this left is better off on its own, with all of its time. */
const LEAST_MS = 5_000

/** Null: nothing of it is on its way any more, and a call of its own is needed. */
export type Joint = Answer | null

/** `until`: when its Custodian stops waiting for it, in epoch milliseconds. */
export type Errand = {
  readonly kind: string
  readonly call: TargetCall
  readonly until: number
}

type Waiting = Errand & {
  readonly since: number
  readonly answer: (joint: Joint) => void
}

/** How a place at the target is taken and given back, as by any other caller. */
export type Place = { readonly take: () => Promise<Pass>; readonly free: (pass: number) => void }

/**
 * Revokes that reach one target at the same time, made one: what comes while a message is under way
 * goes with the next. Each of them stays its Custodian's own, which has written down that it began,
 * and waits for its answer as for that of the target.
 */
export class Together {
  readonly #place: Place
  readonly #waiting: Waiting[] = []
  #isRunning = false

  constructor(place: Place) {
    this.#place = place
  }

  revoke(errand: Errand): Promise<Joint> {
    return new Promise((answer) => {
      this.#waiting.push({ ...errand, since: performance.now(), answer })
      if (!this.#isRunning) void this.#run()
    })
  }

  /** Never throws: whatever goes wrong is the answer of those it went wrong for. */
  async #run(): Promise<void> {
    this.#isRunning = true
    while (this.#waiting.length > 0) {
      const pass = await this.#place.take().catch(() => null)
      const some = this.#next()
      if (typeof pass === 'number') {
        await this.#send(some)
        this.#place.free(pass)
      } else for (const { answer } of some) answer(null)
    }
    this.#isRunning = false
  }

  /** The first, and those after it that reach the same target with the same settings. */
  #next(): readonly Waiting[] {
    const reachOf = ({ kind, call }: Waiting) => JSON.stringify([kind, call.settings])
    const [first] = this.#waiting
    if (!first) return []
    const reach = reachOf(first)
    const some = this.#waiting.filter((each) => reachOf(each) === reach).slice(0, MOST)
    for (const each of some) this.#waiting.splice(this.#waiting.indexOf(each), 1)
    return some
  }

  async #send(some: readonly Waiting[]): Promise<void> {
    const inTime = some.filter((each) => leftMs(each) >= LEAST_MS)
    for (const late of some.filter((each) => !inTime.includes(each))) late.answer(null)
    const [first] = inTime
    const revokeTogether = first && connectorOf(first.kind)?.revokeTogether
    if (!revokeTogether) return inTime.forEach(({ answer }) => void answer(null))
    const deadlineMs = Math.min(LONGEST_MS, ...inTime.map(leftMs))
    const calls = inTime.map(({ call }) => ({ ...call, deadlineMs }))
    const answers = await unknownWhenThrown(() => revokeTogether(calls), deadlineMs + GRACE_MS)
    for (const [number, { answer }] of inTime.entries())
      answer('outcome' in answers ? answers : (answers[number] ?? null))
  }
}

/** By the Custodian's clock and by our own, since the errand may have been long on its way. */
function leftMs({ call, since, until }: Waiting): number {
  return Math.min(until - Date.now(), call.deadlineMs - (performance.now() - since))
}
