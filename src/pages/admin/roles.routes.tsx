import { Hono } from 'hono'
import * as v from 'valibot'
import { requirePermission } from '../../auth/may'
import { submit } from '../../commands/changes/submit'
import { findGroupByName } from '../../db/groups'
import { findRole, holdersOfRole, listRoles, type RoleRow } from '../../db/roles'
import type { GroupId, PersonId } from '../../domain/ids'
import { isBuiltIn, RoleId } from '../../domain/permission/role'
import { ScopeText } from '../../domain/permission/scope'
import type { AppEnv } from '../../http/context'
import type { Problem } from '../../http/problem'
import { GivingBody, RoleBody } from '../../http/schemas-roles'
import type { Texts } from '../../texts/english'
import { BLANK, type Draft } from '../parts/fields'
import { faultsOf, saidOf } from '../parts/problems'
import { namedIn } from '../parts/role-names'
import { type Faults, many, one, type Typed } from '../parts/typed'
import { formOf, idIn, show, type Turn, turn } from '../shell'
import { textsFor } from '../texts'
import { misnamed } from './confirm'
import { landing } from './landing'
import { parsed } from './parsed'
import { personNamed } from './resolve'
import { RolePage } from './role-page'
import { RolesPage } from './roles-page'

export const rolePages = new Hono<AppEnv>()
  .use(requirePermission('manage-roles', 'page'))
  .get(
    '/',
    turn(async ({ c, env }) =>
      show(
        c,
        { title: textsFor(c).shell.roles },
        <RolesPage roles={namedIn(textsFor(c), await listRoles(env.DB))} />,
      ),
    ),
  )
  .get(
    '/new',
    turn((here) => page(here, null, BLANK, null)),
  )
  .get(
    '/:id',
    turn((here) =>
      withRole(here, (role) => page(here, role, { ...BLANK, typed: typedOf(role) }, null)),
    ),
  )
  .post(
    '/',
    turn((here) => save(here, null)),
  )
  .post(
    '/:id',
    turn((here) => withRole(here, async (role) => (role.isBuiltIn ? null : save(here, role)))),
  )
  .post(
    '/:id/give',
    turn((here) => withRole(here, (role) => giveTo(here, role))),
  )
  .post(
    '/:id/take',
    turn((here) =>
      withRole(here, async (role) => {
        const { c, env, visitor, editor } = here
        const typed = await formOf(c)
        const asked = { principal: one(typed, 'principal'), scope: one(typed, 'scope') }
        const body = parsed(GivingBody, asked)
        if (!body.ok) return page(here, role, BLANK, body.problem)
        const giving = { role: role.id, ...body.output }
        const change = { kind: 'role', verb: 'take', giving } as const
        const done = await submit(env, visitor, editor, change)
        if (done.ok) return c.redirect(landing(done, `/admin/roles/${role.id}`), 303)
        return page(here, role, BLANK, done.problem)
      }),
    ),
  )
  .post(
    '/:id/delete',
    turn((here) =>
      withRole(here, async ({ id, ...role }) => {
        const { c, env, visitor, editor } = here
        if (isBuiltIn(id)) return null
        const typed = { ...typedOf({ id, ...role }), ...(await formOf(c)) }
        const faults = misnamed(here.texts, typed, role.name)
        if (faults) return page(here, { id, ...role }, { typed, faults }, null)
        const change = { kind: 'role', verb: 'delete', id } as const
        const done = await submit(env, visitor, editor, change)
        if (done.ok) return c.redirect(landing(done, '/admin/roles'), 303)
        return page(here, { id, ...role }, { ...BLANK, typed }, done.problem)
      }),
    ),
  )

async function withRole(
  { c, env }: Turn,
  then: (role: RoleRow) => Promise<Response | null>,
): Promise<Response | null> {
  const id = idIn(RoleId, c.req.param('id'))
  const role = id && (await findRole(env.DB, id))
  return role && then(role)
}

async function save(here: Turn, stored: RoleRow | null): Promise<Response> {
  const { c, env, visitor, editor } = here
  const typed = await formOf(c)
  const body = parsed(RoleBody, {
    name: one(typed, 'name'),
    description: one(typed, 'description'),
    permissions: many(typed, 'permissions'),
  })
  const draft = { typed, faults: {} }
  if (!body.ok) return page(here, stored, draft, body.problem)
  const id = stored && !isBuiltIn(stored.id) ? stored.id : null
  const change = { kind: 'role', verb: 'save', id, input: body.output } as const
  const saved = await submit(env, visitor, editor, change)
  if (saved.ok) return c.redirect(landing(saved, `/admin/roles/${saved.id}`), 303)
  return page(here, stored, draft, saved.problem)
}

async function giveTo(here: Turn, role: RoleRow): Promise<Response> {
  const { c, env, visitor, editor } = here
  const typed = { ...typedOf(role), ...(await formOf(c)) }
  const scope = v.safeParse(ScopeText, one(typed, 'scope').trim())
  const found = await principalNamed(env.DB, here.texts, one(typed, 'to').trim())
  const faults: Faults = {
    ...('fault' in found ? { to: found.fault } : {}),
    ...(scope.success ? {} : { scope: scope.issues[0].message }),
  }
  if ('fault' in found || !scope.success) return page(here, role, { typed, faults }, null)
  const giving = { role: role.id, principal: found.principal, scope: scope.output }
  const done = await submit(env, visitor, editor, { kind: 'role', verb: 'give', giving })
  if (done.ok) return c.redirect(landing(done, `/admin/roles/${role.id}`), 303)
  return page(here, role, { typed, faults: {} }, done.problem)
}

/** A group by its whole name, or a person as they are found elsewhere. */
async function principalNamed(
  db: D1Database,
  texts: Texts,
  text: string,
): Promise<{ readonly principal: PersonId | GroupId } | { readonly fault: string }> {
  if (text === '') return { fault: texts.roles.namePrincipal }
  const group = await findGroupByName(db, text)
  const person = await personNamed(db, texts, text, { activeOnly: true })
  if (group && 'item' in person) return { fault: texts.roles.isBoth(text) }
  if (group) return { principal: group }
  return 'item' in person ? { principal: person.item.id } : person
}

async function page(
  { c, env, texts }: Turn,
  stored: RoleRow | null,
  draft: Draft,
  problem: Problem | null,
): Promise<Response> {
  const [role = null] = namedIn(texts, stored ? [stored] : [])
  const holders = role ? await holdersOfRole(env.DB, role.id) : []
  const faults = { ...draft.faults, ...(problem ? faultsOf(problem) : {}) }
  const status = problem?.status ?? (Object.keys(faults).length > 0 ? 422 : 200)
  return show(
    c,
    { title: role?.name ?? texts.roles.new, status },
    <RolePage
      {...{ role, holders }}
      draft={{ ...draft, faults }}
      problem={problem && saidOf(problem)}
    />,
  )
}

function typedOf({ name, description, permissions }: RoleRow): Typed {
  return { name: [name], description: [description], permissions }
}
