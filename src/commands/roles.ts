import { not, type Written } from '../db/catalogue-problem'
import { findPerson } from '../db/directory'
import type { Editor } from '../db/history'
import { type Giving, giveRole, setRoles, takeRole } from '../db/role-grants'
import { createRole, findRole, type RoleInput, updateRole } from '../db/roles'
import type { PersonId } from '../domain/ids'
import { mayGive } from '../domain/permission/may'
import type { CustomRoleId, RoleId } from '../domain/permission/role'
import type { Visitor } from '../http/context'

/** Nobody gives what they do not have. */
export async function give(
  env: Env,
  visitor: Visitor,
  editor: Editor,
  giving: Giving,
): Promise<Written<RoleId>> {
  const problem = await beyond(env, visitor, [giving.role], giving.scope)
  return problem ?? giveRole(env.DB, editor, giving)
}

/** Nor takes it away: whoever manages roles only cannot put the administrators out. */
export async function take(
  env: Env,
  visitor: Visitor,
  editor: Editor,
  giving: Giving,
): Promise<Written<RoleId>> {
  const problem = await beyond(env, visitor, [giving.role], giving.scope)
  return problem ?? takeRole(env.DB, editor, giving)
}

/** Says which roles somebody has by name and for everything. */
export async function giveExactly(
  env: Env,
  visitor: Visitor,
  editor: Editor,
  personId: PersonId,
  wanted: readonly RoleId[],
): Promise<Written<PersonId>> {
  const person = await findPerson(env.DB, personId)
  if (!person) return not('person_unknown')
  const other = [
    ...wanted.filter((role) => !person.roles.includes(role)),
    ...person.roles.filter((role) => !wanted.includes(role)),
  ]
  const problem = await beyond(env, visitor, other, '')
  return problem ?? setRoles(env.DB, editor, personId, wanted)
}

/** Without an id it is a new one. What it allows, before and after, its maker has everywhere. */
export async function saveRole(
  env: Env,
  visitor: Visitor,
  editor: Editor,
  id: CustomRoleId | null,
  input: RoleInput,
): Promise<Written<CustomRoleId>> {
  const before = id && (await findRole(env.DB, id))
  const touched = [...input.permissions, ...(before?.permissions ?? [])]
  if (!mayGive(visitor, touched, '')) return not('role_not_held')
  return id ? updateRole(env.DB, editor, id, input) : createRole(env.DB, editor, input)
}

async function beyond(env: Env, visitor: Visitor, ids: readonly RoleId[], scope: string) {
  for (const id of ids) {
    const role = await findRole(env.DB, id)
    if (!role || role.id === 'member') return not('role_unknown')
    if (!mayGive(visitor, role.permissions, scope)) return not('role_not_held')
  }
  return null
}
