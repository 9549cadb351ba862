import type { Guide, TargetCall } from '../connector'
import { existingRoleOf, isByPassword, rolesOf } from './account'
import { residueRoleOf, roleNameOf } from './names'
import { escapeIdentifier } from './pg'

/** The password is left out on purpose: psql asks for it, and shells keep a history. */
export function instruct(call: TargetCall): Guide {
  const { settings, account, lease } = call
  const isMade = account.mode === 'provision'
  const username = isMade ? roleNameOf(lease) : existingRoleOf(account.settings)
  const where = {
    host: settings.host ?? '',
    port: settings.port || '5432',
    dbname: databaseOf(call),
    user: username,
    ...(settings.tls === 'disable' ? {} : { sslmode: 'require' }),
  }
  const isOwn = account.mode === 'elevate' || !isByPassword(account.settings)
  return {
    username,
    ...(isOwn ? { usesOwnLogin: true as const } : {}),
    lines: [
      `Log in to ${where.host}:${where.port} as ${username} ${isOwn ? OWN_WAY : THIS_PASSWORD}.`,
      ...linesFor(call, username),
    ],
    commands: [`psql ${shellWord(connectionString(where))}`, ...becoming(account)],
  }
}

const OWN_WAY = 'the way you always do; there is no password of this lease'
const THIS_PASSWORD = 'with the password shown here'

function linesFor({ account, settings }: TargetCall, username: string): readonly string[] {
  switch (account.mode) {
    case 'provision':
      return [
        'When the lease ends your sessions are closed, and the role and its password are gone.',
        `What this role owns goes to ${residueRoleOf(settings.user ?? 'hallpass')} then; ` +
          'create what is to stay in use after SET ROLE.',
      ]
    case 'elevate':
      return [
        `Until the lease ends ${username} is a member of ${rolesOf(account.settings).join(', ')}. ` +
          'Create what is to belong to such a role after SET ROLE.',
        `When it ends every session of ${username} is closed, those from before too.`,
      ]
    case 'credential':
      return ['When the lease ends your sessions are closed, and the password is changed.']
    default:
      return [`When the lease ends your sessions are closed, and ${username} may not log in.`]
  }
}

function becoming({ mode, settings }: TargetCall['account']): readonly string[] {
  if (mode !== 'elevate') return []
  return rolesOf(settings).map((role) => `SET ROLE ${escapeIdentifier(role)};`)
}

function databaseOf({ settings, account }: TargetCall): string {
  const chosen = account.settings.database
  return typeof chosen === 'string' && chosen !== '' ? chosen : settings.database || 'postgres'
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
