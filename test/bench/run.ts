import { parseArgs } from 'node:util'
import { connectors } from './connectors.ts'
import { type Benchmark, type Figure, tableOf } from './findings.ts'
import { leaseCycle } from './lease-cycle.ts'
import { leavers } from './leavers.ts'
import { machine } from './machine.ts'
import { massEnd } from './mass-end.ts'
import { pages } from './pages.ts'
import { policy } from './policy.ts'
import { restart } from './restart.ts'
import { review } from './review.ts'
import { windowEnd } from './window-end.ts'

const BENCHMARKS: { readonly [name: string]: Benchmark } = {
  'lease-cycle': leaseCycle,
  'window-end': windowEnd,
  'mass-end': massEnd,
  leavers,
  restart,
  pages,
  policy,
  review,
  connectors,
}

const USAGE = `Usage: npm run bench -- [NAME …] [--long]\nNAME: ${Object.keys(BENCHMARKS).join(', ')}`

/** A benchmark that hangs is a finding too, but not one to wait for. */
const MOST_MINUTES = 20

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))

const { chosen, isLong } = readArguments()
const figures: Figure[] = []
process.stdout.write(`${machine()}\n\n`)
for (const [name, benchmark] of chosen) {
  process.stderr.write(`${name} …\n`)
  const limit = setTimeout(giveUp, MOST_MINUTES * 60_000, name)
  const findings = await benchmark({ isLong })
  clearTimeout(limit)
  process.stdout.write(`${tableOf(findings)}\n`)
  figures.push(...findings.figures)
}
for (const figure of figures) process.stdout.write(`${JSON.stringify(figure)}\n`)
process.exit(0)

function readArguments() {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { long: { type: 'boolean', default: false } },
    })
    const unknown = positionals.find((name) => !Object.hasOwn(BENCHMARKS, name))
    if (unknown !== undefined) throw new Error(`There is no benchmark named ${unknown}.`)
    const chosen = Object.entries(BENCHMARKS).filter(
      ([name]) => positionals.length === 0 || positionals.includes(name),
    )
    return { chosen, isLong: values.long }
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${USAGE}\n`)
    process.exit(2)
  }
}

function giveUp(name: string): void {
  process.stderr.write(`${name} did not end within ${MOST_MINUTES} minutes.\n`)
  process.exit(1)
}
