import { DurableObject } from 'cloudflare:workers'
import type { AccountFacts } from '../src/domain/account'
import { type Actor, CUSTODIAN } from '../src/domain/actor'
import type { Decision } from '../src/domain/decision'
import type { LeaseId, RequestId, ResourceId } from '../src/domain/ids'
import type { Command, IssueSlice, Order, ShowCredential } from '../src/domain/resource/command'
import { decide } from '../src/domain/resource/decide'
import { laneOf } from '../src/domain/resource/effect'
import type { Event } from '../src/domain/resource/event'
import { evolve } from '../src/domain/resource/evolve'
import { type Standing, standingOf } from '../src/domain/resource/queue'
import { react, targetEffects } from '../src/domain/resource/react'
import { emptyResource, openLeases, type Resource } from '../src/domain/resource/state'
import type { Answer, Backlog, Debt, LeaseView, Story } from '../src/domain/resource/view'
import { holdersOf, leaseIdBehind, leaseViewOf, storyOf } from '../src/domain/resource/view'
import { nextDeadline, overdue } from '../src/domain/resource/wake'
import { Attempts } from './attempts'
import { Drain } from './drain'
import { judge, type Stray, type Whose } from './drift/judge'
import { lookAtRest, type Rest } from './drift/look-at-rest'
import { type Tidied, tidy } from './drift/tidy'
import { EventLog } from './event-log'
import { Outbox } from './outbox'
import { issue, type SliceAnswer } from './perform/issue'
import { type Revealed, reveal } from './perform/reveal'
import { waitForTarget } from './perform/through-gate'
import { migrate } from './schema'

const WATCHDOG_MS = 60_000

/**
 * The only writer for one resource. It holds no rules: it asks the core, stores the answer, and
 * then keeps the promises the answer made.
 */
