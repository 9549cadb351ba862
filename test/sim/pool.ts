import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { migrationPaths } from './bundle.ts'
import type { Result } from './simulation.ts'

/** What one thread of several is to run: a share of the seeds, or of the crash points. */
export type Job = { readonly share: number; readonly of: number } & (
  | { readonly kind: 'seeds'; readonly from: number; readonly to: number }
  | { readonly kind: 'points'; readonly every: number }
)

/** `replay` is what `npm run sim --` has to be given to see it again. */
export type Ran = {
  readonly share: number
  readonly replay: string
  readonly result: Result
}

/** Hears of every run; answers whether to go on. */
export type Hear = (ran: Ran) => boolean

export const THREADS = 2

export function runSeeds(outfile: string, from: number, count: number, hear: Hear): Promise<void> {
  const to = from + count
  return onAllThreads(outfile, (place) => ({ kind: 'seeds', from, to, ...place }), hear)
}

/** Runs the scripts once for every point at which something could crash, or each so-many-th of them. */
export function runPoints(outfile: string, every: number, hear: Hear): Promise<void> {
  return onAllThreads(outfile, (place) => ({ kind: 'points', every, ...place }), hear)
}

type Place = { readonly share: number; readonly of: number }

async function onAllThreads(
  outfile: string,
  jobOf: (place: Place) => Job,
  hear: Hear,
): Promise<void> {
  const workers = Array.from({ length: THREADS }, (_, share) =>
    threadFor(outfile, jobOf({ share, of: THREADS })),
  )
  const stop = () => void Promise.all(workers.map((worker) => worker.terminate()))
  await Promise.all(workers.map((worker) => runOf(worker, hear, stop)))
}

function runOf(worker: Worker, hear: Hear, stop: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('message', (ran: Ran) => {
      if (!hear(ran)) stop()
    })
    worker.on('error', reject)
    worker.on('exit', () => resolve())
  })
}

function threadFor(outfile: string, job: Job): Worker {
  const workerData = { outfile, migrations: migrationPaths(), job }
  const resourceLimits = { maxYoungGenerationSizeMb: 64 } // Runs leave much behind at once.
  return new Worker(join(import.meta.dirname, 'thread.ts'), { workerData, resourceLimits })
}
