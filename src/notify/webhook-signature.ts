export type Signed = {
  readonly id: string
  /** Seconds since the epoch. */
  readonly timestamp: number
  readonly body: string
}

/**
 * The header `webhook-signature` (Standard Webhooks 1.0): HMAC-SHA256 over id, timestamp and body
 * under each secret, for a receiver that is changing from one to the other. Secrets are of the form
 * `whsec_` and base64, separated by spaces; null where one is not.
 */
export async function signatureOf(
  secrets: string,
  { id, timestamp, body }: Signed,
): Promise<string | null> {
  const keys = secrets.split(/\s+/).filter(Boolean).map(keyOf)
  const usable = keys.filter((key) => key !== null)
  if (usable.length === 0 || usable.length < keys.length) return null
  const text = new TextEncoder().encode(`${id}.${timestamp}.${body}`)
  const signatures = await Promise.all(usable.map((key) => signed(key, text)))
  return signatures.map((signature) => `v1,${signature}`).join(' ')
}

async function signed(key: Uint8Array, text: Uint8Array): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const imported = await crypto.subtle.importKey('raw', key as BufferSource, algorithm, false, [
    'sign',
  ])
  const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', imported, text as BufferSource))
  return btoa(String.fromCharCode(...bytes))
}

function keyOf(secret: string): Uint8Array | null {
  const [, base64] = /^whsec_([A-Za-z0-9+/]{32,88}={0,2})$/.exec(secret) ?? []
  if (!base64 || base64.length % 4 !== 0) return null
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}
