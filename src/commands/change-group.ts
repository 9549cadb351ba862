import { not, type Written } from '../db/catalogue-problem'
import { rolesOfGroup } from '../db/given-roles'
import { findGroup, type GroupInput, updateGroup } from '../db/groups'
import type { Editor } from '../db/history'
import type { GroupId } from '../domain/ids'
import { mayGive } from '../domain/permission/may'
import type { Visitor } from '../http/context'
import { carryOut } from './carry-out'

/**
 * Whoever is taken out of a group loses what came with it, leases too. The members of a group with
 * a role are chosen by whoever may give that role: nobody joins it to get more than they have.
 */
export async function changeGroup(
  env: Env,
  visitor: Visitor,
  editor: Editor,
  id: GroupId,
  input: GroupInput,
): Promise<Written<GroupId>> {
  if (await givesMore(env, visitor, id, input)) return not('role_not_held')
  const done = await updateGroup(env.DB, editor, id, input)
  if (done.ok) await carryOut(env)
  return done
}

async function givesMore(
  env: Env,
  visitor: Visitor,
  id: GroupId,
  { members }: GroupInput,
): Promise<boolean> {
  const [group, roles] = await Promise.all([findGroup(env.DB, id), rolesOfGroup(env.DB, id)])
  const before = new Set(group?.members.map((member) => member.id))
  const isSame = before.size === members.length && members.every((member) => before.has(member))
  if (isSame) return false
  return roles.some(({ permissions, scope }) => !mayGive(visitor, permissions, scope))
}
