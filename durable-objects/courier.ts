import { DurableObject } from 'cloudflare:workers'
import { turnOff } from '../src/db/channels'
import { type Correspondent, correspondentOf } from '../src/db/listeners'
import { courierBackOffMs, LONGEST_WAIT_MS } from '../src/domain/channel/back-off'
import type { ChannelBacklog } from '../src/domain/channel/channel'
import type { ChannelMessage } from '../src/domain/channel/message'
import type { ChannelId } from '../src/domain/ids'
import { type Carried, carry } from './courier/carry'
import { type Claimed, Mailbag, type Numbered, type Part } from './courier/mailbag'
import { answerWithin, patiently } from './deadline'

const WATCHDOG_MS = 60_000
/** After so long whoever tried a message has died half-way, and it is tried again. */
const CLAIMED_MS = 30_000
const AT_ONCE = 5
/** Nothing outside is waited for longer: a call that never ends holds up nothing else. */
const PATIENCE_MS = 25_000
const UNWANTED = 'The receiver wants no more messages.'

/**
 * Whoever carries messages to one address of the organisation, so that an address which is dead
 * holds up nobody else. What it was handed is stored before it is tried, and tried until it is taken
 * or three days are over; while the address takes nothing, one message at a time knocks there.
 */
export class Courier extends DurableObject<Env> {
  readonly #bag: Mailbag
  #running: Promise<void> | null = null

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    this.#bag = new Mailbag(ctx.storage.sql)
  }

  /** A message that is here already is not taken twice. Waits up to `patienceMs` for what comes of it. */
  async take(message: ChannelMessage, patienceMs = 0): Promise<Numbered | null> {
    this.#change((now) => this.#bag.put(message, now))
    return this.#soon(message.id, patienceMs)
  }

  /** Sends one again, under the same id; null where it is not kept any more. */
  async again(id: string, patienceMs = 0): Promise<Numbered | null> {
    this.#change((now) => {
      if (this.#bag.again(id, now)) this.#bag.setPause(0, 0)
    })
    return this.#soon(id, patienceMs)
  }

  /** Sends all again that were given up; answers how many. */
  async failedAgain(): Promise<number> {
    let count = 0
    this.#change((now) => {
      count = this.#bag.failedAgain(now)
      if (count > 0) this.#bag.setPause(0, 0)
    })
    return count
  }

  async find(id: string): Promise<Numbered | null> {
    return this.#bag.find(id)
  }

  async list(part: Part): Promise<readonly Numbered[]> {
    return this.#bag.list(part)
  }

  /** The sweep's knock, in case an alarm was lost. */
  async wake(): Promise<ChannelBacklog> {
    this.#change((now) => {
      const forgotten = this.#bag.prune(now)
      if (forgotten > 0) console.error({ at: this.ctx.id.name, failed: 'courier', forgotten })
    })
    return this.#bag.backlog()
  }

  /** Its channel was changed: whatever waits is tried now. */
  async changed(): Promise<void> {
    this.#change((now) => this.#bag.hurry(now))
  }

  /** Its channel is retired: nothing of it is kept, what was delivered included. */
  async end(): Promise<void> {
    this.#change(() => this.#bag.clear())
  }

  /** Never throws, and is armed again first. */
  override async alarm(): Promise<void> {
    try {
      await this.ctx.storage.setAlarm(Date.now() + WATCHDOG_MS)
      this.#start()
      await patiently(this.#running ?? Promise.resolve(), PATIENCE_MS)
      this.#arm()
    } catch (error) {
      console.error({ at: this.ctx.id.name, failed: 'courier', error: String(error) })
    }
  }

  /** What is stored and the alarm for it are stored together. */
  #change(work: (now: number) => void): void {
    this.ctx.storage.transactionSync(() => {
      work(Date.now())
      this.#arm()
    })
    this.#start()
  }

  async #soon(id: string, patienceMs: number): Promise<Numbered | null> {
    if (patienceMs > 0) await patiently(this.#running ?? Promise.resolve(), patienceMs)
    return this.#bag.find(id)
  }

  #arm(): void {
    const at = this.#bag.nextWake()
    const { storage } = this.ctx
    void (at === null ? storage.deleteAlarm() : storage.setAlarm(Math.max(at, Date.now())))
  }

  #start(): void {
    this.#running ??= this.#run()
      .catch((error: unknown) => this.#rest(error))
      .finally(() => {
        this.#running = null
      })
  }

  /** The database is away, or the address cannot be opened: everything waits, and nothing is lost. */
  #rest(error: unknown): void {
    console.error({ at: this.ctx.id.name, failed: 'courier', error: String(error) })
    try {
      this.ctx.storage.transactionSync(() => {
        this.#failedOnce(Date.now(), 0)
        this.#arm()
      })
    } catch (again) {
      console.error({ at: this.ctx.id.name, failed: 'courier', error: String(again) })
    }
  }

  async #run(): Promise<void> {
    const id = this.ctx.id.name as ChannelId
    for (;;) {
      const now = Date.now()
      this.#bag.giveUp(now)
      const wakeAt = this.#bag.nextWake()
      if (wakeAt === null || wakeAt > now) return this.#arm()
      const channel = await answerWithin(correspondentOf(this.env.DB, id), PATIENCE_MS)
      if (!channel) return this.#change(() => this.#bag.clear())
      if (!channel.isActive) return this.#pauseUntil(now + LONGEST_WAIT_MS)
      const { failures } = this.#bag.pause()
      const claimed = this.#bag.claim(failures > 0 ? 1 : AT_ONCE, now, now + CLAIMED_MS)
      if (claimed.length === 0) return this.#arm()
      await Promise.all(claimed.map((each) => this.#try(id, channel, each)))
    }
  }

  async #try(id: ChannelId, channel: Correspondent, claimed: Claimed): Promise<void> {
    const carried = await this.#carried(id, channel, claimed)
    this.ctx.storage.transactionSync(() => {
      this.#note(claimed, carried)
      this.#arm()
    })
  }

  /** An address that wants no more is turned off before the message counts as settled. */
  async #carried(id: ChannelId, channel: Correspondent, { message }: Claimed): Promise<Carried> {
    try {
      const carried = await answerWithin(carry(id, channel, message, this.env), PATIENCE_MS)
      if (carried.outcome === 'unwanted')
        await answerWithin(turnOff(this.env.DB, id, channel.revision, UNWANTED), PATIENCE_MS)
      return carried
    } catch (error) {
      console.error({ at: id, failed: 'courier', error: String(error) })
      const why = 'Hallpass could not try it; its log says why.'
      return { outcome: 'later', status: null, why, afterMs: 0 }
    }
  }

  #note({ number, attempts }: Claimed, carried: Carried): void {
    const at = Date.now()
    const { status } = carried
    if (carried.outcome === 'delivered') {
      this.#bag.settle(number, 'delivered', { status, why: null, at })
      return this.#bag.setPause(0, 0)
    }
    const { why, afterMs } = carried
    if (carried.outcome === 'unwanted')
      return this.#bag.settle(number, 'failed', { status, why, at })
    const waitMs = Math.max(afterMs, courierBackOffMs(attempts, Math.random()))
    this.#bag.postpone(number, at + waitMs, { status, why, at })
    this.#failedOnce(at, afterMs)
  }

  #failedOnce(at: number, afterMs: number): void {
    const failures = this.#bag.pause().failures + 1
    const waitMs = Math.max(afterMs, courierBackOffMs(failures, Math.random()))
    this.#bag.setPause(failures, at + waitMs)
  }

  #pauseUntil(until: number): void {
    this.#bag.setPause(this.#bag.pause().failures, until)
    this.#arm()
  }
}
