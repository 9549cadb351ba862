import { Hono } from 'hono'
import { requirePermission } from '../../auth/may'
import { changeGroup } from '../../commands/change-group'
import { namesOf } from '../../db/board'
import { createGroup, deleteGroup, findGroup } from '../../db/groups'
import { GroupId, PersonId } from '../../domain/ids'
import type { AppEnv } from '../../http/context'
import type { Problem } from '../../http/problem'
import { catalogueProblemOf } from '../../http/problem-catalogue'
import { GroupBody } from '../../http/schemas-directory'
import { faultsOf, saidOf } from '../parts/problems'
import { type Faults, many, one, type Typed } from '../parts/typed'
import { formOf, idIn, queriesOf, show, sliceOf, type Turn, turn } from '../shell'
import { textsFor } from '../texts'
import { misnamed } from './confirm'
import { GroupFormPage, GroupsPage } from './groups-page'
import { GROUP_QUERY, groupsLike } from './list-queries'
import { parsed } from './parsed'
import { peopleNamed } from './resolve'

type Stored = NonNullable<Awaited<ReturnType<typeof findGroup>>>

export const groupPages = new Hono<AppEnv>()
  .use(requirePermission('manage-directory', 'page'))
  .get(
    '/',
    turn(async ({ c, env }) => {
      const query = queriesOf(c, GROUP_QUERY)
      const page = await groupsLike(env.DB, query)(sliceOf(c))
      return show(c, { title: textsFor(c).shell.groups }, <GroupsPage {...{ page, query }} />)
    }),
  )
  .get(
    '/new',
    turn((here) => form(here, null, {}, {}, null)),
  )
  .get(
    '/:id',
    turn((here) => withGroup(here, (group) => form(here, group, typedOfGroup(group), {}, null))),
  )
  .post(
    '/',
    turn((here) => save(here, null)),
  )
  .post(
    '/:id',
    turn((here) => withGroup(here, (group) => save(here, group))),
  )
  .post(
    '/:id/delete',
    turn((here) =>
      withGroup(here, async (group) => {
        const { c, env, editor } = here
        const faults = misnamed(here.texts, await formOf(c), group.name)
        if (faults) return form(here, group, typedOfGroup(group), faults, null)
        const done = await deleteGroup(env.DB, editor, group.id)
        if (done.ok) return c.redirect('/admin/groups', 303)
        return form(here, group, typedOfGroup(group), {}, catalogueProblemOf(done.problem))
      }),
    ),
  )

async function withGroup(
  { c, env }: Turn,
  then: (group: Stored) => Promise<Response>,
): Promise<Response | null> {
  const id = idIn(GroupId, c.req.param('id'))
  const group = id && (await findGroup(env.DB, id))
  return group && then(group)
}

async function save(here: Turn, stored: Stored | null): Promise<Response> {
  const { c, env, visitor, editor } = here
  const typed = await formOf(c)
  const added = await peopleNamed(env.DB, here.texts, one(typed, 'members.add'))
  if (added.fault) return form(here, stored, typed, { 'members.add': added.fault }, null)
  const members = [...new Set([...many(typed, 'members'), ...added.ids])]
  const body = parsed(GroupBody, {
    name: one(typed, 'name'),
    description: one(typed, 'description'),
    members,
  })
  if (!body.ok) return form(here, stored, typed, {}, body.problem)
  const saved = stored
    ? await changeGroup(env, visitor, editor, stored.id, body.output)
    : await createGroup(env.DB, editor, body.output)
  if (saved.ok) return c.redirect(`/admin/groups/${saved.id}`, 303)
  return form(here, stored, typed, {}, catalogueProblemOf(saved.problem))
}

async function form(
  { c, env }: Turn,
  stored: Stored | null,
  typed: Typed,
  faults: Faults,
  problem: Problem | null,
): Promise<Response> {
  const chosen = many(typed, 'members').flatMap((id) => idIn(PersonId, id) ?? [])
  const ids = [...new Set([...chosen, ...(stored?.members.map(({ id }) => id) ?? [])])]
  const names = await namesOf(env.DB, ids)
  const members = ids.map((id) => ({ id, words: names[id] ?? id }))
  const all = { ...faults, ...(problem ? faultsOf(problem) : {}) }
  const status = problem?.status ?? (Object.keys(faults).length > 0 ? 422 : 200)
  return show(
    c,
    { title: stored?.name ?? textsFor(c).groups.new, status },
    <GroupFormPage
      {...{ stored, members }}
      draft={{ typed, faults: all }}
      problem={problem && saidOf(problem)}
    />,
  )
}

function typedOfGroup({ name, description, members }: Stored): Typed {
  return { name: [name], description: [description], members: members.map(({ id }) => id) }
}
