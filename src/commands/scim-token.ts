import type { Editor } from '../db/history'
import { addScimToken } from '../db/scim-connections'
import type { ScimConnectionId } from '../domain/ids'
import { randomToken, sha256Hex } from '../vault/random'

/** What a secret scanner knows a token of a SCIM connection by. */
const PREFIX = 'hpscim_'

/** A new token, which is shown this once: only its hash is kept. */
export async function makeScimToken(env: Env, editor: Editor, id: ScimConnectionId) {
  const token = `${PREFIX}${randomToken()}`
  const added = await addScimToken(env.DB, editor, id, await sha256Hex(token))
  return added.ok ? { ok: true as const, id: added.id, token } : added
}
