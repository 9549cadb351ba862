import { vi } from 'vitest'
import type { Answer } from '../../../src/connectors/connector'
import type { Dice } from '../../sim/dice'
import { pretendTarget } from '../../support/target'

const MOODS = ['well', 'well', 'well', 'down', 'forbids', 'lost', 'lost before', 'late'] as const
type Mood = (typeof MOODS)[number] | 'hangs'

/** A call that its caller has given up may still have its effect for as long. */
const LANDS_WITHIN_MS = 18_000

type Landing = { readonly at: number; readonly land: () => void }

/** A target in changing moods, which knows who is in and never forgets that two were. */
export class MoodyTarget {
  readonly violations: string[] = []
  mood: Mood = 'well'
  readonly #dice: Dice
  readonly #target: ReturnType<typeof pretendTarget>
  #landings: Landing[] = []
  #hanging: (() => void)[] = []

  constructor(key: string, dice: Dice) {
    this.#dice = dice
    this.#target = pretendTarget(key)
    this.#target.behaveLike((verb, name) => this.#answer(verb, name))
  }

  get holders(): readonly string[] {
    return [...this.#target.holders]
  }

  changeMood(): void {
    this.mood = this.#dice.pick(MOODS)
  }

  /** Whoever hung here is dead; what it hears now must change nothing. */
  release(): void {
    for (const answer of this.#hanging) answer()
    this.#hanging = []
  }

  /** Lets the clock go on to `until` (epoch milliseconds) and has late effects on the way. */
  passTime(until: number): void {
    for (const { at, land } of this.#landings.toSorted((one, other) => one.at - other.at)) {
      if (at > until) continue
      vi.setSystemTime(Math.max(at, Date.now()))
      land()
    }
    this.#landings = this.#landings.filter(({ at }) => at > until)
    vi.setSystemTime(until)
  }

  #answer(verb: 'grant' | 'revoke', name: string): Answer | Promise<Answer> {
    const land = () => this.#land(verb, name)
    const lost = { outcome: 'unknown', message: 'the connection was lost' } as const
    switch (this.mood) {
      case 'down':
        return { outcome: 'retry', message: 'connection refused' }
      case 'forbids':
        return { outcome: 'refused', message: 'permission denied' }
      case 'lost before':
        return lost
      case 'lost':
        land()
        return lost
      case 'late':
        this.#later(land)
        return lost
      case 'hangs':
        if (this.#dice.chance(0.6)) this.#later(land)
        return new Promise((resolve) => this.#hanging.push(() => resolve(lost)))
      case 'well':
        land()
        return this.#readBack(verb, name)
    }
  }

  #later(land: () => void): void {
    this.#landings.push({ at: Date.now() + this.#dice.between(1, LANDS_WITHIN_MS), land })
  }

  #land(verb: 'grant' | 'revoke', name: string): void {
    const { holders } = this.#target
    if (verb === 'revoke') holders.delete(name)
    else holders.add(name)
    if (holders.size > 1) this.violations.push(`${this.holders.join(' and ')} were in at once`)
  }

  #readBack(verb: 'grant' | 'revoke', name: string): Answer {
    const isIn = this.#target.holders.has(name)
    return isIn === (verb === 'grant')
      ? { outcome: 'done', evidence: `${name} is ${isIn ? 'in' : 'out'}` }
      : { outcome: 'unknown', message: `${name} was changed by another call` }
  }
}
