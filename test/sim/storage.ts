import { Crashed, type Party, passPoint } from './crash'
import type { Disk } from './disk'
import type { Simulation } from './simulation'
import { isWrite, type Row } from './sql-file'

/**
 * Storage as one instance of an object sees it. When the instance is dead every access throws, as
 * it does for a replaced instance; what was committed stays on the disk for the next one.
 */
export class SimStorage {
  readonly sql = { exec: (query: string, ...bindings: unknown[]) => this.#exec(query, bindings) }
  readonly #sim: Simulation
  readonly #party: Party
  readonly #disk: Disk
  #isInside = false

  constructor(sim: Simulation, party: Party, disk: Disk) {
    this.#sim = sim
    this.#party = party
    this.#disk = disk
  }

  transactionSync<Result>(work: () => Result): Result {
    this.#touch()
    const alarmBefore = this.#disk.alarm
    this.#disk.file.all('BEGIN')
    this.#isInside = true
    try {
      const result = work()
      this.#pass('before commit')
      this.#disk.file.all('COMMIT')
      this.#isInside = false
      this.#committed()
      return result
    } catch (error) {
      if (this.#isInside) this.#undo(alarmBefore)
      throw error
    }
  }

  async setAlarm(at: number | Date): Promise<void> {
    const time = Math.max(Number(at), this.#sim.time.wall)
    if (!(Number(at) > 0)) throw new TypeError('setAlarm() cannot be called with such a time.')
    this.#setAlarm(time)
  }

  async deleteAlarm(): Promise<void> {
    this.#setAlarm(null)
  }

  async getAlarm(): Promise<number | null> {
    this.#touch()
    return this.#disk.alarm?.at ?? null
  }

  #undo(alarmBefore: Disk['alarm']): void {
    this.#isInside = false
    this.#disk.file.all('ROLLBACK')
    this.#disk.alarm = alarmBefore
  }

  #setAlarm(at: number | null): void {
    this.#touch()
    if (!this.#isInside) this.#pass('before commit')
    this.#disk.alarm = at === null ? null : { at }
    if (!this.#isInside) this.#committed()
  }

  #exec(query: string, bindings: readonly unknown[]): Cursor {
    this.#touch()
    if (this.#isInside || !isWrite(query)) return new Cursor(this.#run(query, bindings))
    this.#pass('before commit')
    const rows = this.#run(query, bindings)
    this.#committed()
    return new Cursor(rows)
  }

  #run(query: string, bindings: readonly unknown[]): Row[] {
    if (isWrite(query) && query.includes('events')) this.#disk.hasNews = true
    if (bindings.length > 0 || !/;\s*\S/.test(query))
      return this.#disk.file.all(query, bindings.map(bound))
    this.#disk.file.script(query)
    return []
  }

  #committed(): void {
    this.#disk.changed()
    this.#pass('after commit')
  }

  #pass(point: string): void {
    passPoint(this.#sim, this.#party, point)
    this.#touch()
  }

  #touch(): void {
    if (this.#party.death) throw new Crashed(`${this.#party.name} has been replaced.`)
  }
}

/** Workers' own reading of what is bound: `true` becomes text, and nothing becomes NULL. */
function bound(value: unknown): unknown {
  if (typeof value === 'boolean') return String(value)
  return value ?? null
}

class Cursor {
  readonly #rows: readonly Row[]
  #at = 0

  constructor(rows: readonly Row[]) {
    this.#rows = rows
  }

  toArray(): Row[] {
    return this.#rows.slice(this.#at)
  }

  one(): Row {
    const [row] = this.#rows
    if (!row || this.#rows.length !== 1) throw new Error('Expected exactly one row.')
    return row
  }

  next(): IteratorResult<Row> {
    const value = this.#rows[this.#at++]
    return value ? { done: false, value } : { done: true, value: undefined }
  }

  [Symbol.iterator](): Iterator<Row> {
    return this.#rows.slice(this.#at)[Symbol.iterator]()
  }
}
