import {
  type Command,
  countSetupCodes,
  deployment,
  LIST_DATABASES,
  LIST_SECRETS,
  storeSetupCode,
} from './commands.ts'
import { DeployProblem } from './deploy-problem.ts'
import type { Installation } from './installation.ts'
import { missingSettings } from './missing.ts'
import { newSetupCode } from './setup-code.ts'
import { type Wrangler, WranglerFailure } from './wrangler.ts'

export type Surroundings = {
  readonly installation: Installation
  readonly wrangler: Wrangler
  readonly say: (sentence: string) => void
  /** Replaces a set-up code that nobody used, should it be lost. */
  readonly wantsNewCode: boolean
  readonly now: number
}

/**
 * Checks, migrates and deploys, in the order that fits, and prints a set-up code the first time.
 * Safe to repeat after any failure. Throws a DeployProblem.
 */
export async function deploy(surroundings: Surroundings): Promise<void> {
  const { installation, wrangler, say } = surroundings
  const faults = missingSettings(installation, await secretsSet(wrangler))
  if (faults.length > 0)
    throw new DeployProblem(`Nothing was deployed, because settings are missing.\n${list(faults)}`)
  const isFirst = !(await databaseExists(installation, wrangler))
  for (const command of deployment(installation.database, isFirst)) await wrangler.run(command)
  await offerSetupCode(surroundings)
  say(`Hallpass is deployed at ${installation.vars.PUBLIC_URL}.`)
}

/** A Worker that does not exist yet has no secrets; `wrangler secret put` creates it. */
async function secretsSet(wrangler: Wrangler): Promise<readonly string[]> {
  try {
    const secrets = parsed<{ name: string }>(await wrangler.read(LIST_SECRETS))
    return secrets.map(({ name }) => name)
  } catch (error) {
    const isNew = error instanceof WranglerFailure && /Worker ".*" not found/s.test(error.output)
    if (isNew) return []
    throw error
  }
}

async function databaseExists({ database }: Installation, wrangler: Wrangler): Promise<boolean> {
  const databases = parsed<{ name: string }>(await wrangler.read(LIST_DATABASES))
  return databases.some(({ name }) => name === database)
}

/** The code is printed only once its hash is known to be stored, and never again. */
async function offerSetupCode({ installation, wrangler, say, wantsNewCode, now }: Surroundings) {
  const { database, vars } = installation
  const [count] = await rowsOf<{ issued: number; used: number }>(
    wrangler,
    countSetupCodes(database),
  )
  if (!count) throw new DeployProblem('The table of set-up codes could not be read.')
  if (count.used > 0) return
  if (count.issued > 0 && !wantsNewCode)
    return say('The set-up code was not used yet; a new one: npm run deploy -- --new-setup-code')
  const { code, hash } = newSetupCode()
  const [stored] = await rowsOf<{ hash: string }>(wrangler, storeSetupCode(database, hash, now))
  if (stored?.hash !== hash) return say('Somebody used a set-up code meanwhile: none was made.')
  say(
    `Set-up code: ${code}\n` +
      `Sign in with it at ${vars.PUBLIC_URL} to become the first administrator. It works once, ` +
      'and it is not shown again: only its hash is stored.',
  )
}

/** The rows of the last statement. */
async function rowsOf<Row>(wrangler: Wrangler, command: Command): Promise<readonly Row[]> {
  const answers = parsed<{ results: Row[] }>(await wrangler.read(command))
  return answers.at(-1)?.results ?? []
}

/** The list that wrangler printed, whatever it said before it. */
function parsed<Item>(output: string): readonly Item[] {
  const start = output.search(/^\[/m)
  if (start < 0) throw new DeployProblem(`wrangler did not answer with a list: ${output.trim()}`)
  return JSON.parse(output.slice(start)) as Item[]
}

function list(sentences: readonly string[]): string {
  return sentences.map((sentence) => `  - ${sentence}`).join('\n')
}
