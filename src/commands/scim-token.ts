import { not } from '../db/catalogue-problem'
import { rolesFedBy } from '../db/given-roles'
import type { Editor } from '../db/history'
import { addScimToken } from '../db/scim-connections'
import type { ScimConnectionId } from '../domain/ids'
import { mayGive } from '../domain/permission/may'
import type { Visitor } from '../http/context'
import { randomToken, sha256Hex } from '../vault/random'

/** What a secret scanner knows a token of a SCIM connection by. */
const PREFIX = 'hpscim_'

/**
 * A new token, which is shown this once: only its hash is kept. Whoever has it says who is in the
 * connection's groups, so it is for those who may give what these groups have been given.
 */
export async function makeScimToken(
  env: Env,
  visitor: Visitor,
  editor: Editor,
  id: ScimConnectionId,
) {
  const fed = await rolesFedBy(env.DB, id)
  if (fed.some(({ permissions, scope }) => !mayGive(visitor, permissions, scope)))
    return not('role_not_held')
  const token = `${PREFIX}${randomToken()}`
  const added = await addScimToken(env.DB, editor, id, await sha256Hex(token))
  return added.ok ? { ok: true as const, id: added.id, token } : added
}
