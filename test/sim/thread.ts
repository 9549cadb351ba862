import { parentPort, workerData } from 'node:worker_threads'
import type { Job, Ran } from './pool.ts'
import type { Result } from './simulation.ts'

const { outfile, migrations, job } = workerData as {
  outfile: string
  migrations: readonly string[]
  job: Job
}
const { everyPoint, runPoint, simulate } = (await import(outfile)) as typeof import('./entry.ts')

/** Every so often a seed is run twice, to see that it decides everything. */
const TWICE_EVERY = 97

if (job.kind === 'seeds') await runSeeds(job)
else await runPoints(job)

async function runSeeds({ from, to, share, of }: Extract<Job, { kind: 'seeds' }>): Promise<void> {
  for (let seed = from + share; seed < to; seed += of)
    say({ share, replay: `--seed ${seed}`, result: await runSeed(seed) })
}

async function runSeed(seed: number): Promise<Result> {
  const result = await simulate(seed, { migrations })
  if (seed % TWICE_EVERY !== 0) return result
  const again = await simulate(seed, { migrations })
  if (again.hash === result.hash) return result
  return { ...result, violations: [...result.violations, 'a seed decides everything'] }
}

async function runPoints({ share, of, every }: Extract<Job, { kind: 'points' }>): Promise<void> {
  let count = 0
  for await (const point of everyPoint({ migrations })) {
    if (count++ % (of * every) !== share * every) continue
    const replay = `--point '${JSON.stringify(point)}'`
    say({ share, replay, result: await runPoint(point, { migrations }) })
  }
}

function say(ran: Ran): void {
  parentPort?.postMessage(ran)
}
