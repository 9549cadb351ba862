import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { DeployProblem } from './deploy-problem.ts'
import { deploy } from './deployment.ts'
import { readInstallation } from './installation.ts'
import { rehearsal } from './rehearsal.ts'
import { installedWrangler, WranglerFailure } from './wrangler.ts'

const USAGE = 'Usage: npm run deploy -- [--dry-run] [--new-setup-code]'

try {
  await main()
} catch (error) {
  process.stderr.write(`${explained(error)}\n`)
  process.exitCode = 1
}

async function main(): Promise<void> {
  const { 'dry-run': isRehearsal, 'new-setup-code': wantsNewCode } = readFlags()
  const home = resolve(import.meta.dirname, '../..')
  const installation = readInstallation(join(home, 'wrangler.toml'))
  if (isRehearsal) return say(rehearsal(installation))
  const wrangler = installedWrangler()
  await deploy({ installation, wrangler, say, wantsNewCode, now: Date.now() })
}

function readFlags() {
  const flag = { type: 'boolean', default: false } as const
  try {
    return parseArgs({ options: { 'dry-run': flag, 'new-setup-code': flag } }).values
  } catch (error) {
    throw new DeployProblem(`${(error as Error).message}\n${USAGE}`)
  }
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}

/** Sentences for what can be expected, the whole trace for a bug of ours. */
function explained(error: unknown): string {
  if (error instanceof DeployProblem) return error.message
  if (!(error instanceof WranglerFailure)) return String((error as Error).stack)
  const said = error.output.trim()
  const hint = 'If you are not signed in at Cloudflare: npx wrangler login'
  return [error.message, said, hint, 'It is safe to run npm run deploy again.']
    .filter(Boolean)
    .join('\n')
}
