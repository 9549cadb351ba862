import type { Commands } from './commands'
import type { Simulation } from './simulation'
import type { SqlFile } from './sql-file'
import type { Verb } from './target'
import type { Mode } from './target-fate'
import type { Town } from './town'

/** A fixed course of events, for trying every point at which something could crash. */
export type Script = {
  readonly name: string
  readonly found: (d1: SqlFile) => Town
  readonly act: (sim: Simulation, commands: Commands) => Promise<void>
  /** How the target takes a call, given how many of its kind it has had; null for well. */
  readonly targetMode?: (verb: Verb, calls: number) => Mode | null
  readonly d1Mode?: (sim: Simulation) => 'down' | 'silent' | null
}
