import { DurableObject } from 'cloudflare:workers'
import { custodianOf } from '../src/custodian-of'
import type { ConnectorId, LeaseId } from '../src/domain/ids'
import { EFFECT_DEADLINE_MS } from './deadline'
import { compare } from './drift/compare'
import { Timetable } from './timetable'
import { type Waiting, WaitingList } from './waiting-list'

/** How many calls one connector's target gets at a time. */
const AT_ONCE = 20

/** How long a caller waits here; after that it is better off coming again. */
const WAIT_MS = 2_000

/** How many may wait here; whoever comes after them is told when to come again. */
const LONGEST_QUEUE = 20

/** While somebody waits for the target, somebody tries it this often, whatever their back-off. */
const PROBE_MS = 20_000

/** A pass; null when none got free in time, or when to come again, in milliseconds from now. */
export type Pass = number | null | { readonly comeInMs: number }

/** What a call came to: the target did what it was asked, or a revoke has to wait for that. */
export type Finding =
  | { readonly kind: 'answered'; readonly leaseId: LeaseId }
  | ({ readonly kind: 'waits' } & Waiting)

/**
 * Limits how many Custodians call one target at a time, and tells all that wait for it when it
 * answers again. It is a brake and not a lock: a pass that is not given back runs out, and a Gate
 * that cannot be asked holds up nothing. Those who wait go on trying by themselves.
 */
export class Gate extends DurableObject<Env> {
  /** When each pass in use runs out, in epoch milliseconds. */
  readonly #passes = new Map<number, number>()
  readonly #queue: (() => void)[] = []
  readonly #timetable = new Timetable(AT_ONCE)
  readonly #waiting: WaitingList
  #lastPass = 0
  #comparing: Promise<void> | null = null

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    this.#waiting = new WaitingList(ctx.storage.sql)
  }

  async enter(): Promise<Pass> {
    const givesUpAt = Date.now() + WAIT_MS
    if (this.#queue.length >= LONGEST_QUEUE)
      return { comeInMs: this.#timetable.next(Date.now(), Math.random()) }
    while (this.#free() <= 0) {
      const leftMs = givesUpAt - Date.now()
      if (leftMs <= 0) return null
      await this.#turn(leftMs)
    }
    this.#lastPass += 1
    this.#passes.set(this.#lastPass, Date.now() + EFFECT_DEADLINE_MS)
    return this.#lastPass
  }

  async leave(pass: number, finding: Finding | null = null): Promise<void> {
    const runsOutAt = this.#passes.get(pass)
    if (runsOutAt) this.#timetable.saw(Date.now() - (runsOutAt - EFFECT_DEADLINE_MS))
    this.#passes.delete(pass)
    this.#queue.shift()?.()
    if (finding?.kind === 'waits') await this.wait(finding)
    if (finding?.kind === 'answered') await this.#tellOthers(finding.leaseId)
  }

  /** Somebody waits for the target. An alarm that is missing or overdue was lost, and is set again. */
  async wait(waiting: Waiting): Promise<void> {
    const now = Date.now()
    this.#waiting.add(waiting, now)
    const alarmAt = await this.ctx.storage.getAlarm()
    const isOverdue = alarmAt !== null && alarmAt < now - PROBE_MS
    if (alarmAt === null || isOverdue)
      await this.ctx.storage.setAlarm(isOverdue ? now : now + PROBE_MS)
  }

  /** Compares the target with the leases, once however many ask for it at a time. */
  async compare(): Promise<void> {
    this.#comparing ??= compare(this.env, this.ctx.id.name as ConnectorId).finally(() => {
      this.#comparing = null
    })
    await this.#comparing
  }

  /** Never throws, and is armed again first. */
  override async alarm(): Promise<void> {
    try {
      if (this.#waiting.isEmpty) return
      await this.ctx.storage.setAlarm(Date.now() + PROBE_MS)
      await this.#wake(1, Date.now())
    } catch (error) {
      console.error({ at: this.ctx.id.name, failed: 'probe', error: String(error) })
    }
  }

  /** As many as there is room for; each that is answered makes room for the next. */
  async #tellOthers(answered: LeaseId): Promise<void> {
    if (this.#waiting.isEmpty) return
    this.#waiting.remove(answered)
    await this.#wake(this.#free(), Date.now() - PROBE_MS)
  }

  async #wake(most: number, before: number): Promise<void> {
    const some = this.#waiting.next(Math.max(0, most), before, Date.now())
    await Promise.all(some.map((each) => this.#hurry(each)))
  }

  /** A lease that is closed, or was never heard of, waits for nothing. */
  async #hurry({ leaseId }: Waiting): Promise<void> {
    try {
      const { lease } = await custodianOf(this.env, leaseId).hurry(leaseId)
      if (!lease || lease.phase === 'closed') this.#waiting.remove(leaseId)
    } catch (error) {
      console.warn({ lease: leaseId, warning: 'could not be woken', error: String(error) })
    }
  }

  #free(): number {
    const now = Date.now()
    for (const [pass, runsOutAt] of this.#passes) if (runsOutAt <= now) this.#passes.delete(pass)
    return AT_ONCE - this.#passes.size
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
