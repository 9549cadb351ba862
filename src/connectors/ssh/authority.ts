import { type Bytes, fromBase64, toBase64 } from '../base64'
import type { Completed, ConnectorSettings } from '../connector'
import { isSigningKey, makeSigningKey, publicHalfOf, signingKeyOf } from '../signing-key'
import { ed25519Blob } from './public-key'
import { CutShort, WireReader } from './wire'

const MAGIC = 'openssh-key-v1\0'

/** Makes an authority where none was given, reads one that was pasted, and derives its public half. */
export async function completed(settings: ConnectorSettings): Promise<Completed> {
  const given = (settings.caKey ?? '').trim()
  const caKey = given === '' ? makeSigningKey() : readAuthority(given)
  if (!caKey) {
    const message =
      'Give a private Ed25519 key without a passphrase, as ssh-keygen -t ed25519 writes it, or ' +
      'leave this empty and Hallpass makes one.'
    return { field: 'caKey', message }
  }
  const blob = ed25519Blob(await publicHalfOf(caKey))
  return { settings: { ...settings, caKey, publicKey: `ssh-ed25519 ${toBase64(blob)} hallpass` } }
}

/** The authority's public key as SSH carries it; null where there is none. */
export function authorityBlob(settings: ConnectorSettings | null): Bytes | null {
  return fromBase64(settings?.publicKey?.split(' ')[1] ?? '-')
}

/** A browser may have made one line of what was pasted. */
function readAuthority(text: string): string | null {
  if (isSigningKey(text)) return text
  const pem =
    /^-+BEGIN (OPENSSH )?PRIVATE KEY-+([A-Za-z0-9+/=\s]+)-+END (?:OPENSSH )?PRIVATE KEY-+$/
  const [, isOpenSsh, body = ''] = pem.exec(text) ?? []
  const base64 = body.replace(/\s/g, '')
  if (!isOpenSsh) return isSigningKey(base64) ? base64 : null
  try {
    return fromOpenSsh(fromBase64(base64) ?? new Uint8Array())
  } catch (error) {
    if (error instanceof CutShort) return null
    throw error
  }
}

/** OpenSSH's PROTOCOL.key: one key, not encrypted. The private half ends in the public one. */
function fromOpenSsh(bytes: Bytes): string | null {
  const reader = new WireReader(bytes)
  const isOpen =
    String.fromCharCode(...reader.take(MAGIC.length)) === MAGIC &&
    reader.text() === 'none' &&
    reader.text() === 'none' &&
    reader.text() === '' &&
    reader.uint32() === 1
  if (!isOpen) return null
  reader.string()
  const secret = new WireReader(reader.string())
  const [one, other] = [secret.uint32(), secret.uint32()]
  if (one !== other || secret.text() !== 'ssh-ed25519') return null
  secret.string()
  const halves = secret.string()
  return halves.length === 64 ? signingKeyOf(halves.slice(0, 32)) : null
}
