import { not, type Written } from '../db/catalogue-problem'
import { kindsWithSecond } from '../db/changes'
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
  const problem = await beyondGroup(env, visitor, id, input)
  if (problem) return problem
  const done = await updateGroup(env.DB, editor, id, input)
  if (done.ok) await carryOut(env)
  return done
}

/** Why this visitor may not make the group's members these; null where they may. */
export async function beyondGroup(
  env: Env,
  visitor: Visitor,
  id: GroupId,
  { members }: GroupInput,
): Promise<Extract<Written<GroupId>, { ok: false }> | null> {
  const [group, roles] = await Promise.all([findGroup(env.DB, id), rolesOfGroup(env.DB, id)])
  const before = new Set(group?.members.map((member) => member.id))
  const isJoined = members.some((member) => !before.has(member))
  if (before.size === members.length && !isJoined) return null
  if (roles.some(({ permissions, scope }) => !mayGive(visitor, permissions, scope)))
    return not('role_not_held')
  const isGuarded = isJoined && roles.length > 0
  return isGuarded && (await kindsWithSecond(env.DB)).includes('role')
    ? not('role_needs_second')
    : null
}
