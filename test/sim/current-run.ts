import type { Simulation } from './simulation'

let running: Simulation | null = null

/** Where the doubles of modules find the run they are in; runs of one thread follow each other. */
export function currentRun(): Simulation {
  if (!running) throw new Error('No run is going on.')
  return running
}

export function enterRun(sim: Simulation): void {
  running = sim
}
