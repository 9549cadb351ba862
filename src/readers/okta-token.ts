import { type Attempt, NotYet, Refused, Unclear } from '../connectors/attempt'
import { toBase64Url } from '../connectors/base64'
import type { ConnectorSettings } from '../connectors/connector'
import { exchange } from '../connectors/scim/http'
import { recordOf } from '../connectors/scim/resource'
import { baseOf } from './reader'

const RS256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const
const GOOD_SECONDS = 300
const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/**
 * An access token of a service app, which proves itself by signing (RFC 7523, section 2.2): for its
 * own API Okta takes no client secret.
 */
export async function oktaToken(settings: ConnectorSettings, attempt: Attempt): Promise<string> {
  const url = `${baseOf(settings.orgUrl)}/oauth2/v1/token`
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    scope: 'okta.users.read okta.groups.read',
    client_assertion_type: ASSERTION,
    client_assertion: await assertion(settings, url),
  })
  const headers = {
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
  }
  const reply = await exchange(url, { method: 'POST', headers, body: String(body) }, attempt)
  const { status } = reply
  if (status >= 500 || status === 429)
    throw new NotYet(`The token address answered with an error [${status}].`)
  if (status >= 400) throw new Refused(`The token address refused [${status}].`)
  const token = recordOf(reply.body)?.access_token
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token))
    throw new Unclear('The token address answered without a usable token.')
  return token
}

async function assertion({ clientId = '', privateKey = '' }: ConnectorSettings, audience: string) {
  const { key, kid } = await keyIn(privateKey)
  const now = Math.floor(Date.now() / 1_000)
  const claims = {
    ...{ iss: clientId, sub: clientId, aud: audience, jti: crypto.randomUUID() },
    ...{ iat: now, exp: now + GOOD_SECONDS },
  }
  const signed = `${part({ alg: 'RS256', ...(kid && { kid }) })}.${part(claims)}`
  const signature = await crypto.subtle.sign(RS256, key, new TextEncoder().encode(signed))
  return `${signed}.${toBase64Url(new Uint8Array(signature))}`
}

/** The private half as Okta shows it once: a JWK (RFC 7517). Never repeated in a complaint. */
async function keyIn(text: string): Promise<{ readonly key: CryptoKey; readonly kid: string }> {
  try {
    const jwk = JSON.parse(text) as JsonWebKey & { readonly kid?: string }
    const key = await crypto.subtle.importKey('jwk', jwk, RS256, false, ['sign'])
    return { key, kid: jwk.kid ?? '' }
  } catch {
    throw new Refused('The private key is no RSA key in the form of a JWK.')
  }
}

function part(value: object): string {
  return toBase64Url(new TextEncoder().encode(JSON.stringify(value)))
}
