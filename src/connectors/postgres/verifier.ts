import { Refused } from '../attempt'

const ITERATIONS = 4096
const KEY_BITS = 256

/**
 * What PostgreSQL stores of a password (RFC 5803 in its own notation), so that the password never
 * travels to the server or into its log. The secret must be ASCII, since SASLprep leaves only that
 * untouched; anything else throws `Refused`.
 */
export async function scramVerifier(secret: string): Promise<string> {
  if (!/^[\x21-\x7e]+$/.test(secret)) throw new Refused('The secret is not printable ASCII.')
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const salted = await saltedPassword(secret, salt)
  const storedKey = await crypto.subtle.digest('SHA-256', await hmac(salted, 'Client Key'))
  const serverKey = await hmac(salted, 'Server Key')
  return `SCRAM-SHA-256$${ITERATIONS}:${base64(salt)}$${base64(storedKey)}:${base64(serverKey)}`
}

async function saltedPassword(secret: string, salt: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const key = await crypto.subtle.importKey('raw', bytes(secret), 'PBKDF2', false, ['deriveBits'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ITERATIONS }
  return crypto.subtle.deriveBits(how, key, KEY_BITS)
}

async function hmac(key: ArrayBuffer, text: string): Promise<ArrayBuffer> {
  const how = { name: 'HMAC', hash: 'SHA-256' }
  const imported = await crypto.subtle.importKey('raw', key, how, false, ['sign'])
  return crypto.subtle.sign('HMAC', imported, bytes(text))
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(new TextEncoder().encode(text))
}

function base64(data: ArrayBuffer | Uint8Array): string {
  return btoa(String.fromCharCode(...new Uint8Array(data)))
}
