import type { Simulation } from './simulation'

/** Killed code stops where it is; the code of a zombie goes on until it touches storage. */
export type Death = 'killed' | 'zombie'

export type Doom = () => boolean

/** So many points are left, this one included. */
export function afterPoints(count: number): Doom {
  let left = count
  return () => --left === 0
}

/** Whoever makes calls: one instance of an object, or one invocation of the Worker. */
export class Party {
  death: Death | null = null
  /** Asked at each point whether it is killed there, if that is settled already. */
  doom: Doom | null = null
  readonly name: string
  readonly kind: 'object' | 'edge'
  readonly #onDeath: () => void

  constructor(name: string, kind: 'object' | 'edge', onDeath: () => void = () => {}) {
    this.name = name
    this.kind = kind
    this.#onDeath = onDeath
  }

  die(death: Death): void {
    if (this.death) return
    this.death = death
    this.#onDeath()
  }
}

/** What the code of a dead instance meets when it touches storage, and its callers when they wait. */
export class Crashed extends Error {
  override readonly name = 'Crashed'
}

/** Whether a party dies at this point of its life. */
export type CrashPlan = (point: string, party: Party) => Death | null

/** Counts the point, and lets the party die there when the plan says so. */
export function passPoint(sim: Simulation, party: Party, point: string): void {
  if (party.death) return
  const death = party.doom?.() ? 'killed' : sim.crashPlan(point, party)
  if (!death) return
  sim.count(`crash: ${party.kind} ${death}`)
  sim.count(`crash ${point.split(':')[0]}`)
  sim.note(`${party.name} is ${death} ${point}`)
  party.die(death)
}

/** Whether a party's code goes no further than this point. */
function isStopped(sim: Simulation, party: Party, point: string): boolean {
  passPoint(sim, party, point)
  return party.death === 'killed'
}

/** One call to the outside, with a point to die before it and one after it. */
export async function outward<Result>(
  sim: Simulation,
  party: Party,
  what: string,
  work: () => Promise<Result>,
): Promise<Result> {
  if (isStopped(sim, party, `before ${what}`)) return never()
  const [result] = await Promise.allSettled([work()])
  if (isStopped(sim, party, `after ${what}`)) return never()
  if (result.status === 'rejected') throw result.reason
  return result.value
}

export function never<Result>(): Promise<Result> {
  return new Promise(() => {})
}
