import type { Bytes } from './bytes'

const IV_BYTES = 12

export function importKey(bytes: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** AES-GCM with a tag of 128 bits (NIST SP 800-38D); the tag is at the end of what is returned. */
export async function encryptWith(key: CryptoKey, iv: Bytes, context: Bytes, plain: Bytes) {
  return new Uint8Array(await crypto.subtle.encrypt(parameters(iv, context), key, plain))
}

/** Throws an OperationError where the tag does not match. */
export async function decryptWith(key: CryptoKey, iv: Bytes, context: Bytes, sealed: Bytes) {
  return new Uint8Array(await crypto.subtle.decrypt(parameters(iv, context), key, sealed))
}

/** A fresh random IV of 96 bits, followed by ciphertext and tag. */
export async function box(key: CryptoKey, context: Bytes, plain: Bytes): Promise<Bytes> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const sealed = await encryptWith(key, iv, context, plain)
  const boxed = new Uint8Array(IV_BYTES + sealed.length)
  boxed.set(iv)
  boxed.set(sealed, IV_BYTES)
  return boxed
}

/** The reverse of `box`; throws an OperationError where anything was changed. */
export function unbox(key: CryptoKey, context: Bytes, boxed: Bytes): Promise<Bytes> {
  return decryptWith(key, boxed.slice(0, IV_BYTES), context, boxed.slice(IV_BYTES))
}

function parameters(iv: Bytes, context: Bytes) {
  return { name: 'AES-GCM', iv, additionalData: context, tagLength: 128 }
}
