import { type Bytes, fromBase64, toHex, utf8 } from './bytes'

/**
 * Fingerprints of a text that may hold a secret: HMAC-SHA-256 under keys that are derived from the
 * key-encryption keys (HKDF, RFC 5869), so that whoever reads one cannot try guesses against it.
 * The first is today's; the others are those of keys that are being rotated out.
 */
export async function fingerprintsOf(text: string, secret: string): Promise<readonly string[]> {
  const keys = secret.split(/\s+/).flatMap((part) => fromBase64(part) ?? [])
  return Promise.all(keys.filter(({ length }) => length > 0).map((key) => fingerprint(text, key)))
}

async function fingerprint(text: string, bytes: Bytes): Promise<string> {
  const source = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey'])
  const key = await crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: utf8(''), info: utf8('hallpass fingerprint') },
    source,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign'],
  )
  return toHex(new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(text))))
}
