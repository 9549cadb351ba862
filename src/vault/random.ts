import { toBase64Url, toHex, utf8 } from './bytes'

const ID_ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789'
const ID_LENGTH = 16
const PASSWORD_ALPHABET = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const PASSWORD_LENGTH = 28

/** An id of the form `prefix_…` whose random part has 82 bits. */
export function randomId<Prefix extends string>(prefix: Prefix): `${Prefix}_${string}` {
  return `${prefix}_${randomText(ID_ALPHABET, ID_LENGTH)}`
}

/** 256 random bits in base64url, 43 characters. */
export function randomToken(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(32)))
}

/** What Standard Webhooks are signed with: 256 random bits. */
export function randomWebhookSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return `whsec_${btoa(String.fromCharCode(...bytes))}`
}

/**
 * 28 letters and digits, about 160 bits, without those that look alike (`0O1lI`) and without signs
 * that a shell or a connection string would read as its own. Each class occurs at least once,
 * because some targets demand it.
 */
export function randomPassword(): string {
  for (;;) {
    const password = randomText(PASSWORD_ALPHABET, PASSWORD_LENGTH)
    if (/[a-z]/.test(password) && /[A-Z]/.test(password) && /[0-9]/.test(password)) return password
  }
}

export async function sha256Hex(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', utf8(text))
  return toHex(new Uint8Array(digest))
}

/** Bytes above the last whole multiple of the alphabet are left out, so that none is favoured. */
function randomText(alphabet: string, length: number): string {
  const limit = 256 - (256 % alphabet.length)
  let text = ''
  while (text.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      if (byte < limit && text.length < length) text += alphabet[byte % alphabet.length]
    }
  }
  return text
}
