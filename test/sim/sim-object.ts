import type { ResourceId } from '../../src/domain/ids'
import { AlarmClock } from './alarm-clock'
import { Crashed, type Death, Party } from './crash'
import { Disk, type Logged } from './disk'
import type { Simulation } from './simulation'
import { SimStorage } from './storage'

type Instance = {
  readonly party: Party
  readonly object: object
  /** Rejects when the instance dies, for those who wait for an answer. */
  readonly death: Promise<never>
}

/** Makes an instance of an object's class on its storage. */
export type Made = (context: never, env: never) => object

/** One Durable Object: a disk that stays, and instances that come and go. */
export class SimObject {
  readonly name: string
  readonly disk: Disk
  readonly #sim: Simulation
  readonly #alarmClock: AlarmClock
  readonly #made: Made
  #instance: Instance | null = null

  constructor(sim: Simulation, name: string, made: Made) {
    this.#sim = sim
    this.#made = made
    this.name = name
    this.#alarmClock = new AlarmClock(sim, this)
    this.disk = new Disk({
      onEvents: (events) => this.#onEvents(events),
      onAlarm: (alarm) => this.#alarmClock.set(alarm),
    })
  }

  /** Calls a method as RPC and alarms do; the instance is made when there is none. */
  async call(method: string, args: readonly unknown[]): Promise<unknown> {
    const instance = this.#wake()
    const act = Reflect.get(instance.object, method) as (...args: unknown[]) => Promise<unknown>
    try {
      return await Promise.race([act.apply(instance.object, [...args]), instance.death])
    } catch (error) {
      if (!(error instanceof Crashed))
        this.#sim.violate('an object never throws', `${this.name} ${method}: ${String(error)}`)
      throw error
    }
  }

  crash(death: Death): void {
    this.#instance?.party.die(death)
  }

  get isAwake(): boolean {
    return this.#instance !== null
  }

  /** Whether there is a reason of the platform's for having no alarm at present. */
  get hasLostAlarm(): boolean {
    return this.#alarmClock.hasLost || this.#alarmClock.isRinging
  }

  /** Whether the platform has lost the alarm that was set last. */
  get isForgotten(): boolean {
    return this.#alarmClock.hasLost
  }

  /** Whether the platform ever lost an alarm of this object. */
  get wasEverForgotten(): boolean {
    return this.#alarmClock.hasEverLost
  }

  #onEvents(events: readonly Logged[]): void {
    for (const logged of events) this.#sim.ledger.append(this.name as ResourceId, logged)
  }

  #wake(): Instance {
    if (this.#instance) return this.#instance
    let reject: (reason: Crashed) => void = () => {}
    const death = new Promise<never>((_, no) => {
      reject = no
    })
    death.catch(() => {})
    const party = new Party(this.#sim.parties.freeName(this.name), 'object', () => {
      this.#instance = null
      reject(new Crashed(`${party.name} is gone.`))
    })
    this.#sim.parties.add(party)
    const storage = new SimStorage(this.#sim, party, this.disk)
    // Nobody in a run has a page open: whoever is signed in is told, and nothing hears it.
    const context = { id: { name: this.name }, storage, getWebSockets: () => [] }
    const object = this.#made(context as never, this.#sim.envFor(party) as never)
    this.#instance = { party, object, death }
    return this.#instance
  }
}
