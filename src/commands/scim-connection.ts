import { scimErrors } from '../db/scim-callers'
import { findScimConnection } from '../db/scim-connections'
import { unclearUsers } from '../db/scim-users'
import type { ScimConnectionId } from '../domain/ids'

/** A connection with what its administrators should look at. */
export async function lookAtScimConnection(env: Env, id: ScimConnectionId) {
  const connection = await findScimConnection(env.DB, id)
  if (!connection) return null
  const [errors, unclear] = await Promise.all([scimErrors(env.DB, id), unclearUsers(env.DB, id)])
  return { ...connection, errors, unclear }
}

export type ScimConnectionStory = NonNullable<Awaited<ReturnType<typeof lookAtScimConnection>>>
