import type { AccountSettings } from '../../domain/account'
import type { SettingField } from '../connector'
import { isAddressList } from './addresses'

export const AUTHORITY_FIELDS: readonly SettingField[] = [
  {
    name: 'caKey',
    label: 'Private key of the authority',
    hint: 'An Ed25519 key without a passphrase. Leave it empty, and Hallpass makes one.',
    type: 'secret',
    required: false,
  },
  {
    name: 'publicKey',
    label: 'Public key of the authority',
    hint: 'Hosts trust certificates that this key has signed.',
    type: 'text',
    required: false,
    isDerived: true,
  },
]

/** What a certificate may allow beside logging in, by the setting that says so. */
const EXTENSIONS: readonly { name: string; label: string; extension: string; usual: string }[] = [
  { name: 'terminal', label: 'Terminal', extension: 'permit-pty', usual: 'yes' },
  {
    name: 'portForwarding',
    label: 'Port forwarding',
    extension: 'permit-port-forwarding',
    usual: 'no',
  },
  {
    name: 'agentForwarding',
    label: 'Agent forwarding',
    extension: 'permit-agent-forwarding',
    usual: 'no',
  },
  {
    name: 'x11Forwarding',
    label: 'X11 forwarding',
    extension: 'permit-X11-forwarding',
    usual: 'no',
  },
]

export const ACCOUNT_FIELDS: readonly SettingField[] = [
  {
    name: 'principal',
    label: 'Principal',
    hint:
      'The one name in the certificate. A host lets it in as the user of that name, or as the ' +
      'users whose AuthorizedPrincipalsFile has it. No other account of this authority may have it.',
    type: 'text',
    required: true,
  },
  {
    name: 'host',
    label: 'Host',
    hint: 'Where the holder is told to log in, such as web1.example or web1.example:2222.',
    type: 'text',
    required: false,
  },
  {
    name: 'login',
    label: 'User on the host',
    hint: 'As whom the holder is told to log in, where that is not the principal.',
    type: 'text',
    required: false,
  },
  {
    name: 'sliceMinutes',
    label: 'Minutes of a certificate',
    hint: 'How long each certificate is good for, 1 to 60. After an early end the resource stays locked until the last one has run out.',
    type: 'number',
    required: false,
    default: '15',
  },
  {
    name: 'sourceAddress',
    label: 'Source addresses',
    hint: 'From where it may be used, such as 192.0.2.0/24,2001:db8::/32. Empty: from anywhere.',
    type: 'text',
    required: false,
  },
  ...EXTENSIONS.map(
    ({ name, label, usual }): SettingField => ({
      name,
      label,
      hint: 'Whether the certificate allows it.',
      type: 'choice',
      choices: ['no', 'yes'],
      required: false,
      default: usual,
    }),
  ),
]

/** Nothing that OpenSSH would read as several principals, as a pattern or as an option. */
const PRINCIPAL = /^[A-Za-z0-9_][A-Za-z0-9._@+-]{0,127}$/
const LOGIN = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,63}$/
const HOST = /^([A-Za-z0-9][A-Za-z0-9.-]{0,253}|\[[0-9A-Fa-f:.]+\])(:[1-9][0-9]{0,4})?$/

/** What is wrong with an account's settings, in sentences. */
export function problemsWith(settings: AccountSettings): readonly string[] {
  const { principal, host, login, sliceMinutes, sourceAddress } = settings
  const isFit = (value: AccountSettings[string] | undefined, pattern: RegExp) =>
    !value || (typeof value === 'string' && pattern.test(value))
  const minutes = Number(sliceMinutes ?? 15)
  return [
    ...(typeof principal === 'string' && PRINCIPAL.test(principal)
      ? []
      : [
          'A principal is one name of letters, digits, ".", "_", "@", "+" and "-", without commas.',
        ]),
    ...(isFit(host, HOST) ? [] : ['The host is a name or an address, with a port where needed.']),
    ...(isFit(login, LOGIN) ? [] : ['The user on the host is no name of a user.']),
    ...(minutes >= 1 && minutes <= 60 ? [] : ['A certificate is good for 1 to 60 minutes.']),
    ...(!sourceAddress || isAddressList(String(sourceAddress))
      ? []
      : ['Source addresses are in CIDR notation, separated by commas and without spaces.']),
  ]
}

export function principalOf({ principal }: AccountSettings): string {
  return String(principal ?? '')
}

export function sliceSecondsOf({ sliceMinutes }: AccountSettings): number {
  return Number(sliceMinutes || 15) * 60
}

export function extensionsOf(settings: AccountSettings): readonly string[] {
  return EXTENSIONS.filter(({ name, usual }) => (settings[name] || usual) === 'yes').map(
    ({ extension }) => extension,
  )
}
