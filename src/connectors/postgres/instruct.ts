import type { Guide, TargetCall } from '../connector'
import { residueRoleOf, roleNameOf } from './names'

/** The password is left out on purpose: psql asks for it, and shells keep a history. */
export function instruct({ settings, account, lease }: TargetCall): Guide {
  const username = roleNameOf(lease)
  const chosen = account.settings.database
  const database =
    typeof chosen === 'string' && chosen !== '' ? chosen : settings.database || 'postgres'
  const where = {
    host: settings.host ?? '',
    port: settings.port || '5432',
    dbname: database,
    user: username,
    ...(settings.tls === 'disable' ? {} : { sslmode: 'require' }),
  }
  return {
    username,
    lines: [
      `Log in to ${where.host}:${where.port} as ${username} with the password shown here.`,
      'When the lease ends your sessions are closed, and the role and its password are gone.',
      `What this role owns goes to ${residueRoleOf(settings.user ?? 'hallpass')} then; ` +
        'create what is to stay in use after SET ROLE.',
    ],
    commands: [`psql ${shellWord(connectionString(where))}`],
  }
}

function connectionString(parameters: { readonly [name: string]: string }): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name}=${parameterValue(value)}`)
    .join(' ')
}

/** As libpq reads it: anything unusual in single quotes. */
function parameterValue(value: string): string {
  return /^[\w.:-]+$/.test(value) ? value : `'${value.replace(/[\\']/g, '\\$&')}'`
}

function shellWord(text: string): string {
  return /^[\w .:=-]+$/.test(text) ? `"${text}"` : `'${text.replaceAll("'", `'\\''`)}'`
}
