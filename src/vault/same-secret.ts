import { utf8 } from './bytes'

/** Compares digests and every byte of them, so that the time it takes says nothing about either. */
export async function isSameSecret(given: string, expected: string): Promise<boolean> {
  const [one, other] = await Promise.all([digestOf(given), digestOf(expected)])
  const difference = one.reduce((sum, byte, index) => sum | (byte ^ (other[index] ?? 0)), 0)
  return difference === 0
}

async function digestOf(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text)))
}
