import type { Death, Party } from './crash'
import { Dice } from './dice'
import { type Span, spans } from './span'
import type { VirtualTime } from './virtual-time'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** How long a D1 that is silent keeps an object waiting. */
const SILENT_MS = 90_000

/** How likely each fault is; zero where a run is spared it. Probabilities per occasion. */
type Rates = {
  readonly crash: number
  readonly edgeDeath: number
  readonly rpc: number
  readonly d1Unknown: number
  readonly d1Hang: number
  readonly d1Slow: number
  readonly alarmLost: number
  readonly alarmLate: number
  readonly alarmEarly: number
  readonly alarmDoubled: number
  readonly cronMissed: number
  readonly mail: number
  readonly stall: number
}

/** What goes wrong in a run, and until when. After `until` the outside is in good order. */
export class Faults {
  /** Epoch milliseconds. */
  readonly until: number
  readonly d1Down: readonly Span[]
  readonly deploys: readonly number[]
  readonly clockSteps: readonly { readonly at: number; readonly ms: number }[]
  readonly #d1AwayMode: 'down' | 'silent'
  readonly #rates: Rates
  readonly #dice: Dice
  readonly #time: VirtualTime

  constructor(time: VirtualTime, seed: number, isCalm: boolean) {
    const dice = new Dice(seed, 'faults')
    this.#dice = dice
    this.#time = time
    const lengthMs = isCalm ? 0 : lengthOf(dice)
    this.until = time.now + lengthMs
    this.#rates = isCalm ? NONE : ratesOf(dice)
    const within = { from: time.now, to: this.until }
    this.#d1AwayMode = dice.chance(0.3) ? 'silent' : 'down'
    this.d1Down = dice.chance(0.35) ? spans(dice, within, 2, 35 * MINUTE_MS) : []
    this.deploys = dice.chance(0.3) ? momentsIn(dice, within, dice.between(1, 3)) : []
    const steps = dice.chance(0.25) ? momentsIn(dice, within, dice.between(1, 4)) : []
    this.clockSteps = steps.map((at) => ({ at, ms: dice.between(-4_000, 4_000) }))
  }

  get isOver(): boolean {
    return this.#time.now >= this.until
  }

