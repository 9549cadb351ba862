import { unstable_readConfig } from 'wrangler'
import { DeployProblem } from './deploy-problem.ts'

/** What wrangler.toml says about this installation. */
export type Installation = {
  readonly database: string
  readonly vars: { readonly [name: string]: unknown }
  readonly requiredSecrets: readonly string[]
  /** Whether mail can go through Cloudflare. */
  readonly hasEmailBinding: boolean
}

/** The parts of wrangler's own reading that matter here. */
type Config = {
  readonly vars: Installation['vars']
  readonly secrets?: { readonly required?: readonly string[] } | undefined
  readonly d1_databases: readonly { readonly binding: string; readonly database_name?: string }[]
  readonly send_email: readonly { readonly name: string }[]
}

/** Throws a DeployProblem where the file cannot be used. */
export function readInstallation(configPath: string): Installation {
  const config: Config = unstable_readConfig({ config: configPath }, { hideWarnings: true })
  const database = config.d1_databases.find(({ binding }) => binding === 'DB')?.database_name
  if (!database) throw new DeployProblem('wrangler.toml names no database for the binding DB.')
  return {
    database,
    vars: config.vars,
    requiredSecrets: config.secrets?.required ?? [],
    hasEmailBinding: config.send_email.some(({ name }) => name === 'EMAIL'),
  }
}
