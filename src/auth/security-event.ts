import * as jose from 'jose'
import * as v from 'valibot'
import { atLeast, PlainObject } from '../http/plain-object'
import type { Settings } from '../http/settings'
import { SIGNATURES, verifyJws } from './jws'
import { KeysUnreachable, type Transmitter, transmitterKeys } from './transmitter-keys'

/** In seconds: how far clocks may differ, and how old an event may be that comes late. */
const SKEW = 60
const OLDEST = 14 * 24 * 60 * 60

const LONGEST = 64 * 1024
const MOST_EVENTS = 10
const TYPE = /^(application\/)?secevent\+jwt$/i

const Text = v.pipe(v.string(), v.minLength(1), v.maxLength(500))

const Claims = atLeast({
  iss: v.string(),
  aud: v.union([v.string(), v.array(v.string())]),
  iat: v.number(),
  jti: Text,
  events: v.pipe(
    PlainObject,
    v.record(Text, PlainObject),
    v.check((events) => {
      const count = Object.keys(events).length
      return count > 0 && count <= MOST_EVENTS
    }),
  ),
  sub: v.optional(Text),
  sub_id: v.optional(PlainObject),
  exp: v.optional(v.number()),
  toe: v.optional(v.number()),
})

/** RFC 8935 section 2.4. */
export type SetErrorCode =
  | 'invalid_request'
  | 'invalid_key'
  | 'invalid_issuer'
  | 'invalid_audience'
  | 'authentication_failed'

/** Why a security event is not believed. The words are for its transmitter, and quote nothing. */
export class SetError extends Error {
  override readonly name = 'SetError'
  readonly code: SetErrorCode

  constructor(code: SetErrorCode, description: string) {
    super(description)
    this.code = code
  }
}

/** What a transmitter has signed, as it said it. */
export type SecurityEvent = {
  readonly jti: string
  readonly iss: string
  /** In epoch milliseconds, as all times here. */
  readonly issuedAt: number
  readonly happenedAt: number
  readonly sub: string | null
  readonly subId: { readonly [name: string]: unknown } | null
  /** Payloads by type. */
  readonly events: { readonly [type: string]: { readonly [name: string]: unknown } }
}

/**
 * A security event token (RFC 8417) of this transmitter for this audience. Throws a SetError where
 * it is not to be believed, and KeysUnreachable where nobody can tell.
 */
export async function readSecurityEvent(
  token: string,
  { audience, ...transmitter }: Transmitter & { readonly audience: string },
  settings: Settings,
  now: number = Date.now(),
): Promise<SecurityEvent> {
  checkHeader(token)
  const claims = claimsIn(await payloadOf(token, transmitter, settings))
  const seconds = now / 1000
  const { iss, aud, iat, jti, events, sub = null, sub_id: subId = null, exp, toe = iat } = claims
  if (iss !== transmitter.issuer)
    throw new SetError('invalid_issuer', 'The issuer is not the one of this stream.')
  if (![aud].flat().includes(audience))
    throw new SetError('invalid_audience', 'The audience is not the one of this stream.')
  if (iat > seconds + SKEW) throw new SetError('invalid_request', 'iat is in the future.')
  if (iat < seconds - OLDEST) throw new SetError('invalid_request', 'iat is too long ago.')
  if (exp !== undefined && exp <= seconds - SKEW)
    throw new SetError('invalid_request', 'It has expired.')
  return { jti, iss, issuedAt: iat * 1000, happenedAt: toe * 1000, sub, subId, events }
}

/** RFC 8417 section 2.3: said outright, so that no token of another kind passes for an event. */
function checkHeader(token: string): void {
  if (token.length > LONGEST) throw new SetError('invalid_request', 'It is too long.')
  const header = headerOf(token)
  if (typeof header.typ !== 'string' || !TYPE.test(header.typ))
    throw new SetError('invalid_request', 'typ has to be secevent+jwt.')
}

function headerOf(token: string): jose.ProtectedHeaderParameters {
  try {
    return jose.decodeProtectedHeader(token)
  } catch {
    throw new SetError('invalid_request', 'This is no signed JWT in compact form.')
  }
}

async function payloadOf(
  token: string,
  transmitter: Transmitter,
  settings: Settings,
): Promise<Uint8Array> {
  const find = await transmitterKeys(transmitter, settings)
  try {
    const { payload } = await verifyJws(token, reachable(find), SIGNATURES)
    return payload
  } catch (error) {
    throw error instanceof jose.errors.JOSEError ? saying(error) : error
  }
}

/** A key that is not there is the sender's mistake; keys that cannot be read are nobody's. */
function reachable(find: jose.CompactVerifyGetKey): jose.CompactVerifyGetKey {
  return async (header, token) => {
    try {
      return await find(header, token)
    } catch (error) {
      const isTheirs =
        error instanceof jose.errors.JWKSNoMatchingKey ||
        error instanceof jose.errors.JWKSMultipleMatchingKeys ||
        error instanceof jose.errors.JOSENotSupported
      throw isTheirs ? error : new KeysUnreachable(String(error))
    }
  }
}

function saying(error: jose.errors.JOSEError): SetError {
  if (error instanceof jose.errors.JWSSignatureVerificationFailed)
    return new SetError('authentication_failed', 'The signature does not verify.')
  if (/^ERR_JWKS_|^ERR_JOSE_(ALG|NOT)/.test(error.code))
    return new SetError('invalid_key', 'The key of this signature is not to be found.')
  if (error.message.startsWith('The key is not to be trusted'))
    return new SetError('invalid_key', 'The key of this signature is not accepted.')
  return new SetError('invalid_request', 'This is no signed JWT in compact form.')
}

function claimsIn(payload: Uint8Array): v.InferOutput<typeof Claims> {
  const read = v.safeParse(Claims, parsed(payload))
  if (read.success) return read.output
  const path = v.getDotPath(read.issues[0])?.split('.')[0] ?? 'a claim'
  throw new SetError('invalid_request', `${path} is missing, or is not what RFC 8417 says.`)
}

function parsed(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(payload))
  } catch {
    return null
  }
}
