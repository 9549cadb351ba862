import type { Ran } from './pool.ts'

export type Figure = { readonly name: string; readonly value: number; readonly unit: string }

export function printFigures(figures: readonly Figure[]): void {
  for (const figure of figures) console.log(JSON.stringify(figure))
}

/** What must have been seen somewhere in a thousand seeds, or the simulator misses its point. */
const SOMETIMES: readonly string[] = [
  'crash: object killed',
  'crash: object zombie',
  'crash: edge killed',
  'crash before commit',
  'crash after commit',
  'crash before grant',
  'crash after grant',
  'crash before revoke',
  'crash after revoke',
  'crash before d1',
  'crash after d1',
  'crash before mail',
  'deploy in the middle',
  'clock step',
  'cron missed',
  'alarm lost',
  'alarm lost, but still shown',
  'alarm doubled',
  'D1 down at check-in',
  'unknown outcome of a grant',
  'unknown outcome of a revoke',
  'late landing of a grant',
  'late landing of a revoke',
  'target down',
  'target busy',
  'target forbidden',
  'target silent',
  'target half',
  'target forgetful',
  'leaver',
  'leaver in granting',
  'two wait for one resource',
  'event request.reopened',
  'event request.reinstated',
  'event request.rejected',
  'event request.expired',
  'event request.lapsed',
  'event lease.quarantined',
  'event credential.shown',
  'event lease.extended',
  'event vote.withdrawn',
  'event queue.joined',
  'event queue.offered',
  'event queue.passed',
  'event lease.extension_confirmed',
  'answer would_strand_step',
  'answer not_an_approver',
  'answer self_approval',
  'answer proof_required',
]

/** Adds up the results of many seeds, and says at once which of them failed. */
export class Report {
  seeds = 0
  violations = 0
  turns = 0
  worstRemovalMs = 0
  worstEndMs = 0
  readonly #counts = new Map<string, number>()
  readonly #begun = performance.now()
  #ended = this.#begun

  add({ replay, result }: Ran): void {
    this.seeds += 1
    this.#ended = performance.now()
    this.turns += result.turns
    this.worstRemovalMs = Math.max(this.worstRemovalMs, result.worstRemovalMs)
    this.worstEndMs = Math.max(this.worstEndMs, result.worstEndMs)
    for (const [what, count] of result.counts)
      this.#counts.set(what, (this.#counts.get(what) ?? 0) + count)
    const [violation] = result.violations
    if (!violation) return
    this.violations += 1
    console.log(`sim ${replay}: ${violation}`)
  }

  printCounts(): void {
    for (const [what, count] of [...this.#counts].sort(([one], [other]) => (one < other ? -1 : 1)))
      console.log(`${String(count).padStart(9)}  ${what}`)
  }

  /** What was never seen, once there were seeds enough to see it. */
  missing(): readonly string[] {
    return this.seeds < 1_000 ? [] : SOMETIMES.filter((what) => !this.#counts.has(what))
  }

  get seconds(): number {
    return Math.round((this.#ended - this.#begun) / 100) / 10
  }

  figures(): readonly Figure[] {
    return [
      { name: 'sim.seeds', value: this.seeds, unit: 'seeds' },
      { name: 'sim.violations', value: this.violations, unit: 'seeds' },
      { name: 'sim.seconds', value: this.seconds, unit: 's' },
      { name: 'sim.events', value: this.turns, unit: 'events' },
      {
        name: 'sim.leases',
        value: this.#counts.get('event lease.checked_out') ?? 0,
        unit: 'leases',
      },
      { name: 'sim.crashes', value: this.#crashes(), unit: 'crashes' },
      { name: 'sim.worstRemovalAfterFaults', value: Math.round(this.worstRemovalMs), unit: 'ms' },
    ]
  }

  #crashes(): number {
    const dead = [...this.#counts].filter(([what]) => what.startsWith('crash: '))
    return dead.reduce((sum, [, count]) => sum + count, 0)
  }
}
