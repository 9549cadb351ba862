import { parseArgs } from 'node:util'
import { bundle, migrationPaths } from './bundle.ts'
import { mutationNamed } from './mutations.ts'
import { findPlanted } from './planted.ts'
import { runPoints, runSeeds } from './pool.ts'
import { printFigures, Report } from './report.ts'
import type { Options, Result } from './simulation.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    point: { type: 'string' },
    /** Each so-many-th crash point only. */
    every: { type: 'string', default: '1' },
    planted: { type: 'boolean', default: false },
    /** Part of the name of a planted bug: only that one, or a replay with it. */
    bug: { type: 'string', default: '' },
  },
})

const { seed, point, bug } = values
if (seed) await replay(({ simulate }, options) => simulate(Number(seed), options))
else if (point) await replay(({ runPoint }, options) => runPoint(JSON.parse(point), options))
else if (values.planted) await plant(bug)
else await search(Number(values.from), Number(values.seeds), Number(values.every))

type Bundle = typeof import('./entry.ts')

/** Prints everything that happens in one run. */
async function replay(run: (bundle: Bundle, options: Options) => Promise<Result>): Promise<void> {
  const print = (line: string) => process.stdout.write(`${line}\n`)
  const loaded = (await import(await bundle(bug ? mutationNamed(bug) : null))) as Bundle
  const { hash, violations } = await run(loaded, { migrations: migrationPaths(), print })
  console.log(`trace ${hash.toString(16)}, ${violations.length} violations`)
  process.exitCode = violations.length > 0 ? 1 : 0
}

async function search(from: number, count: number, every: number): Promise<void> {
  const outfile = await bundle()
  const report = new Report()
  await runSeeds(outfile, from, count, (ran) => {
    report.add(ran)
    return true
  })
  const points = await tryPoints(outfile, every)
  report.printCounts()
  for (const what of report.missing()) console.log(`never seen: ${what}`)
  const isBad = report.violations + points.violations + report.missing().length > 0
  printFigures([...report.figures(), ...points.figures])
  process.exitCode = isBad ? 1 : 0
}

/** Every single crash point of the core courses of events, or each so-many-th of them. */
async function tryPoints(outfile: string, every: number) {
  const report = new Report()
  await runPoints(outfile, every, (ran) => {
    report.add(ran)
    return true
  })
  const { seeds: value, violations, seconds } = report
  const figures = [
    { name: 'sim.crashPoints', value, unit: 'points' },
    { name: 'sim.crashPointViolations', value: violations, unit: 'points' },
    { name: 'sim.crashPointSeconds', value: seconds, unit: 's' },
  ]
  return { violations, figures }
}

async function plant(only: string): Promise<void> {
  const { isOk, figures } = await findPlanted(only)
  printFigures(figures)
  process.exitCode = isOk ? 0 : 1
}
