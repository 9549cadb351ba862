import { type GroupInput, updateGroup } from '../db/groups'
import type { Editor } from '../db/history'
import type { GroupId } from '../domain/ids'
import { carryOut } from './carry-out'

/** Whoever is taken out of a group loses what came with it, leases too. */
export async function changeGroup(env: Env, editor: Editor, id: GroupId, input: GroupInput) {
  const done = await updateGroup(env.DB, editor, id, input)
  if (done.ok) await carryOut(env)
  return done
}
