import {
  countSetupCodes,
  deployment,
  LIST_DATABASES,
  LIST_SECRETS,
  storeSetupCode,
} from './commands.ts'
import type { Installation } from './installation.ts'
import { missingSettings } from './missing.ts'
import { shown } from './wrangler.ts'

/** Every command that a deployment may run, and what is missing already; runs nothing. */
export function rehearsal(installation: Installation): string {
  const { database, requiredSecrets } = installation
  const faults = missingSettings(installation, [...requiredSecrets, 'SMTP_URL'])
  const hash = '<hash of a new set-up code>'
  return [
    ...section('Missing in wrangler.toml:', faults),
    ...section('Looks at what is there:', [LIST_SECRETS, LIST_DATABASES].map(shown)),
    ...section('The first time:', deployment(database, true).map(shown)),
    ...section('Later:', deployment(database, false).map(shown)),
    ...section('Then looks whether somebody is administrator:', [shown(countSetupCodes(database))]),
    ...section('And where no set-up code was made:', [shown(storeSetupCode(database, hash, 0))]),
  ].join('\n')
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`), '']
}
