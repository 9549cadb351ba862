import * as jose from 'jose'
import { weaknessOf } from './weak-key'

/** Signatures that only the holder of a private key can make. A shared secret proves nothing here. */
export const SIGNATURES = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
] as const

/**
 * Finds the key that a signature names among those of a provider. Throws where it finds none, or
 * several.
 */
export type KeyFinder = jose.CompactVerifyGetKey

/** What was signed, as bytes (RFC 7515 section 5.2). Throws a JOSEError where it is not to be believed. */
export async function verifyJws(
  token: string,
  find: KeyFinder,
  algorithms: readonly string[],
): Promise<{ readonly payload: Uint8Array; readonly header: jose.CompactJWSHeaderParameters }> {
  const {
    payload,
    protectedHeader: header,
    key,
  } = await jose.compactVerify(token, find, { algorithms: [...algorithms] })
  const weakness = key instanceof CryptoKey ? await weaknessOf(key) : 'it is no public key'
  if (weakness) throw new jose.errors.JWSInvalid(`The key is not to be trusted: ${weakness}.`)
  return { payload, header }
}
