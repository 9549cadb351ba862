import type { Kek } from '../../../src/vault/kek'

export type { Kek } from '../../../src/vault/kek'

/** In a run the key is the name of whoever calls, so that a connector learns who called it. */
export async function kekOf(secret: string): Promise<Kek> {
  return { sealingId: secret, keys: new Map() }
}