  crash(_point: string, party: Party): Death | null {
    const rate = party.kind === 'edge' ? this.#rates.edgeDeath : this.#rates.crash
    if (!this.#happens(rate)) return null
    return party.kind === 'edge' || this.#dice.chance(0.4) ? 'killed' : 'zombie'
  }

  /** How one question to D1 fares; only the impatient never wait for long. */
  d1(isPatient: boolean, forced: 'down' | 'silent' | null) {
    const quick = { beforeMs: this.#dice.between(1, 8), afterMs: this.#dice.between(1, 8) }
    const mode = forced ?? this.#d1Mode()
    if (mode === 'down' || (mode === 'silent' && !isPatient))
      return { ...quick, kind: 'down' } as const
    if (mode === 'silent') return { ...quick, kind: 'down', beforeMs: SILENT_MS } as const
    if (this.#happens(this.#rates.d1Unknown))
      return { ...quick, kind: 'unknown', afterMs: this.#dice.between(5, 8_000) } as const
    if (isPatient && this.#happens(this.#rates.d1Hang))
      return { ...quick, kind: 'done', beforeMs: this.#dice.anySize(2_000, 70_000) } as const
    if (this.#happens(this.#rates.d1Slow))
      return { ...quick, kind: 'done', beforeMs: this.#dice.between(50, 3_000) } as const
    return { ...quick, kind: 'done' } as const
  }

  isD1Down(): boolean {
    return this.#d1Mode() !== null
  }

  #d1Mode(): 'down' | 'silent' | null {
    const { now } = this.#time
    const isAway = this.d1Down.some(({ from, to }) => from <= now && now < to)
    return isAway && !this.isOver ? this.#d1AwayMode : null
  }

  rpc() {
    const quick = { beforeMs: this.#dice.between(1, 5), afterMs: this.#dice.between(1, 5) }
    if (!this.#happens(this.#rates.rpc)) return { ...quick, kind: 'answered' } as const
    const kinds = ['answered', 'lost', 'unanswered'] as const
    const kind = this.#dice.chance(0.4) ? 'silent' : this.#dice.pick(kinds)
    return { kind, beforeMs: this.#dice.anySize(1, 5_000), afterMs: this.#dice.between(1, 5) }
  }

  /** How much later than asked an alarm rings; negative is early. */
  alarmLatenessMs(): number {
    if (this.#happens(this.#rates.alarmEarly)) return -this.#dice.between(1, 8)
    if (this.#happens(this.#rates.alarmLate)) return this.#dice.anySize(500, MINUTE_MS)
    return this.#dice.between(1, 130)
  }

  alarm() {
    if (this.#happens(this.#rates.alarmLost))
      return this.#dice.pick(['lost', 'lost, but still shown'] as const)
    return this.#happens(this.#rates.alarmDoubled) ? 'doubled' : 'rings'
  }

  isNextAlarmEnough(): boolean {
    return this.#dice.chance(0.5)
  }

  isCronMissed(): boolean {
    return this.#happens(this.#rates.cronMissed)
  }

  mail() {
    const ms = this.#dice.between(5, 300)
    if (!this.#happens(this.#rates.mail)) return { kind: 'sent', ms } as const
    return { kind: this.#dice.pick(['delayed', 'refused'] as const), ms }
  }

  /** How long an isolate with too much to do lets one of its own wait. */
  stallMs(): number {
    return this.#happens(this.#rates.stall) ? this.#dice.anySize(500, 30_000) : 0
  }

  #happens(rate: number): boolean {
    return rate > 0 && !this.isOver && this.#dice.chance(rate)
  }
}

const NONE: Rates = {
  crash: 0,
  edgeDeath: 0,
  rpc: 0,
  d1Unknown: 0,
  d1Hang: 0,
  d1Slow: 0,
  alarmLost: 0,
  alarmLate: 0,
  alarmEarly: 0,
  alarmDoubled: 0,
  cronMissed: 0,
  mail: 0,
  stall: 0,
}

/** Each run has some kinds of fault and lacks others, since one kind can hide another. */
function ratesOf(dice: Dice): Rates {
  const sometimes = (share: number, low: number, high: number) =>
    dice.chance(share) ? dice.anySize(low * 1e6, high * 1e6) / 1e6 : 0
  return {
    crash: sometimes(0.6, 0.001, 0.04),
    edgeDeath: sometimes(0.3, 0.002, 0.03),
    rpc: sometimes(0.4, 0.01, 0.15),
    d1Unknown: sometimes(0.4, 0.01, 0.15),
    d1Hang: sometimes(0.35, 0.02, 0.25),
    d1Slow: sometimes(0.3, 0.02, 0.3),
    alarmLost: sometimes(0.35, 0.02, 0.5),
    alarmLate: sometimes(0.4, 0.05, 0.5),
    alarmEarly: sometimes(0.4, 0.05, 0.5),
    alarmDoubled: sometimes(0.4, 0.05, 0.5),
    cronMissed: sometimes(0.3, 0.1, 0.8),
    mail: sometimes(0.3, 0.05, 0.5),
    stall: sometimes(0.3, 0.02, 0.2),
  }
}

function lengthOf(dice: Dice): number {
  const kind = dice.next()
  if (kind < 0.5) return dice.between(5 * MINUTE_MS, 40 * MINUTE_MS)
  if (kind < 0.9) return dice.between(40 * MINUTE_MS, 3 * HOUR_MS)
  if (kind < 0.992) return dice.between(3 * HOUR_MS, 10 * HOUR_MS)
  return dice.between(10 * HOUR_MS, 80 * HOUR_MS)
}

function momentsIn(dice: Dice, { from, to }: Span, count: number): number[] {
  return Array.from({ length: count }, () => dice.between(from, to)).sort((a, b) => a - b)
}
