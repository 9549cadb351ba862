import { Refused } from '../attempt'
import type { ConnectorSettings, SettingField } from '../connector'

/** Where the server is and who Hallpass is there. `port` is 1 to 65535. */
export type Server = {
  readonly host: string
  readonly port: number
  readonly database: string
  readonly user: string
  readonly password: string
  readonly isPlain: boolean
  /** The binding of the private network that it is in; null on the public internet. */
  readonly network: string | null
}

export const SERVER_FIELDS: readonly SettingField[] = [
  {
    name: 'host',
    label: 'Host',
    hint: 'A name or an address, for example db.example.',
    type: 'text',
    required: true,
  },
  {
    name: 'port',
    label: 'Port',
    hint: 'Usually 5432.',
    type: 'number',
    required: false,
    default: '5432',
  },
  {
    name: 'database',
    label: 'Maintenance database',
    hint: 'The database that Hallpass itself connects to, usually postgres.',
    type: 'text',
    required: false,
    default: 'postgres',
  },
  {
    name: 'user',
    label: 'User',
    hint: 'The role that Hallpass logs in as. It needs CREATEROLE; it need not be a superuser.',
    type: 'text',
    required: true,
  },
  {
    name: 'password',
    label: 'Password',
    hint: 'The password of that role.',
    type: 'secret',
    required: true,
  },
  {
    name: 'tls',
    label: 'TLS',
    hint: 'With require, the certificate must be one that browsers trust too.',
    type: 'choice',
    required: false,
    choices: ['require', 'disable'],
    default: 'require',
  },
  {
    name: 'network',
    label: 'Private network',
    hint:
      'Left out, the server is reached directly. Otherwise the name of a VPC network binding of ' +
      'this deployment, such as PRIVATE_NETWORK.',
    type: 'text',
    required: false,
  },
]

const BINDING = /^[A-Z][A-Z0-9_]{0,63}$/

/** Throws `Refused` where a setting makes no sense. */
export function serverOf(settings: ConnectorSettings): Server {
  const port = Number(settings.port || '5432')
  if (!settings.host) throw new Refused('The settings name no host.')
  if (!settings.user) throw new Refused('The settings name no user.')
  if (!settings.password) throw new Refused('The settings hold no password.')
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Refused('The port is not a number from 1 to 65535.')
  if (settings.network && !BINDING.test(settings.network))
    throw new Refused('The name of a binding has capital letters, digits and _ only.')
  return {
    host: bracketed(settings.host),
    port,
    database: settings.database || 'postgres',
    user: settings.user,
    password: settings.password,
    isPlain: isPlain(settings),
    network: settings.network || null,
  }
}

/** One address in two networks is two servers. */
export function originOf({ host = '', port, network }: ConnectorSettings): string {
  const scheme = network ? `postgres+${network.toLowerCase().replaceAll('_', '-')}` : 'postgres'
  return `${scheme}://${bracketed(host)}:${port || '5432'}`
}

/** Anything but an explicit `disable` means TLS. */
export function isPlain(settings: ConnectorSettings): boolean {
  return settings.tls === 'disable'
}

function bracketed(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
}
