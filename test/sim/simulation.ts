import { Courier } from '../../durable-objects/courier'
import { Custodian } from '../../durable-objects/custodian'
import { Gate } from '../../durable-objects/gate'
import { Live } from '../../durable-objects/live'
import { Postbox } from '../../durable-objects/postbox'
import { Tally } from '../../durable-objects/tally'
import type { ResourceId } from '../../src/domain/ids'
import { Actors } from './actors'
import { beat } from './beat'
import { Crashed, type CrashPlan, type Doom, Party } from './crash'
import { currentRun, enterRun } from './current-run'
import { d1For } from './d1'
import { Dice } from './dice'
import { Directory } from './directory'
import { emptyD1 } from './empty-d1'
import { Faults } from './faults'
import { Ledger } from './ledger'
import { Liveness } from './liveness'
import { namespaceFor } from './namespace'
import { Parties } from './parties'
import { Receiver } from './receiver'
import { Safety } from './safety'
import type { Script } from './script'
import { SECRET } from './secret'
import { SimObject } from './sim-object'
import type { SqlFile } from './sql-file'
import { Target, type Verb } from './target'
import type { Mode } from './target-fate'
import { found, type Town } from './town'
import { Trace } from './trace'
import { takeOver, VirtualTime } from './virtual-time'
import { choose } from './ways'

const START = Date.UTC(2027, 0, 4, 9)

export type Options = {
  readonly migrations: readonly string[]
  readonly print?: (line: string) => void
  /** A fixed course of events in place of the seeded one. */
  readonly script?: Script
  readonly crashPlan?: CrashPlan
}

export type Result = {
  readonly seed: number
  readonly hash: number
  readonly violations: readonly string[]
  readonly counts: ReadonlyMap<string, number>
  readonly worstRemovalMs: number
  readonly worstEndMs: number
  readonly turns: number
}

/** One run: the product's own code in a town whose every accident is decided by the seed. */
export class Simulation {
  readonly time = new VirtualTime(START)
  readonly violations: string[] = []
  readonly counts = new Map<string, number>()
  readonly objects: SimObject[] = []
  readonly targets: readonly Target[]
  readonly trace: Trace
  readonly faults: Faults
  readonly d1: SqlFile
  readonly directory: Directory
  readonly ledger = new Ledger(this)
  readonly safety = new Safety(this)
  readonly liveness = new Liveness(this)
  readonly town: Town
  readonly actors: Actors
  readonly script: Script | null
  readonly crashPlan: CrashPlan
  isFinished = false
  readonly parties = new Parties()
  readonly gates: SimObject[] = []
  readonly tallies: SimObject[] = []
  readonly couriers: SimObject[] = []
  readonly receiver: Receiver
  readonly lives: SimObject[] = []
  readonly postboxes: SimObject[] = []
  #edges = 0

  constructor(seed: number, options: Options) {
    this.script = options.script ?? null
    this.trace = new Trace(options.print ?? null)
    this.faults = new Faults(this.time, seed, this.script !== null)
    this.crashPlan = options.crashPlan ?? ((point, party) => this.faults.crash(point, party))
    this.d1 = emptyD1(options.migrations)
    const dice = new Dice(seed, 'town')
    this.town = this.script ? this.script.found(this.d1) : found(dice, this.d1)
    this.receiver = new Receiver(this, seed)
    if (!this.script) choose(new Dice(seed, 'ways'), this.d1, this.town)
    this.directory = new Directory(this.time, this.d1)
    this.directory.look()
    this.targets = this.town.targets.map((name) => new Target(this, name, seed))
    this.actors = new Actors(this, (what) => new Dice(seed, what))
  }

