import { Refused } from '../attempt'
import type { ConnectorSettings, SettingField } from '../connector'

/** Where the directory is, who Hallpass is there, and what kind of directory it is. */
export type Server = {
  readonly host: string
  readonly port: number
  readonly tls: 'require' | 'disable'
  readonly bindDn: string
  readonly bindPassword: string
  readonly isActiveDirectory: boolean
  readonly lock: Lock
}

/** What an entry carries while it may not be used; null where it is a bit of its own. */
export type Lock = { readonly attribute: string; readonly value: string } | null

/** For ever, by the words of draft-behera-ldap-password-policy, section 5.3.3. */
const PPOLICY_LOCK = { attribute: 'pwdAccountLockedTime', value: '000001010000Z' }

export const SERVER_FIELDS: readonly SettingField[] = [
  {
    name: 'host',
    label: 'Host',
    hint: 'A name or an address, for example ldap.example. The certificate must be for it.',
    type: 'text',
    required: true,
  },
  {
    name: 'tls',
    label: 'TLS',
    hint: 'With require, LDAPS; the certificate must be one that browsers trust too.',
    type: 'choice',
    required: false,
    choices: ['require', 'disable'],
    default: 'require',
  },
  {
    name: 'port',
    label: 'Port',
    hint: 'Left out, 636 with TLS and 389 without.',
    type: 'number',
    required: false,
  },
  {
    name: 'directory',
    label: 'Directory',
    hint: 'openldap also stands for others that change passwords by RFC 3062.',
    type: 'choice',
    required: false,
    choices: ['openldap', 'active-directory'],
    default: 'openldap',
  },
  {
    name: 'bindDn',
    label: 'Bind DN',
    hint: 'The entry that Hallpass is in the directory, for example cn=hallpass,dc=example.',
    type: 'text',
    required: true,
  },
  {
    name: 'bindPassword',
    label: 'Password',
    hint: 'The password of that entry.',
    type: 'secret',
    required: true,
  },
  {
    name: 'lockAttribute',
    label: 'Attribute of a disabled entry',
    hint:
      'For the mode enable. Left out, the password policy’s pwdAccountLockedTime; in Active ' +
      'Directory always the account control.',
    type: 'text',
    required: false,
  },
  {
    name: 'lockValue',
    label: 'Its value',
    hint: 'What it has while the entry is disabled, for example true for nsAccountLock.',
    type: 'text',
    required: false,
  },
]

/** Throws `Refused` where a setting makes no sense. */
export function serverOf(settings: ConnectorSettings): Server {
  const { host, bindDn, bindPassword, directory } = settings
  if (!host || /[\s/@?#]/.test(host)) throw new Refused('The settings name no usable host.')
  if (!bindDn) throw new Refused('The settings name no bind DN.')
  // A bind without a password is anonymous and succeeds (RFC 4513, section 5.1.2).
  if (!bindPassword) throw new Refused('The settings hold no password.')
  const port = Number(portOf(settings))
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Refused('The port is not a number from 1 to 65535.')
  const isActiveDirectory = directory === 'active-directory'
  const lock = isActiveDirectory ? null : lockOf(settings)
  const where = { host: bracketed(host), port, tls: tlsOf(settings) }
  return { ...where, bindDn, bindPassword, lock, isActiveDirectory }
}

export function originOf(settings: ConnectorSettings): string {
  const scheme = isPlain(settings) ? 'ldap' : 'ldaps'
  return `${scheme}://${bracketed(settings.host ?? '')}:${portOf(settings)}`
}

export function isPlain(settings: ConnectorSettings): boolean {
  return tlsOf(settings) === 'disable'
}

/** Anything but an explicit `disable` means TLS from the first byte. */
function tlsOf({ tls }: ConnectorSettings): Server['tls'] {
  return tls === 'disable' ? tls : 'require'
}

function portOf(settings: ConnectorSettings): string {
  return settings.port || (isPlain(settings) ? '389' : '636')
}

function lockOf({ lockAttribute, lockValue }: ConnectorSettings): Lock {
  if (!lockAttribute) return PPOLICY_LOCK
  if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(lockAttribute))
    throw new Refused('The attribute of a disabled entry is not the name of an attribute.')
  if (!lockValue) throw new Refused('The attribute of a disabled entry has no value.')
  return { attribute: lockAttribute, value: lockValue }
}

function bracketed(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
}
