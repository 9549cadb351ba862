import { not, type Written } from '../db/catalogue-problem'
import { findPerson } from '../db/directory'
import type { Editor } from '../db/history'
import { type Giving, giveRole, setRoles, takeRole } from '../db/role-grants'
import { createRole, findRole, type RoleInput, updateRole } from '../db/roles'
import type { PersonId } from '../domain/ids'
import { mayGive } from '../domain/permission/may'
import type { CustomRoleId, RoleId } from '../domain/permission/role'
import type { Visitor } from '../http/context'
import type { Change } from './changes/change'

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
  const problem = await beyond(env, visitor, await touched(env, personId, wanted), '')
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
  const problem = await beyondRole(env, visitor, id, input)
  if (problem) return problem
  return id ? updateRole(env.DB, editor, id, input) : createRole(env.DB, editor, input)
}

/** Why this visitor may not make such a change of roles; null where they may. */
export async function mayMake(
  env: Env,
  visitor: Visitor,
  change: Extract<Change, { kind: 'role' }>,
): Promise<Extract<Written<never>, { ok: false }> | null> {
  switch (change.verb) {
    case 'give':
    case 'take':
      return beyond(env, visitor, [change.giving.role], change.giving.scope)
    case 'give-exactly':
      return beyond(env, visitor, await touched(env, change.personId, change.roles), '')
    case 'save':
      return beyondRole(env, visitor, change.id, change.input)
    case 'delete':
    case 'second-person':
      return null
  }
}

async function touched(env: Env, id: PersonId, wanted: readonly RoleId[]) {
  const { roles = [] } = (await findPerson(env.DB, id)) ?? {}
  return [
    ...wanted.filter((role) => !roles.includes(role)),
    ...roles.filter((role) => !wanted.includes(role)),
  ]
}

async function beyondRole(env: Env, visitor: Visitor, id: CustomRoleId | null, input: RoleInput) {
  const before = id && (await findRole(env.DB, id))
  const allowed = [...input.permissions, ...(before?.permissions ?? [])]
  return mayGive(visitor, allowed, '') ? null : not('role_not_held')
}

async function beyond(env: Env, visitor: Visitor, ids: readonly RoleId[], scope: string) {
  for (const id of ids) {
    const role = await findRole(env.DB, id)
    if (!role || role.id === 'member') return not('role_unknown')
    if (!mayGive(visitor, role.permissions, scope)) return not('role_not_held')
  }
  return null
}