  note(text: string): void {
    this.trace.note(this.time.now - START, text)
  }

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1)
  }

  violate(rule: string, detail: string): void {
    this.note(`VIOLATED: ${rule} (${detail})`)
    this.violations.push(`${rule} (${detail})`)
  }

  /** One invocation of the Worker, perhaps with when it dies. */
  edge(doom: Doom | null = null): { readonly party: Party; readonly env: Env } {
    this.#edges += 1
    const party = new Party(`worker-${this.#edges}`, 'edge')
    party.doom = doom
    this.parties.add(party)
    return { party, env: this.envFor(party) }
  }

  envFor(party: Party): Env {
    const liveNamed = (name: string) => this.#among(this.lives, name, (c, env) => new Live(c, env))
    return {
      DB: d1For(this, party, this.d1),
      CUSTODIAN: namespaceFor(this, party, (name) => this.objectNamed(name)),
      GATE: namespaceFor(this, party, (name) => this.#gateNamed(name)),
      TALLY: namespaceFor(this, party, (name) => this.#tallyNamed(name)),
      COURIER: namespaceFor(this, party, (name) => this.#courierNamed(name)),
      LIVE: namespaceFor(this, party, liveNamed),
      POSTBOX: namespaceFor(this, party, (name) => this.#postboxNamed(name)),
      KEY_ENCRYPTION_KEY: party.name,
      PUBLIC_URL: 'https://hallpass.test',
    } as unknown as Env
  }

  #gateNamed(name: string): SimObject {
    return this.#among(this.gates, name, (context, env) => new Gate(context, env))
  }

  #tallyNamed(name: string): SimObject {
    return this.#among(this.tallies, name, (context, env) => new Tally(context, env))
  }

  #postboxNamed(name: string): SimObject {
    const before = this.postboxes.length
    const found = this.#among(this.postboxes, name, (context, env) => new Postbox(context, env))
    if (this.postboxes.length > before) this.count('postbox')
    return found
  }

  #courierNamed(name: string): SimObject {
    return this.#among(this.couriers, name, (context, env) => new Courier(context, env))
  }

  objectNamed(name: string): SimObject {
    return this.#among(this.objects, name, (context, env) => new Custodian(context, env))
  }

  /** The one of that name, which is made when somebody first asks for it. */
  #among(
    objects: SimObject[],
    name: string,
    make: ConstructorParameters<typeof SimObject>[2],
  ): SimObject {
    const known = objects.find((object) => object.name === name)
    if (known) return known
    const made = new SimObject(this, name, make)
    objects.push(made)
    return made
  }

  targetNamed(name: string): Target {
    const target = this.targets.find((each) => each.name === name)
    if (!target) throw new Error(`There is no target ${name}.`)
    return target
  }

  /** Leases of one resource through which somebody can get in at present. */
  heldOn(resource: ResourceId) {
    return this.targets.flatMap(({ leases }) =>
      leases.filter((id) => this.ledger.leases.get(id)?.resource === resource),
    )
  }

  isHeld(id: Parameters<Target['holds']>[0]): boolean {
    return this.targets.some((target) => target.holds(id))
  }

  /** What a script says about the target, if there is one. */
  targetMode(verb: Verb, calls: number): Mode | null {
    return this.script?.targetMode?.(verb, calls) ?? null
  }

  isOver(): boolean {
    return this.isFinished || this.violations.length > 0
  }
}

/** Runs one seed from beginning to end. */
export async function simulate(seed: number, options: Options): Promise<Result> {
  const sim = new Simulation(seed, options)
  const product = new Dice(seed, 'product')
  enterRun(sim)
  const giveBack = takeOver(sim.time, () => product.next())
  const unmute = mute(sim)
  try {
    beat(sim)
    await sim.time.run(Number.POSITIVE_INFINITY, () => sim.isOver())
    if (sim.violations.length === 0) sim.liveness.judge()
  } finally {
    unmute()
    giveBack()
    const { objects, gates, postboxes, couriers } = sim
    for (const { disk } of [...objects, ...gates, ...postboxes, ...couriers]) disk.file.close()
  }
  const { worstRemovalMs, worstEndMs } = sim.liveness
  const { violations, counts, trace, time } = sim
  const figures = { worstRemovalMs, worstEndMs, turns: time.turns }
  return { seed, hash: trace.hash, violations, counts, ...figures }
}

/** What the product says on the console belongs to the trace. */
function mute(sim: Simulation): () => void {
  const { error, warn } = console
  const say = (...words: unknown[]) => {
    const text = words.map(textOf).join(' ')
    sim.note(`says ${text}`)
    if (text.includes(SECRET)) sim.violate('the console has no secret', text)
  }
  console.error = say
  console.warn = say
  return () => Object.assign(console, { error, warn })
}

function textOf(word: unknown): string {
  return typeof word === 'object' ? JSON.stringify(word) : String(word)
}

process.on('unhandledRejection', (error) => {
  if (!(error instanceof Crashed))
    currentRun().violate('nothing fails unheard', String((error as Error)?.stack ?? error))
})
