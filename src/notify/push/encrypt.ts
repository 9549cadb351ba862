import { type Bytes, utf8 } from '../../vault/bytes'

/** Where a push goes, as the browser gave it out: keys in raw form. */
export type Receiver = {
  /** An uncompressed point on P-256, 65 bytes. */
  readonly publicKey: Bytes
  /** 16 bytes that only the browser and we know. */
  readonly authSecret: Bytes
}

/** Made anew for each message. */
export type Ephemeral = { readonly keys: CryptoKeyPair; readonly salt: Bytes }

const CURVE = { name: 'ECDH', namedCurve: 'P-256' }
const RECORD_SIZE = 4_096
/** Of one record: its header, the mark of the last record, and the tag of AES-GCM take the rest. */
export const MOST_PLAIN_BYTES = RECORD_SIZE - 86 - 17

export async function ephemeral(): Promise<Ephemeral> {
  const keys = (await crypto.subtle.generateKey(CURVE, true, ['deriveBits'])) as CryptoKeyPair
  return { keys, salt: crypto.getRandomValues(new Uint8Array(16)) }
}

/**
 * A message that only this browser can read: RFC 8291 over one record of `aes128gcm` (RFC 8188).
 * Throws where the receiver's key is no point on the curve.
 */
export async function encrypted(
  plain: Bytes,
  { publicKey, authSecret }: Receiver,
  { keys, salt }: Ephemeral,
): Promise<Bytes> {
  if (plain.length > MOST_PLAIN_BYTES) throw new RangeError('This is too long for one push.')
  const theirs = await crypto.subtle.importKey('raw', publicKey, CURVE, false, [])
  const ours = new Uint8Array((await crypto.subtle.exportKey('raw', keys.publicKey)) as ArrayBuffer)
  // The runtime calls the other side's key `public`; its types call it `$public`.
  const agreement = { name: 'ECDH', public: theirs } as unknown as Parameters<
    typeof crypto.subtle.deriveBits
  >[0]
  const shared = await crypto.subtle.deriveBits(agreement, keys.privateKey, 256)
  const keyInfo = joined(utf8('WebPush: info\0'), publicKey, ours)
  const input = await hkdf(shared, authSecret, keyInfo, 32)
  const key = await hkdf(input, salt, utf8('Content-Encoding: aes128gcm\0'), 16)
  const iv = await hkdf(input, salt, utf8('Content-Encoding: nonce\0'), 12)
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt'])
  const record = joined(plain, Uint8Array.of(2))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, aes, record)
  return joined(salt, uint32(RECORD_SIZE), Uint8Array.of(ours.length), ours, new Uint8Array(sealed))
}

async function hkdf(
  input: ArrayBuffer,
  salt: Bytes,
  info: Bytes,
  bytes: number,
): Promise<ArrayBuffer> {
  const key = await crypto.subtle.importKey('raw', input, 'HKDF', false, ['deriveBits'])
  return crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, key, bytes * 8)
}

function uint32(value: number): Bytes {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

function joined(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
