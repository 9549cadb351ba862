import * as v from 'valibot'
import { submit } from '../commands/changes/submit'
import { findRole, holdersOfRole, listRoles } from '../db/roles'
import { type CustomRoleId, isBuiltIn, RoleId } from '../domain/permission/role'
import { pageOf } from '../http/schemas'
import { ProposedAnswer } from '../http/schemas-changes'
import { GivingBody, RoleAnswer, RoleBody, RoleHolderAnswer } from '../http/schemas-roles'
import { endpoint, ok } from './endpoint'
import { changedOrProposed, madeOrProposed, orEarlier, removedOrProposed } from './written'

const access = 'manage-roles'
const params = { id: RoleId }

export const roles = [
  endpoint(
    {
      method: 'get',
      path: '/roles',
      summary: 'The roles, built in or made here, with what each allows',
      access,
      answer: pageOf(RoleAnswer),
    },
    async ({ env }) => ok({ items: await listRoles(env.DB), next: null }),
  ),
  endpoint(
    {
      method: 'post',
      path: '/roles',
      summary: 'Make a role of permissions that one has',
      access,
      body: RoleBody,
      answer: v.union([RoleAnswer, ProposedAnswer]),
      statuses: [201, 202],
      problems: ['name_taken', 'role_not_held'],
    },
    async ({ env, visitor, editor, body }) => {
      const asked = { kind: 'role', verb: 'save', id: null, input: body } as const
      return madeOrProposed(
        await orEarlier(env, editor, await submit(env, visitor, editor, asked)),
        (id) => findRole(env.DB, id as RoleId),
        '/roles',
      )
    },
  ),
  endpoint(
    { method: 'get', path: '/roles/{id}', summary: 'A role', access, params, answer: RoleAnswer },
    async ({ env, params: { id } }) => {
      const role = await findRole(env.DB, id)
      return role && ok(role)
    },
  ),
  endpoint(
    {
      method: 'put',
      path: '/roles/{id}',
      summary: 'Replace a role that was made here; it counts at once for whoever has it',
      access,
      params,
      body: RoleBody,
      answer: v.union([RoleAnswer, ProposedAnswer]),
      statuses: [200, 202],
      problems: ['name_taken', 'role_not_held', 'role_not_limitable'],
    },
    async ({ env, visitor, editor, params: { id }, body }) => {
      const custom = await customIn(env, id)
      if (!custom) return null
      const asked = { kind: 'role', verb: 'save', id: custom, input: body } as const
      return changedOrProposed(await submit(env, visitor, editor, asked), () =>
        findRole(env.DB, id),
      )
    },
  ),
  endpoint(
    {
      method: 'delete',
      path: '/roles/{id}',
      summary: 'Delete a role that was made here and that nobody has',
      access,
      params,
      answer: v.nullable(ProposedAnswer),
      statuses: [204, 202],
      problems: ['role_in_use'],
    },
    async ({ env, visitor, editor, params: { id } }) => {
      const custom = await customIn(env, id)
      if (!custom) return null
      const asked = { kind: 'role', verb: 'delete', id: custom } as const
      return removedOrProposed(await submit(env, visitor, editor, asked))
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/roles/{id}/holders',
      summary: 'The people and groups that a role was given to, and for which resources',
      access,
      params,
      answer: pageOf(RoleHolderAnswer),
    },
    async ({ env, params: { id } }) => {
      if (!(await findRole(env.DB, id))) return null
      return ok({ items: await holdersOfRole(env.DB, id), next: null })
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/roles/{id}/give',
      summary: 'Give a role to a person or a group, for everything or for some resources only',
      access,
      params,
      body: GivingBody,
      answer: v.union([RoleAnswer, ProposedAnswer]),
      statuses: [200, 202],
      problems: [
        ...['role_not_held', 'role_not_limitable', 'person_unknown', 'person_ended'],
        'group_unknown',
      ],
    },
    async ({ env, visitor, editor, params: { id: role }, body }) => {
      if (!(await findRole(env.DB, role))) return null
      const asked = { kind: 'role', verb: 'give', giving: { role, ...body } } as const
      const given = await orEarlier(env, editor, await submit(env, visitor, editor, asked))
      return changedOrProposed(given, () => findRole(env.DB, role))
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/roles/{id}/take',
      summary: 'Take a role away that was given to a person or a group',
      access,
      params,
      body: GivingBody,
      answer: v.union([RoleAnswer, ProposedAnswer]),
      statuses: [200, 202],
      problems: ['role_not_held', 'role_not_given', 'last_administrator'],
    },
    async ({ env, visitor, editor, params: { id: role }, body }) => {
      if (!(await findRole(env.DB, role))) return null
      const asked = { kind: 'role', verb: 'take', giving: { role, ...body } } as const
      const taken = await orEarlier(env, editor, await submit(env, visitor, editor, asked))
      return changedOrProposed(taken, () => findRole(env.DB, role))
    },
  ),
]

/** Only roles that were made here can be changed; null for all others. */
async function customIn(env: Env, id: RoleId): Promise<CustomRoleId | null> {
  if (isBuiltIn(id)) return null
  return (await findRole(env.DB, id)) ? id : null
}
