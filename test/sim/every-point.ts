import type { Death, Party } from './crash'
import type { Script } from './script'
import { D1_AWAY, SCRIPTS } from './scripts'
import { type Options, type Result, simulate } from './simulation'

/** The index of no point: the script runs as it is. */
const NONE = -1

/** One crash of one course of events; `index` counts its points from 0. */
export type Point = {
  readonly script: string
  readonly kind: Party['kind']
  readonly death: Death
  readonly index: number
}

const DEATHS: readonly Pick<Point, 'kind' | 'death'>[] = [
  { kind: 'object', death: 'killed' },
  { kind: 'object', death: 'zombie' },
  { kind: 'edge', death: 'killed' },
]

/** Runs each script as it is, and then once for every point and way to die there. */
export async function* everyPoint(base: Options): AsyncGenerator<Point> {
  for (const script of SCRIPTS)
    for (const way of DEATHS) {
      const count = await pointsOf(script, way.kind, base)
      for (let index = NONE; index < count; index += 1) yield { script: script.name, ...way, index }
    }
  for (const { name } of D1_AWAY)
    yield { script: name, kind: 'object', death: 'killed', index: NONE }
}

/** Runs a script with a crash at one point. */
export function runPoint(point: Point, base: Options): Promise<Result> {
  const script = [...SCRIPTS, ...D1_AWAY].find(({ name }) => name === point.script)
  if (!script) throw new Error(`There is no script "${point.script}".`)
  let passed = 0
  const crashPlan = (_: string, { kind }: Party) =>
    kind === point.kind && passed++ === point.index ? point.death : null
  return simulate(0, { ...base, script, crashPlan })
}

async function pointsOf(script: Script, kind: Party['kind'], base: Options): Promise<number> {
  let count = 0
  const crashPlan = (_: string, party: Party) => {
    if (party.kind === kind) count += 1
    return null
  }
  const { print: _print, ...quietly } = base
  await simulate(0, { ...quietly, script, crashPlan })
  return count
}