export class Custodian extends DurableObject<Env> {
  readonly #log: EventLog
  readonly #outbox: Outbox
  readonly #drain: Drain
  #resource: Resource

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    migrate(ctx.storage)
    this.#log = new EventLog(ctx.storage.sql)
    this.#outbox = new Outbox(ctx.storage.sql)
    this.#outbox.release('record', Date.now()) // Copies carry their sequence: twice is once.
    this.#resource = emptyResource(ctx.id.name as ResourceId)
    for (const { event, at, actor } of this.#log.readAll())
      this.#resource = evolve(this.#resource, event, { at, byName: nameOf(actor) })
    this.#drain = new Drain(this.#outbox, new Attempts(ctx.storage.sql), env, {
      resource: () => this.#resource,
      apply: (commands, settle) => {
        const at = Date.now()
        this.#transact([...overdue(this.#resource, at), ...commands], CUSTODIAN, at, settle)
      },
    })
  }

  /** Decides one command. Waits up to `patienceMs` for the target, and for nothing else. */
  async execute(command: Order, by: Actor, patienceMs = 0): Promise<Answer> {
    const decision = this.#decideNow(command, by)
    const lanes = this.#targetLanes(decision.events)
    this.#drain.start()
    if (patienceMs > 0 && lanes.length > 0) await this.#drain.waitFor(lanes, patienceMs)
    if (!decision.accepted) return { accepted: false, refusal: decision.refusal }
    return { accepted: true, ...storyOf(this.#resource, command, decision.events, by) }
  }

  async lookAtRequest(id: RequestId): Promise<Story> {
    this.#keepTime()
    const request = this.#resource.requests.get(id) ?? null
    return { request, lease: leaseViewOf(this.#resource, request && leaseIdBehind(request)) }
  }

  async lookAtLease(id: LeaseId): Promise<Story> {
    this.#keepTime()
    const lease = leaseViewOf(this.#resource, id)
    return { request: lease ? (this.#resource.requests.get(lease.requestId) ?? null) : null, lease }
  }

  /** Where a request stands among those that wait; null where it does not wait. */
  async lookAtStanding(id: RequestId): Promise<Standing | null> {
    this.#keepTime()
    return standingOf(this.#resource, id, Date.now())
  }

  /** Who has or may still have access. */
  async lookAtHolders(): Promise<readonly LeaseView[]> {
    this.#keepTime()
    return holdersOf(this.#resource)
  }

  /** What the targets of this resource's leases are owed, which D1 does not know. */
  async lookAtDebts(): Promise<readonly Debt[]> {
    this.#keepTime()
    return this.#drain
      .nextAttempts(Date.now())
      .filter(({ lane }) => lane.startsWith('lea_'))
      .map(({ lane, attempts, dueAt }) => ({
        leaseId: lane as LeaseId,
        attempts,
        nextAttemptAt: dueAt,
      }))
  }

  /**
   * Tries what this lease's target is owed now instead of later, and waits up to `patienceMs` for
   * its answer. Nothing is decided, so that history has only what comes of it.
   */
  async hurry(leaseId: LeaseId, patienceMs = 0): Promise<Story> {
    const at = Date.now()
    this.#transact([], CUSTODIAN, at, () => this.#drain.hurry(leaseId, at))
    this.#keepTime()
    if (patienceMs > 0) await this.#drain.waitFor([leaseId], patienceMs)
    return this.lookAtLease(leaseId)
  }

  /** The secret of an active lease, for its holder; that it was shown is stored first. */
  async showCredential(
    leaseId: LeaseId,
    by: Actor,
    proved: Pick<ShowCredential, 'proof' | 'today'> = {},
  ): Promise<Revealed> {
    const decision = this.#decideNow({ type: 'show_credential', leaseId, ...proved }, by)
    this.#drain.start()
    const lease = this.#resource.leases.get(leaseId)
    if (!decision.accepted) return { accepted: false, refusal: decision.refusal }
    if (!lease) return { accepted: false, refusal: { code: 'lease_unknown', leaseId } }
    return { accepted: true, credential: await reveal(lease, this.#resource.id, this.env) }
  }

  /** A slice of an active lease, for its holder; until when it is good is stored first. */
  async issueSlice(command: IssueSlice, input: string, by: Actor): Promise<SliceAnswer> {
    const issuedAt = Date.now()
    const decision = this.#decideNow(command, by)
    this.#drain.start()
    const lease = this.#resource.leases.get(command.leaseId)
    if (!decision.accepted) return { accepted: false, refusal: decision.refusal }
    if (!lease) return { accepted: false, refusal: { code: 'lease_unknown', ...command } }
    const about = { lease, issuedAt, input, events: decision.events }
    return { accepted: true, slice: await issue(about, this.#resource.id, this.env) }
  }

  /** Whose something is that was found at a target; nothing is done about it. */
  async whose(stray: Stray): Promise<Whose> {
    this.#keepTime()
    const verdict = judge(stray, this.#resource, this.#log, Date.now())
    return verdict.is === 'over' ? { is: verdict.is } : verdict
  }

  /** Takes away what it can be sure of that no lease needs it; null where it cannot. */
  async tidy(stray: Stray): Promise<Tidied | null> {
    this.#keepTime()
    const verdict = judge(stray, this.#resource, this.#log, Date.now())
    if (verdict.is !== 'over') return null
    return tidy(verdict.past, stray.fence, this.#resource, this.env)
  }

  /** Reads what the target has of an account that is only lent, while nobody holds it. */
  async lookAtRest(account: AccountFacts): Promise<Rest> {
    this.#keepTime()
    return lookAtRest(account, this.env, () => this.#resource)
  }

  /** The sweep's knock: whatever is overdue is done now, and alarms are set again. */
  async wake(): Promise<Backlog> {
    this.#keepTime()
    this.#arm(this.#resource)
    for (const lease of openLeases(this.#resource))
      if (lease.phase === 'quarantined') waitForTarget(this.env, lease)
    return this.#outbox.backlog()
  }

  /** Never throws: a handler that does is tried a few times and then dropped for good. */
  override async alarm(): Promise<void> {
    try {
      await this.ctx.storage.setAlarm(Date.now() + WATCHDOG_MS)
      this.#keepTime()
      this.#arm(this.#resource)
      await this.#drain.idleOrUntil(nextDeadline(this.#resource))
      this.#arm(this.#resource)
    } catch (error) {
      console.error({ at: this.#resource.id, failed: 'alarm', error: String(error) })
    }
  }

  #decideNow(command: Command, by: Actor): Decision<Event> {
    const at = Date.now()
    const past = overdue(this.#resource, at)
    if (past.length > 0) this.#transact(past, CUSTODIAN, at)
    return this.#transact([command], by, at)[0] as Decision<Event>
  }

  /** Deadlines count when they pass, whether or not an alarm has run. */
  #keepTime(): void {
    const at = Date.now()
    const past = overdue(this.#resource, at)
    if (past.length > 0) this.#transact(past, CUSTODIAN, at)
    this.#drain.start()
  }

  /**
   * Facts, what they owe, and the alarm are stored together or not at all. No `await` in here: the
   * state that is decided on is the state that is written over, and memory changes last.
   */
  #transact(
    commands: readonly Command[],
    by: Actor,
    at: number,
    settle: () => void = () => {},
  ): readonly Decision<Event>[] {
    const decisions: Decision<Event>[] = []
    let resource = this.#resource
    this.ctx.storage.transactionSync(() => {
      settle()
      for (const command of commands) {
        const decision = decide(resource, command, { by, at })
        decisions.push(decision)
        for (const event of decision.events) resource = this.#store(resource, event, by, at)
      }
      this.#arm(resource)
    })
    this.#resource = resource
    return decisions
  }

  #store(before: Resource, event: Event, by: Actor, at: number): Resource {
    const resource = evolve(before, event, { at, byName: nameOf(by) })
    const sequence = this.#log.append(event, at, by)
    for (const effect of react(resource, event, { by, at })) this.#outbox.add(effect, sequence, at)
    return resource
  }

  #arm(resource: Resource): void {
    const times = [nextDeadline(resource), this.#outbox.nextDueAt()].filter((time) => time !== null)
    void (times.length === 0
      ? this.ctx.storage.deleteAlarm()
      : this.ctx.storage.setAlarm(Math.max(Math.min(...times), Date.now())))
  }

  #targetLanes(events: readonly Event[]): readonly string[] {
    const effects = events.flatMap((event) => targetEffects(this.#resource, event))
    return effects.map(laneOf)
  }
}

function nameOf(actor: Actor): string {
  return actor.kind === 'custodian' ? 'Hallpass' : actor.name
}
