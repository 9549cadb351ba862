import { createHash, randomInt } from 'node:crypto'

/** No letter or digit that is easily taken for another; twenty of them carry 99 bits. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

export type SetupCode = {
  /** For the eyes of one person, once. */
  readonly code: string
  /** What is stored: SHA-256 in hex of the code without its dashes. */
  readonly hash: string
}

/** A new code that makes whoever signs in with it first an administrator. */
export function newSetupCode(): SetupCode {
  const code = Array.from({ length: 5 }, group).join('-')
  return { code, hash: createHash('sha256').update(code.replaceAll('-', '')).digest('hex') }
}

function group(): string {
  return Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}
