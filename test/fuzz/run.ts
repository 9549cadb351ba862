import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'

const USAGE = 'Usage: npm run fuzz -- [--requests N] [--seed N]'

const { requests, seed } = readArguments()
const startedAt = performance.now()
const vitest = createRequire(import.meta.url).resolve('vitest/package.json')
const child = spawn(
  process.execPath,
  [
    ...[join(dirname(vitest), 'vitest.mjs'), 'run', '--config', 'test/vitest.config.ts'],
    ...['--project', 'worker', 'test/fuzz'],
  ],
  {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, HALLPASS_FUZZ: `${requests}+${seed}` },
    stdio: 'inherit',
  },
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
child.once('close', (code) => {
  const figure = (name: string, value: number, unit: string) =>
    console.log(JSON.stringify({ name: `fuzz.${name}`, value, unit }))
  figure('requests', requests, 'requests')
  figure('seconds', Math.round((performance.now() - startedAt) / 1_000), 's')
  figure('isBroken', code === 0 ? 0 : 1, 'flaws')
  process.exit(code ?? 1)
})

/** Twenty thousand requests, made of another seed each time where none is given. */
function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        requests: { type: 'string', default: '20000' },
        seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
      },
    })
    for (const [name, value] of Object.entries(values))
      if (!/^\d{1,9}$/.test(value)) throw new Error(`--${name} is a whole number.`)
    return { requests: Number(values.requests), seed: Number(values.seed) }
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${USAGE}\n`)
    process.exit(2)
  }
}
