import { toBase64Url } from '../base64'
import type { ConnectorSettings } from '../connector'
import type { IssueCall } from '../issuance'
import type { PublicFacts, Published } from '../publication'
import { publicHalfOf, signWith } from '../signing-key'
import { roleOf } from './settings'

const KEY_SECONDS = 300

/**
 * A JWT (RFC 7519) signed with Ed25519 (RFC 8037): who holds it, which lease and fence, and for
 * which app. An app that has seen a higher fence of a resource refuses a lower one.
 */
export async function signToken(call: IssueCall): Promise<string> {
  const { settings, account, lease, leaseId, holder, issuer, validFrom, validUntil } = call
  const key = settings.signingKey ?? ''
  const from = Math.ceil(validFrom / 1_000)
  const head = { alg: 'EdDSA', typ: 'JWT', kid: toBase64Url(await publicHalfOf(key)) }
  const claims = {
    iss: issuer,
    aud: settings.audience || settings.origin,
    sub: holder.id,
    name: holder.name,
    role: roleOf(account.settings),
    lease: leaseId,
    fence: lease.fence,
    iat: from,
    nbf: from,
    exp: Math.floor(validUntil / 1_000),
  }
  const signed = `${part(head)}.${part(claims)}`
  const signature = await signWith(key, new Uint8Array(new TextEncoder().encode(signed)))
  return `${signed}.${toBase64Url(signature)}`
}

/** RFC 7517 section 5. */
export async function jwks({ settings }: PublicFacts): Promise<Published | null> {
  const x = settings?.publicKey
  if (!x) return null
  const key = { kty: 'OKP', crv: 'Ed25519', use: 'sig', alg: 'EdDSA', kid: x, x }
  const body = JSON.stringify({ keys: [key] })
  return { type: 'application/jwk-set+json', body, maxAgeSeconds: KEY_SECONDS }
}

export function originOf({ origin = '' }: ConnectorSettings): string {
  return origin
}

function part(value: object): string {
  return toBase64Url(new TextEncoder().encode(JSON.stringify(value)))
}
