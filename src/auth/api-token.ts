import { randomToken, sha256Hex } from '../vault/random'

/** What secret scanners know a person's token by: `hallpass_pat_` and 51 more characters. */
const PREFIX = 'hallpass_pat_'
const FORM = /^hallpass_pat_([A-Za-z0-9_-]{43})([0-9a-f]{8})$/

/** 256 random bits, and a checksum by which a scanner can tell a token from a look-alike. */
export async function makeApiToken(): Promise<string> {
  const secret = randomToken()
  return `${PREFIX}${secret}${await checksumOf(secret)}`
}

export async function isApiToken(text: string): Promise<boolean> {
  const [, secret, checksum] = FORM.exec(text) ?? []
  return secret !== undefined && (await checksumOf(secret)) === checksum
}

async function checksumOf(secret: string): Promise<string> {
  return (await sha256Hex(secret)).slice(0, 8)
}
