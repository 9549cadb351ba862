import { DurableObject } from 'cloudflare:workers'
import type { ConnectorSettings } from '../src/connectors/connector'
import { connectorOf } from '../src/connectors/registry'
import { custodianOf } from '../src/custodian-of'
import type { ConnectorId, LeaseId } from '../src/domain/ids'
import { compare } from './drift/compare'
import { todaysSettings } from './perform/todays-settings'
import { type Errand, type Joint, Together } from './together'
import { type Pass, Turnstile } from './turnstile'
import { type Waiting, WaitingList } from './waiting-list'

/** How many calls one connector's target gets at a time. */
const ALONE = { atOnce: 20, longestQueue: 20, callMs: 200 }

/** Of calls that share a place or two at the target: they wait for it in here, and cost it nothing. */
const JOINT = { atOnce: 5_000, longestQueue: 100, callMs: 10_000 }

/** While somebody waits for the target, somebody tries it this often, whatever their back-off. */
const PROBE_MS = 20_000

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
  #lastPass = 0
  readonly #alone = new Turnstile(ALONE, () => this.#nextPass())
  readonly #joint = new Turnstile(JOINT, () => this.#nextPass())
  readonly #together = new Together({
    take: () => this.#alone.enter(),
    free: (pass) => this.#alone.leave(pass),
    settings: (errand) => this.#settings(errand),
  })
  readonly #waiting: WaitingList
  #comparing: Promise<void> | null = null

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    this.#waiting = new WaitingList(ctx.storage.sql)
  }

  /** `isJoint`: to make a call together with others, by `revoke`. */
  async enter(isJoint = false): Promise<Pass> {
    return (isJoint ? this.#joint : this.#alone).enter()
  }

  /** Makes a call together with others'. Null: it has to be made alone. */
  async revoke(errand: Errand): Promise<Joint> {
    return this.#together.revoke(errand)
  }

  async leave(pass: number, finding: Finding | null = null): Promise<void> {
    for (const each of [this.#alone, this.#joint]) each.leave(pass)
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

  async #settings({ kind, sealed, call: { settings } }: Errand): Promise<ConnectorSettings> {
    const connector = connectorOf(kind)
    if (!connector) throw new Error(`There is no connector of the kind ${kind}.`)
    const connectorId = this.ctx.id.name as ConnectorId
    return todaysSettings({ connectorId, sealed, settings }, connector, this.env)
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
    await this.#wake(this.#alone.free(), Date.now() - PROBE_MS)
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

  #nextPass(): number {
    this.#lastPass += 1
    return this.#lastPass
  }
}
