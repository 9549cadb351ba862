import type { Caller } from '../http/context'
import { sha256Hex } from '../vault/random'

/**
 * The key under which a Custodian knows a command again: it is made of the sender's key, of who
 * the sender is and of what was said, so that it never stands for somebody else's or another one.
 */
export async function givenKey(
  { personId }: Caller,
  key: string | null,
  ...said: readonly (string | number | null)[]
): Promise<string | null> {
  return key === null ? null : sha256Hex(JSON.stringify([personId, key, ...said]))
}
