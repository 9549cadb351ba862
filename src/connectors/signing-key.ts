import { type Bytes, fromBase64, toBase64 } from './base64'

/** The fixed head of an Ed25519 key in PKCS #8 (RFC 8410 section 7); the seed of 32 bytes follows. */
const PKCS8_HEAD = [
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
]
const SEED_BYTES = 32

/** A fresh Ed25519 key, in the form in which it is sealed: PKCS #8 in base64. */
export function makeSigningKey(): string {
  return signingKeyOf(crypto.getRandomValues(new Uint8Array(SEED_BYTES)))
}

export function signingKeyOf(seed: Uint8Array): string {
  return toBase64(Uint8Array.from([...PKCS8_HEAD, ...seed]))
}

/** Whether a text is a key as `makeSigningKey` makes them. */
export function isSigningKey(text: string): boolean {
  const bytes = fromBase64(text)
  const isWhole = bytes?.length === PKCS8_HEAD.length + SEED_BYTES
  return isWhole && PKCS8_HEAD.every((byte, index) => bytes[index] === byte)
}

/** The public half, 32 bytes. */
export async function publicHalfOf(key: string): Promise<Bytes> {
  const jwk = (await crypto.subtle.exportKey('jwk', await privateKey(key))) as { x?: string }
  const standard = (jwk.x ?? '').replaceAll('-', '+').replaceAll('_', '/')
  return fromBase64(`${standard}=`) as Bytes
}

/** An Ed25519 signature, 64 bytes (RFC 8032). */
export async function signWith(key: string, message: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign('Ed25519', await privateKey(key), message))
}

function privateKey(key: string): Promise<CryptoKey> {
  const bytes = fromBase64(key) ?? new Uint8Array()
  return crypto.subtle.importKey('pkcs8', bytes, 'Ed25519', true, ['sign'])
}
