import { type Bytes, fromBase64, utf8 } from '../../vault/bytes'

export type SignedMessage = {
  readonly id: string
  readonly timestamp: string
  readonly body: Bytes
}

const MOST_SIGNATURES = 20
const HMAC = { name: 'HMAC', hash: 'SHA-256' }

/**
 * Whether one of the signatures in the header `webhook-signature` was made with one of the secrets
 * (Standard Webhooks 1.0): both sides may be changing from one to the other. WebCrypto compares
 * without telling by its time how much was right. Signatures of other versions prove nothing here.
 */
export async function isSignedBy(
  secrets: readonly string[],
  header: string,
  message: SignedMessage,
): Promise<boolean> {
  const signatures = header
    .split(' ')
    .slice(0, MOST_SIGNATURES)
    .flatMap((each) => (each.startsWith('v1,') ? (fromBase64(each.slice('v1,'.length)) ?? []) : []))
  const text = new Uint8Array([...utf8(`${message.id}.${message.timestamp}.`), ...message.body])
  const keys = await Promise.all(secrets.flatMap((secret) => keyOf(secret) ?? []))
  const found = await Promise.all(
    keys.flatMap((key) => signatures.map((each) => crypto.subtle.verify(HMAC, key, each, text))),
  )
  return found.includes(true)
}

function keyOf(secret: string): Promise<CryptoKey> | null {
  const bytes = fromBase64(secret.replace(/^whsec_/, ''))
  return bytes?.length ? crypto.subtle.importKey('raw', bytes, HMAC, false, ['verify']) : null
}
