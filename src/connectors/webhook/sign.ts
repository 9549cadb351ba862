const PREFIX = 'whsec_'
const LEAST_BYTES = 24
const MOST_BYTES = 64

/** The key of a secret as Standard Webhooks writes it, or null for anything else. */
export function keyOf(secret: string): Uint8Array<ArrayBuffer> | null {
  const text = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : ''
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null
  try {
    const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
    return bytes.length < LEAST_BYTES || bytes.length > MOST_BYTES ? null : bytes
  } catch {
    return null
  }
}

/**
 * The headers of Standard Webhooks 1.0: HMAC-SHA-256 over id, timestamp in seconds and body, once
 * for each key, so that a secret can be exchanged while both are good.
 */
export async function signed(
  body: string,
  keys: readonly Uint8Array<ArrayBuffer>[],
  id: string,
  at: number,
): Promise<{ readonly [name: string]: string }> {
  const timestamp = String(Math.floor(at / 1_000))
  const content = new Uint8Array(new TextEncoder().encode(`${id}.${timestamp}.${body}`))
  const signatures = await Promise.all(keys.map((key) => signature(key, content)))
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  }
}

async function signature(bytes: Uint8Array<ArrayBuffer>, content: Uint8Array<ArrayBuffer>) {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign'])
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, content))
  return `v1,${btoa(String.fromCharCode(...mac))}`
}
