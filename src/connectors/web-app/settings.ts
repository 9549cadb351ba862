import type { AccountSettings } from '../../domain/account'
import { toBase64Url } from '../base64'
import type { Completed, ConnectorSettings, SettingField } from '../connector'
import { makeSigningKey, publicHalfOf } from '../signing-key'
import { ACCESS_FIELDS, accessFault } from './access-settings'
import { makeRsaKey, modulusOf } from './rsa'

export const APP_FIELDS: readonly SettingField[] = [
  {
    name: 'origin',
    label: 'Address of the app',
    hint: 'As people see it, without a path, such as https://grafana.example. Nobody is sent elsewhere.',
    type: 'text',
    required: true,
  },
  {
    name: 'audience',
    label: 'Audience',
    hint: 'What its tokens are made out to; its address, if this is empty.',
    type: 'text',
    required: false,
  },
  {
    name: 'signingKey',
    label: 'Signing key',
    hint: 'Made by Hallpass.',
    type: 'secret',
    required: false,
    isDerived: true,
  },
  {
    name: 'publicKey',
    label: 'Public key',
    hint: 'Tokens are signed by it (Ed25519, base64url); it is in the JWKS as well.',
    type: 'text',
    required: false,
    isDerived: true,
  },
  ...ACCESS_FIELDS,
]

export const ACCOUNT_FIELDS: readonly SettingField[] = [
  {
    name: 'role',
    label: 'Role',
    hint: 'What the app is told the holder may be, such as admin. No other account of this app may have it.',
    type: 'text',
    required: false,
    default: 'user',
  },
  {
    name: 'token',
    label: 'Token for the app',
    hint: 'Whether the app is given signed tokens. They cannot be taken back, and lock the resource until they run out.',
    type: 'choice',
    choices: ['yes', 'no'],
    required: false,
    default: 'yes',
  },
  {
    name: 'tokenSeconds',
    label: 'Seconds of a token',
    hint: 'How long each one is good for, 10 to 60.',
    type: 'number',
    required: false,
    default: '60',
  },
]

const ROLE = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/
const AUDIENCE = /^[\x21-\x7e]{0,200}$/

/** The address is an origin and nothing else; a key is made where there is none. */
export async function completed(settings: ConnectorSettings): Promise<Completed> {
  const { origin = '', audience = '' } = settings
  const url = URL.parse(origin)
  if (url?.origin !== origin || !['https:', 'http:'].includes(url.protocol))
    return {
      field: 'origin',
      message: 'Give scheme and host only, in lower case, such as https://grafana.example.',
    }
  if (!AUDIENCE.test(audience))
    return { field: 'audience', message: 'An audience has no spaces and at most 200 characters.' }
  const fault = accessFault(settings)
  if (fault) return fault
  const signingKey = settings.signingKey || makeSigningKey()
  const publicKey = toBase64Url(await publicHalfOf(signingKey))
  return { settings: { ...settings, signingKey, publicKey, ...(await forAccess(settings)) } }
}

/** A key of a kind of its own, since Access is documented to take RSA. */
async function forAccess({ accessTeam, accessKey }: ConnectorSettings) {
  if (!accessTeam) return {}
  const key = accessKey || (await makeRsaKey())
  return { accessKey: key, accessPublicKey: await modulusOf(key) }
}

export function problemsWith({ role, tokenSeconds }: AccountSettings): readonly string[] {
  const seconds = Number(tokenSeconds ?? 60)
  return [
    ...(role === undefined || ROLE.test(String(role))
      ? []
      : ['A role is one word of letters, digits, ".", "_", ":" and "-".']),
    ...(seconds >= 10 && seconds <= 60 ? [] : ['A token is good for 10 to 60 seconds.']),
  ]
}

export function roleOf({ role }: AccountSettings): string {
  return String(role || 'user')
}

export function tokenSecondsOf({ tokenSeconds }: AccountSettings): number {
  return Number(tokenSeconds || 60)
}
