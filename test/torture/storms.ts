import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { withFolder } from '../bench/throw-away.ts'
import type { Finding } from './finding.ts'

export type Seeds = { readonly from: number; readonly count: number }

type Report = {
  readonly testResults: readonly {
    readonly message: string
    readonly assertionResults: readonly {
      readonly title: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

const ROOT = join(import.meta.dirname, '../..')

/** So many storms share one workerd, which gets slower with everything that they leave in it. */
const AT_A_TIME = 30

/** Storms over real Custodians in workerd, one for each seed; the short form is in `npm test`. */
export async function tortureWithStorms({ from, count }: Seeds): Promise<Finding> {
  const startedAt = performance.now()
  const testResults: Report['testResults'][number][] = []
  for (let done = 0; done < count; done += AT_A_TIME) {
    const some = Math.min(AT_A_TIME, count - done)
    testResults.push(...(await withFolder((folder) => runTests(from + done, some, folder))))
    console.log(`${done + some} seeds …`)
  }
  const seconds = Math.round((performance.now() - startedAt) / 1_000)
  const results = testResults.flatMap(({ assertionResults }) => assertionResults)
  const brokenFiles = testResults.flatMap(({ message }) => (message === '' ? [] : [message]))
  const failed = results.filter(({ status }) => status !== 'passed')
  return {
    violations: {
      seedViolations: failed.map(({ title, failureMessages }) => {
        const seed = /seed (\d+)/.exec(title)?.[1] ?? title
        return `--seeds 1 --from ${seed}: ${failureMessages.join(' ')}`
      }),
      ...(brokenFiles.length > 0 ? { broken: brokenFiles } : {}),
    },
    figures: [
      { name: 'torture.seeds', value: results.length, unit: 'seeds' },
      { name: 'torture.seedSeconds', value: seconds, unit: 's' },
    ],
  }
}

async function runTests(from: number, count: number, folder: string) {
  const vitest = createRequire(import.meta.url).resolve('vitest/package.json')
  const report = join(folder, 'report.json')
  const args = ['run', '--config', 'test/vitest.config.ts', '--project', 'worker']
  const reporting = ['--reporter=json', `--outputFile=${report}`, 'test/durable-objects/storm']
  const child = spawn(
    process.execPath,
    [join(dirname(vitest), 'vitest.mjs'), ...args, ...reporting],
    {
      cwd: ROOT,
      env: { ...process.env, HALLPASS_STORM: `${from}+${count}` },
      stdio: ['ignore', 'ignore', 'ignore'],
    },
  )
  const [code] = await once(child, 'close')
  if (!existsSync(report)) throw new Error(`The tests of ${from}+${count} ended with ${code}.`)
  return (JSON.parse(readFileSync(report, 'utf8')) as Report).testResults
}
