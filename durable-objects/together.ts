import type { Answer, ConnectorSettings, TargetCall } from '../src/connectors/connector'
import { connectorOf } from '../src/connectors/registry'
import { CONNECTOR_DEADLINE_MS, TARGET_DEADLINE_MS } from './deadline'
import { unknownWhenThrown } from './perform/unknown'
import type { Pass } from './turnstile'

/** As many as one message to a target takes without holding up the next for long. */
const MOST = 60

/** While one message is worked on at the target, the next is made ready. More are in each other's way. */
const MESSAGES_AT_ONCE = 2

/** What one such message may take; far less than each of its calls, which then go alone. */
const LONGEST_MS = 10_000

/** How much longer it is waited for, should the connector forget its own deadline. */
const GRACE_MS = TARGET_DEADLINE_MS - CONNECTOR_DEADLINE_MS

/** A call with less time than this left is better off coming again, with all of its time. */
const LEAST_MS = 5_000

/** For so long after a message the next are taken to get through as well. */
const MOVING_MS = 20_000

/**
 * Null: nothing of it is on its way any more, and a call of its own is needed. `later`: nothing was
 * sent at all, since there was no place or no time left for it; `moving`: the same, while others’
 * calls get through, so that its turn will come.
 */
export type Joint = Answer | Unsent | null

export type Unsent = 'later' | 'moving'

/** A call with the settings of its check-out, whose own they are. */
export type Errand = {
  readonly kind: string
  readonly call: TargetCall
  /** As they are stored in the lease, sealed. */
  readonly sealed: string
  /** When its Custodian stops waiting for it, in epoch milliseconds. */
  readonly until: number
}

type Waiting = Errand & {
  readonly since: number
  readonly answer: (joint: Joint) => void
}

/** What the Gate lends for it. */
export type Means = {
  /** How a place at the target is taken and given back, as by any other caller. */
  readonly take: () => Promise<Pass>
  readonly free: (pass: number) => void
  /** The settings that these calls are made with today. */
  readonly settings: (errand: Errand) => Promise<ConnectorSettings>
}

/**
 * Revokes that reach one target at the same time, made one: what comes while a message is under way
 * goes with a later one. Each of them stays its Custodian's own, which has written down that it
 * began, and waits for its answer as for that of the target. Today's settings are read once for all.
 */
export class Together {
  readonly #means: Means
  /** Those that reach the same target with the same settings, by these. */
  readonly #waiting = new Map<string, Waiting[]>()
  #running = 0
  /** When a message was last of use to somebody, in epoch milliseconds. */
  #movedAt = 0

  constructor(means: Means) {
    this.#means = means
  }

  revoke(errand: Errand): Promise<Joint> {
    const reach = JSON.stringify([errand.kind, errand.call.settings])
    return new Promise((answer) => {
      const others = this.#waiting.get(reach) ?? []
      others.push({ ...errand, since: performance.now(), answer })
      this.#waiting.set(reach, others)
      if (this.#running < MESSAGES_AT_ONCE) void this.#run()
    })
  }

  /** Never throws: whatever goes wrong is the answer of those it went wrong for. */
  async #run(): Promise<void> {
    this.#running += 1
    while (this.#waiting.size > 0) {
      const pass = await this.#means.take().catch(() => null)
      const some = this.#next()
      if (typeof pass === 'number') {
        await this.#send(some)
        this.#means.free(pass)
      } else for (const { answer } of some) answer(this.#unsent())
    }
    this.#running -= 1
  }

  #unsent(): Unsent {
    return Date.now() - this.#movedAt < MOVING_MS ? 'moving' : 'later'
  }

  /** The first that came, as many as go in one message; the others of them line up again. */
  #next(): readonly Waiting[] {
    const [first] = this.#waiting
    if (!first) return []
    const [reach, all] = first
    const some = all.splice(0, MOST)
    this.#waiting.delete(reach)
    if (all.length > 0) this.#waiting.set(reach, all)
    return some
  }

  /** Null where they cannot be used: each call alone then finds out why, and says so. */
  async #settings(one: Errand): Promise<ConnectorSettings | null> {
    return this.#means.settings(one).catch((error: unknown) => {
      console.error({ failed: 'settings of a joint call', error: String(error) })
      return null
    })
  }

  async #send(some: readonly Waiting[]): Promise<void> {
    const [one] = some
    const settings = one && (await this.#settings(one))
    const inTime = some.filter((each) => leftMs(each) >= LEAST_MS)
    for (const late of some.filter((each) => !inTime.includes(each))) late.answer(this.#unsent())
    const revokeTogether = one && connectorOf(one.kind)?.revokeTogether
    if (!settings || !revokeTogether) return inTime.forEach(({ answer }) => void answer(null))
    if (inTime.length === 0) return
    const deadlineMs = Math.min(LONGEST_MS, ...inTime.map(leftMs))
    const calls = inTime.map(({ call }) => ({ ...call, settings, deadlineMs }))
    const answers = await unknownWhenThrown(() => revokeTogether(calls), deadlineMs + GRACE_MS)
    if (!('outcome' in answers) && answers.some((answer) => answer !== null))
      this.#movedAt = Date.now()
    for (const [number, { answer }] of inTime.entries())
      answer('outcome' in answers ? answers : (answers[number] ?? null))
  }
}

/** By the Custodian's clock and by our own, since the errand may have been long on its way. */
function leftMs({ call, since, until }: Waiting): number {
  return Math.min(until - Date.now(), call.deadlineMs - (performance.now() - since))
}
