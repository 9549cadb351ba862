import { randomToken, sha256Hex } from '../vault/random'

/** What secret scanners know a token by: a person's, a machine's, or one of a machine's session. */
const PREFIXES = { person: 'hallpass_pat_', machine: 'hallpass_mat_', session: 'hallpass_mst_' }

/** The prefix, and 51 more characters. */
const FORM = /^hallpass_(?:pat|mat|mst)_([A-Za-z0-9_-]{43})([0-9a-f]{8})$/

/** 256 random bits, and a checksum by which a scanner can tell a token from a look-alike. */
export async function makeApiToken(kind: keyof typeof PREFIXES): Promise<string> {
  const secret = randomToken()
  return `${PREFIXES[kind]}${secret}${await checksumOf(secret)}`
}

export async function isApiToken(text: string): Promise<boolean> {
  const [, secret, checksum] = FORM.exec(text) ?? []
  return secret !== undefined && (await checksumOf(secret)) === checksum
}

async function checksumOf(secret: string): Promise<string> {
  return (await sha256Hex(secret)).slice(0, 8)
}
