import { Crashed } from './crash'
import type { Alarm } from './disk'
import type { SimObject } from './sim-object'
import type { Simulation } from './simulation'

const RETRIES = 6
const FIRST_RETRY_MS = 2_000
const AFTER_CRASH_MS = 200

/**
 * The platform's alarm of one object: at least once, a little late, and with faults early, much
 * later, twice or never. A handler that throws is run again six times and then dropped for good.
 */
export class AlarmClock {
  readonly #sim: Simulation
  readonly #object: SimObject
  /** Whether the platform has lost the alarm that was set last. */
  hasLost = false
  /** Whether it ever did. */
  hasEverLost = false
  #handlers = 0
  #ticking: Alarm | null = null

  constructor(sim: Simulation, object: SimObject) {
    this.#sim = sim
    this.#object = object
  }

  /** Whether a handler runs, or is about to be run again. */
  get isRinging(): boolean {
    return this.#handlers > 0
  }

  set(alarm: Alarm | null): void {
    this.#ticking = alarm
    this.hasLost = false
    if (!alarm) return
    const dueInMs = alarm.at - this.#sim.time.wall
    this.#sim.time.after(dueInMs + this.#sim.faults.alarmLatenessMs(), () => {
      if (this.#ticking === alarm) this.#ring()
    })
  }

  #ring(): void {
    const fate = this.#sim.faults.alarm()
    this.#sim.note(`alarm of ${this.#object.name}${fate === 'rings' ? '' : ` is ${fate}`}`)
    if (fate !== 'rings') this.#sim.count(`alarm ${fate}`)
    this.#ticking = null
    this.hasLost = fate.startsWith('lost')
    this.hasEverLost ||= this.hasLost
    if (fate === 'lost, but still shown') return
    this.#object.disk.takeAlarm()
    if (fate === 'lost') return
    void this.#run()
    if (fate === 'doubled') this.#sim.time.after(3, () => void this.#run())
  }

  async #run(): Promise<void> {
    this.#handlers += 1
    for (let retries = 0; retries <= RETRIES; retries += 1) if (await this.#handle(retries)) break
    this.#handlers -= 1
  }

  /** Whether the platform leaves it at that. */
  async #handle(retries: number): Promise<boolean> {
    try {
      await this.#object.call('alarm', [])
      return true
    } catch (error) {
      const hasNext = this.#object.disk.alarm !== null
      const isThrown = !(error instanceof Crashed)
      if (isThrown) this.#sim.count('alarm handler threw')
      if (hasNext && this.#sim.faults.isNextAlarmEnough()) return true
      await this.#sim.time.sleep(isThrown ? FIRST_RETRY_MS * 2 ** retries : AFTER_CRASH_MS)
      return false
    }
  }
}
