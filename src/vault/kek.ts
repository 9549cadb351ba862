import { importKey } from './aes-gcm'
import { type Bytes, fromBase64, toHex, utf8 } from './bytes'
import { VaultError } from './vault-error'

/** The key-encryption keys of this installation: the first seals, all of them open. */
export type Kek = {
  readonly sealingId: string
  readonly keys: ReadonlyMap<string, CryptoKey>
}

const known = new Map<string, Promise<Kek>>()

/**
 * Reads the Worker secret KEY_ENCRYPTION_KEY: 32 bytes in base64. To rotate, put the new key first
 * and leave the old one behind it, separated by a space. Throws a VaultError where it is malformed.
 */
export function kekOf(secret: string): Promise<Kek> {
  const found = known.get(secret)
  if (found) return found
  const reading = read(secret)
  known.set(secret, reading)
  reading.catch(() => known.delete(secret))
  return reading
}

async function read(secret: string): Promise<Kek> {
  const keys = new Map<string, CryptoKey>()
  for (const part of secret.split(/\s+/).filter(Boolean)) {
    const bytes = fromBase64(part)
    if (bytes?.length !== 32) {
      throw new VaultError('KEY_ENCRYPTION_KEY must hold 32 bytes in base64, or several such keys.')
    }
    keys.set(await idOf(bytes), await importKey(bytes))
  }
  const [sealingId] = keys.keys()
  if (!sealingId) throw new VaultError('KEY_ENCRYPTION_KEY is empty.')
  return { sealingId, keys }
}

/** The id is derived from the key, so that an old key is found wherever it stands in the list. */
async function idOf(bytes: Bytes): Promise<string> {
  const input = new Uint8Array([...utf8('hallpass key id '), ...bytes])
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', input))
  return toHex(digest.slice(0, 6))
}
