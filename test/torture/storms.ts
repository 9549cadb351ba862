import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
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

/** Storms over real Custodians in workerd, one for each seed; the short form is in `npm test`. */
export async function tortureWithStorms({ from, count }: Seeds): Promise<Finding> {
  const startedAt = performance.now()
  const { testResults } = JSON.parse(await runTests(`${from}+${count}`)) as Report
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

function runTests(seeds: string): Promise<string> {
  const vitest = createRequire(import.meta.url).resolve('vitest/package.json')
  const args = ['run', '--config', 'test/vitest.config.ts', '--project', 'worker']
  const child = spawn(
    process.execPath,
    [join(dirname(vitest), 'vitest.mjs'), ...args, '--reporter=json', 'test/durable-objects/storm'],
    {
      cwd: ROOT,
      env: { ...process.env, HALLPASS_STORM: seeds },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let said = ''
  child.stdout.on('data', (text) => {
    said += String(text)
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => {
      // The report is one line; whatever the tests said themselves comes before it.
      const report = said.split('\n').find((line) => line.startsWith('{"numTotalTestSuites"'))
      if (report) resolve(report)
      else reject(new Error(`The tests did not report: ${said}`))
    })
  })
}
