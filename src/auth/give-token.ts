import { addToken, type TokenInput } from '../db/tokens'
import type { Visitor } from '../http/context'
import { sha256Hex } from '../vault/random'
import { makeApiToken } from './api-token'

/** A new token for whoever asks, which is shown this once: only its hash is kept. */
export async function giveToken(env: Env, { personId, displayName }: Visitor, input: TokenInput) {
  const token = await makeApiToken()
  const owner = { id: personId, name: displayName }
  const added = await addToken(env.DB, owner, await sha256Hex(token), input)
  return added.ok ? { ok: true as const, id: added.id, token } : added
}
