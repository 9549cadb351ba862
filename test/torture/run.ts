import { parseArgs } from 'node:util'
import type { Finding } from './finding.ts'
import { tortureWithKills } from './kills.ts'
import { tortureWithStorms } from './storms.ts'

const USAGE = `Usage: npm run torture -- [--kills N] [--minutes N] [--seed N]
       npm run torture -- --seeds N [--from N]`

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))

const { kills, minutes, seed, seeds, from } = readArguments()
const findings = seeds
  ? await tortureWithStorms({ count: seeds, from })
  : await tortureWithKills({ kills, minutes, seed })
const replay = seeds ? 'npm run torture --' : `npm run torture -- --kills ${kills} --seed ${seed}:`
process.exit(report(findings) ? 1 : 0)

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        kills: { type: 'string', default: '200' },
        minutes: { type: 'string', default: '15' },
        seed: { type: 'string', default: '1' },
        seeds: { type: 'string', default: '0' },
        from: { type: 'string', default: '1' },
      },
    })
    const number = (name: keyof typeof values) => {
      if (/^\d{1,9}$/.test(values[name])) return Number(values[name])
      throw new Error(`--${name} is a whole number.`)
    }
    return {
      kills: number('kills'),
      minutes: number('minutes'),
      seed: number('seed'),
      seeds: number('seeds'),
      from: number('from'),
    }
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${USAGE}\n`)
    process.exit(2)
  }
}

/** Prints what went wrong with how to see it again, and figures last. Says whether anything did. */
function report({ violations, figures }: Finding): boolean {
  const all = Object.entries(violations)
  for (const each of Object.values(violations).flat()) console.log(`${replay} ${each}`)
  const counts = all.map(([promise, { length: value }]) => {
    return { name: `torture.${promise}`, value, unit: 'violations' }
  })
  for (const figure of [...figures, ...counts]) console.log(JSON.stringify(figure))
  return counts.some(({ value }) => value > 0)
}
