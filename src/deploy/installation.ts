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

/** Throws a DeployProblem where the file cannot be used. */
export function readInstallation(configPath: string): Installation {
  const config = unstable_readConfig({ config: configPath }, { hideWarnings: true })
  const database = config.d1_databases.find(({ binding }) => binding === 'DB')?.database_name
  if (!database) throw new DeployProblem('wrangler.toml names no database for the binding DB.')
  return {
    database,
    vars: config.vars,
    requiredSecrets: config.secrets?.required ?? [],
    hasEmailBinding: (config.send_email ?? []).some(({ name }) => name === 'EMAIL'),
  }
}
