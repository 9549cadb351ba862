import { sha256Hex } from '../vault/random'

/** The stored form of a set-up code, however it was typed, in hex; null for an empty field. */
export async function setupCodeHash(text: string): Promise<string | null> {
  const code = text.replace(/[\s\p{Pd}]/gu, '').toUpperCase()
  return code === '' ? null : sha256Hex(code)
}
