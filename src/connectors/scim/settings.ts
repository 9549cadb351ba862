import { Refused } from '../attempt'
import type { ConnectorSettings, SettingField } from '../connector'

/** Where the SCIM interface is and how Hallpass proves itself there. `base` ends without a slash. */
export type Server = {
  readonly base: string
  readonly access: Access
}

export type Access =
  | { readonly kind: 'bearer'; readonly token: string }
  | {
      readonly kind: 'oauth'
      readonly tokenUrl: string
      readonly clientId: string
      readonly clientSecret: string
      readonly scope: string
    }

export const SERVER_FIELDS: readonly SettingField[] = [
  {
    name: 'baseUrl',
    label: 'SCIM address',
    hint: 'Up to what stands before /Users, for example https://app.example/scim/v2.',
    type: 'text',
    required: true,
  },
  {
    name: 'access',
    label: 'Access',
    hint: 'A bearer token that the application gave out, or OAuth client credentials.',
    type: 'choice',
    required: false,
    choices: ['bearer', 'oauth'],
    default: 'bearer',
  },
  {
    name: 'token',
    label: 'Bearer token',
    hint: 'For the access bearer. It must be allowed to read and change users and groups.',
    type: 'secret',
    required: false,
  },
  {
    name: 'tokenUrl',
    label: 'Token address',
    hint: 'For the access oauth: where the client credentials are exchanged for a token.',
    type: 'text',
    required: false,
  },
  {
    name: 'clientId',
    label: 'Client id',
    hint: 'For the access oauth.',
    type: 'text',
    required: false,
  },
  {
    name: 'clientSecret',
    label: 'Client secret',
    hint: 'For the access oauth.',
    type: 'secret',
    required: false,
  },
  {
    name: 'scope',
    label: 'Scope',
    hint: 'For the access oauth, where the token address asks for one.',
    type: 'text',
    required: false,
  },
  {
    name: 'signInUrl',
    label: 'Sign-in page',
    hint: 'Where holders sign in; shown to them. May be left out.',
    type: 'text',
    required: false,
  },
]

/** Throws `Refused` where a setting makes no sense. */
export function serverOf(settings: ConnectorSettings): Server {
  const base = addressOf(settings.baseUrl, 'The SCIM address')
  if (base.search || base.hash)
    throw new Refused('The SCIM address must not have a query or a fragment.')
  return { base: base.href.replace(/\/+$/, ''), access: accessOf(settings, base.origin) }
}

/** A text that is no address is given back as it is, so that the rehearsal can say so. */
export function originOf({ baseUrl = '' }: ConnectorSettings): string {
  return URL.parse(baseUrl)?.origin ?? baseUrl
}

/** Several tenants may have one origin. */
export function pathOf({ baseUrl = '' }: ConnectorSettings): string {
  return (URL.parse(baseUrl)?.pathname ?? '').replace(/\/+$/, '')
}

export function isPlain({ baseUrl = '' }: ConnectorSettings): boolean {
  return URL.parse(baseUrl)?.protocol === 'http:'
}

export function secretsOf({ token = '', clientSecret = '' }: ConnectorSettings): string[] {
  return [token, clientSecret]
}

function accessOf(settings: ConnectorSettings, origin: string): Access {
  const { access, token = '', clientId = '', clientSecret = '', scope = '' } = settings
  if (access !== 'oauth') {
    // Anything else could not stand in a header, or would add another one.
    if (!/^[\x21-\x7e]+$/.test(token))
      throw new Refused('The settings hold no usable bearer token.')
    return { kind: 'bearer', token }
  }
  const tokenUrl = addressOf(settings.tokenUrl, 'The token address')
  if (tokenUrl.protocol === 'http:' && tokenUrl.origin !== origin)
    throw new Refused('The token address must begin with https://.')
  if (!clientId || !clientSecret)
    throw new Refused('The client id or the client secret is missing.')
  return { kind: 'oauth', tokenUrl: tokenUrl.href, clientId, clientSecret, scope }
}

function addressOf(text = '', what: string): URL {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Refused(`${what} must begin with https:// and name a host.`)
  if (url.username || url.password) throw new Refused(`${what} must not contain a password.`)
  return url
}
