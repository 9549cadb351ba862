import { DurableObject } from 'cloudflare:workers'
import { addresseeOf } from '../src/db/addressee'
import type { PersonId } from '../src/domain/ids'
import { backOffMs } from '../src/domain/resource/back-off'
import { answerWithin, EFFECT_DEADLINE_MS } from './deadline'
import { compose, type Kept } from './postbox/compose'
import { AGAIN, deliver } from './postbox/deliver'
import { type Outgoing, PostboxStore } from './postbox/store'

const WATCHDOG_MS = 60_000
/** What waits for the outside is tried again by the later, slower part of the back-off. */
const NOT_THE_FIRST = 9

/**
 * What waits for one person: what is not urgent, until their quiet hours end or their mail of the
 * day comes. When its time has come it is looked at again, put into one message for each way that
 * was chosen, and sent until it is taken. Whatever is left here twice is there once.
 */
export class Postbox extends DurableObject<Env> {
  readonly #store: PostboxStore
  readonly #id: PersonId
  #emptying: Promise<void> | null = null

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    this.#id = ctx.id.name as PersonId
    this.#store = new PostboxStore(ctx.storage)
  }

  /** Stored, and armed, before whoever brings it is told that it is. */
  async keep(letter: Kept): Promise<void> {
    this.ctx.storage.transactionSync(() => {
      this.#store.keep(letter)
      this.#arm(0)
    })
  }

  /** The sweep's knock, where an alarm was lost. Says until when something waits; null for nothing. */
  async wake(): Promise<number | null> {
    this.#arm(0)
    return this.#store.nextAt()
  }

  /** Never throws, and is armed again first. */
  override async alarm(): Promise<void> {
    try {
      await this.ctx.storage.setAlarm(Date.now() + WATCHDOG_MS)
      this.#emptying ??= this.#empty().finally(() => {
        this.#emptying = null
      })
      await this.#emptying
    } catch (error) {
      console.error({ at: this.#id, failed: 'postbox', error: String(error) })
    }
  }

  /** Once at a time, so that nothing is put into two messages; nothing outside is waited for long. */
  async #empty(): Promise<void> {
    const retryAt = await this.#compose()
    await this.#deliver()
    this.#store.forgetOld(Date.now())
    this.#arm(retryAt)
  }

  /** Whatever is due becomes messages. Says when to try again where the outside is away; else 0. */
  async #compose(): Promise<number> {
    const now = Date.now()
    const due = this.#store.due(now)
    const [oldest] = due
    if (!oldest) return 0
    try {
      const messages = await answerWithin(this.#messages(due), EFFECT_DEADLINE_MS)
      this.ctx.storage.transactionSync(() => {
        this.#store.composed(due, now)
        this.#store.owe(messages, now)
      })
      return 0
    } catch (error) {
      console.error({ at: this.#id, failed: 'compose', error: String(error) })
      return now + backOffMs(NOT_THE_FIRST, now - oldest.until, Math.random())
    }
  }

  async #messages(due: readonly Kept[]): Promise<readonly Outgoing[]> {
    const to = await addresseeOf(this.env.DB, this.#id)
    return to ? compose(due, to, this.env) : []
  }

  async #deliver(): Promise<void> {
    for (const owed of this.#store.owed(Date.now())) {
      const delivering = deliver(owed, this.#id, this.env)
      const after = await answerWithin(delivering, EFFECT_DEADLINE_MS).catch((error: unknown) => {
        console.error({ at: this.#id, failed: 'deliver', error: String(error) })
        return AGAIN
      })
      this.ctx.storage.transactionSync(() => this.#store.settle(owed, after, Date.now()))
    }
  }

  #arm(notBefore: number): void {
    const nextAt = this.#store.nextAt()
    void (nextAt === null
      ? this.ctx.storage.deleteAlarm()
      : this.ctx.storage.setAlarm(Math.max(nextAt, notBefore, Date.now())))
  }
}
