import { box, importKey, unbox } from './aes-gcm'
import { type Bytes, fromBase64, toBase64Url, utf8 } from './bytes'
import type { Kek } from './kek'
import { VaultError } from './vault-error'

const FORMAT = 'hp1'

/**
 * Seals text with AES-256-GCM under a data key of its own, which is wrapped by the key-encryption
 * key. Both are bound to `context`, such as `connector:con_x`: a sealed text that is copied to
 * another place does not open there. The text form is `format.key-id.wrapped-key.secret`.
 */
export async function seal(plain: string, context: string, keys: Kek): Promise<string> {
  if (!plain.isWellFormed()) throw new VaultError('Text with half a character cannot be sealed.')
  const dataKey = crypto.getRandomValues(new Uint8Array(32))
  const secret = await box(await importKey(dataKey), secretContext(context), utf8(plain))
  const wrapped = await box(
    kekNamed(keys, keys.sealingId),
    keyContext(context, keys.sealingId),
    dataKey,
  )
  dataKey.fill(0)
  return [FORMAT, keys.sealingId, toBase64Url(wrapped), toBase64Url(secret)].join('.')
}

/** Throws a VaultError where the text is malformed, was changed, or belongs elsewhere. */
export async function open(sealed: string, context: string, keys: Kek): Promise<string> {
  const { keyId, wrapped, secret } = parse(sealed)
  const kek = kekNamed(keys, keyId)
  try {
    const dataKey = await unbox(kek, keyContext(context, keyId), wrapped)
    const plain = await unbox(await importKey(dataKey), secretContext(context), secret)
    dataKey.fill(0)
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain)
  } catch {
    throw new VaultError('The sealed text was changed, or it belongs to another place.')
  }
}

/**
 * The same secret under today's key-encryption key: only its data key is wrapped again, so that the
 * secret itself is not read. Throws a VaultError where it was changed, or belongs elsewhere.
 */
export async function rewrap(sealed: string, context: string, keys: Kek): Promise<string> {
  const { keyId, wrapped, secret } = parse(sealed)
  try {
    const dataKey = await unbox(kekNamed(keys, keyId), keyContext(context, keyId), wrapped)
    const { sealingId } = keys
    const again = await box(kekNamed(keys, sealingId), keyContext(context, sealingId), dataKey)
    dataKey.fill(0)
    return [FORMAT, sealingId, toBase64Url(again), toBase64Url(secret)].join('.')
  } catch (error) {
    if (error instanceof VaultError) throw error
    throw new VaultError('The sealed text was changed, or it belongs to another place.')
  }
}

/** How every text begins that is sealed with today's key. */
export function sealedPrefix({ sealingId }: Kek): string {
  return `${FORMAT}.${sealingId}.`
}

/** Whether a sealed text should be sealed again because its key is being rotated out. */
export function isStale(sealed: string, keys: Kek): boolean {
  return parse(sealed).keyId !== keys.sealingId
}

function parse(sealed: string) {
  const [format, keyId, wrappedText, secretText, ...rest] = sealed.split('.')
  const wrapped = fromBase64(wrappedText ?? '')
  const secret = fromBase64(secretText ?? '')
  if (format !== FORMAT || !keyId || !wrapped?.length || !secret?.length || rest.length > 0) {
    throw new VaultError(`This is not a sealed text of the format ${FORMAT}.`)
  }
  return { keyId, wrapped, secret }
}

function kekNamed(keys: Kek, id: string): CryptoKey {
  const key = keys.keys.get(id)
  if (!key) throw new VaultError('KEY_ENCRYPTION_KEY lacks the key that this text was sealed with.')
  return key
}

function secretContext(context: string): Bytes {
  return utf8(`${FORMAT} secret ${context}`)
}

function keyContext(context: string, keyId: string): Bytes {
  return utf8(`${FORMAT} key ${keyId} ${context}`)
}
