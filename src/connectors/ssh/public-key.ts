import { type Bytes, fromBase64, toBase64 } from '../base64'
import { CutShort, joined, string, WireReader } from './wire'

/** A public key that a certificate may be made for. */
export type PublicKey = {
  readonly kind: string
  /** What stands in the key after its kind, and in the same words in a certificate. */
  readonly fields: Bytes
  /** As `ssh-keygen -l` shows it. */
  readonly fingerprint: string
}

export const ACCEPTED_KINDS =
  'ssh-ed25519, ecdsa-sha2-nistp256, ecdsa-sha2-nistp384, ecdsa-sha2-nistp521, ' +
  'sk-ssh-ed25519@openssh.com, and ssh-rsa with 2048 to 16384 bits'

const LONGEST = 16_384

/** Whether what follows the kind is a whole key of that kind and no more, and strong enough. */
const CHECKS: { readonly [kind: string]: (fields: WireReader) => Promise<boolean> } = {
  'ssh-ed25519': async (fields) => fields.string().length === 32 && fields.isAtEnd,
  'ecdsa-sha2-nistp256': (fields) => isEcdsa(fields, 'nistp256', 'P-256'),
  'ecdsa-sha2-nistp384': (fields) => isEcdsa(fields, 'nistp384', 'P-384'),
  'ecdsa-sha2-nistp521': (fields) => isEcdsa(fields, 'nistp521', 'P-521'),
  'ssh-rsa': async (fields) => isRsa(fields.string(), fields.string()) && fields.isAtEnd,
  'sk-ssh-ed25519@openssh.com': async (fields) =>
    fields.string().length === 32 && fields.text().startsWith('ssh:') && fields.isAtEnd,
}

/** Reads one line as `ssh-keygen` writes it, or says in sentences what is wrong with it. */
export async function readPublicKey(
  text: string,
): Promise<PublicKey | { readonly problem: string }> {
  const line = text.trim()
  if (/PRIVATE KEY/.test(line))
    return no('This is a private key. Nobody else may ever see it: make a new pair, and give .pub.')
  if (line.length > LONGEST || /[\r\n\0]/.test(line))
    return no('Give one line, as it stands in a file that ends in .pub.')
  const [kind = '', base64 = ''] = line.split(/[ \t]+/)
  const check = Object.hasOwn(CHECKS, kind) ? CHECKS[kind] : undefined
  if (!check) return no('This is no public key of a kind that is accepted.')
  const blob = fromBase64(base64)
  if (!blob || !(await isWhole(blob, kind, check)))
    return no(`This is no whole ${kind} key, or it is too weak.`)
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', blob))
  const fingerprint = `SHA256:${toBase64(digest).replaceAll('=', '')}`
  return { kind, fields: blob.slice(string(kind).length), fingerprint }
}

async function isWhole(blob: Bytes, kind: string, check: NonNullable<(typeof CHECKS)[string]>) {
  try {
    const reader = new WireReader(blob)
    return reader.text() === kind && (await check(reader))
  } catch (error) {
    if (!(error instanceof CutShort)) throw error
    return false
  }
}

/** The curve twice, and a point on it that is not compressed (RFC 5656 section 3.1). */
async function isEcdsa(fields: WireReader, curve: string, namedCurve: string): Promise<boolean> {
  if (fields.text() !== curve) return false
  const point = fields.string()
  if (point[0] !== 4 || !fields.isAtEnd) return false
  const algorithm = { name: 'ECDSA', namedCurve }
  return crypto.subtle.importKey('raw', point, algorithm, false, ['verify']).then(
    () => true,
    () => false,
  )
}

/** Two positive numbers without needless zeros before them (RFC 4251 section 5, `mpint`). */
function isRsa(exponent: Bytes, modulus: Bytes): boolean {
  if (![exponent, modulus].every(isPositive)) return false
  const bits = bitsOf(modulus)
  const isOdd = [exponent, modulus].every((number) => ((number.at(-1) ?? 0) & 1) === 1)
  return isOdd && bits >= 2_048 && bits <= 16_384 && bitsOf(exponent) >= 2 && exponent.length <= 8
}

function isPositive(number: Bytes): boolean {
  const [first = 0, second = 0] = number
  return number.length > 0 && first < 0x80 && (first !== 0 || second >= 0x80)
}

function bitsOf(number: Bytes): number {
  const hex = Array.from(number, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return hex.replace(/^0+/, '').length
}

function no(problem: string): { readonly problem: string } {
  return { problem: `${problem} Accepted are: ${ACCEPTED_KINDS}.` }
}

/** An Ed25519 key in the form in which SSH carries keys. */
export function ed25519Blob(publicHalf: Uint8Array): Bytes {
  return joined(string('ssh-ed25519'), string(publicHalf))
}
