import { Hono } from 'hono'
import { requirePermission } from '../../auth/may'
import { retireWholeResource } from '../../commands/retire'
import { addResource, changeResource } from '../../commands/save-resource'
import { accountsOf } from '../../db/accounts'
import { groupNames } from '../../db/groups'
import { currentPolicies } from '../../db/policy-list'
import { findResource, type ResourceRow } from '../../db/resources'
import { ResourceId } from '../../domain/ids'
import { reachOf } from '../../domain/permission/may'
import type { AppEnv } from '../../http/context'
import type { Problem } from '../../http/problem'
import { catalogueProblemOf } from '../../http/problem-catalogue'
import { ResourceBody } from '../../http/schemas-catalogue'
import { BLANK, type Draft } from '../parts/fields'
import { faultsOf, saidOf } from '../parts/problems'
import { linesOf, one, type Typed } from '../parts/typed'
import { formOf, idIn, queriesOf, show, sliceOf, type Turn, turn } from '../shell'
import { textsFor } from '../texts'
import { misnamed } from './confirm'
import { coverageOf, groupsConcerned } from './coverage'
import { RESOURCE_QUERY, resourcesLike } from './list-queries'
import { parsed } from './parsed'
import { ResourceFormPage } from './resource-form-page'
import { ResourcePage } from './resource-page'
import { ResourcesPage } from './resources-page'

export const resourcePages = new Hono<AppEnv>()
  .use(requirePermission('manage-resources', 'page', 'handled'))
  .get(
    '/',
    turn(async ({ c, env, visitor }) => {
      const query = queriesOf(c, RESOURCE_QUERY)
      const reach = reachOf(visitor, 'manage-resources')
      const page = await resourcesLike(env.DB, reach, query)(sliceOf(c))
      return show(
        c,
        { title: textsFor(c).shell.resources },
        <ResourcesPage page={page} query={query} />,
      )
    }),
  )
  .get(
    '/new',
    turn(async ({ c }) => form(c, null, { sharing: ['exclusive'] }, null)),
  )
  .get(
    '/:id',
    turn((here) => page(here, BLANK, null)),
  )
  .get(
    '/:id/edit',
    turn(async (here) => {
      const stored = await storedIn(here)
      return stored && form(here.c, stored, typedOfRow(stored), null)
    }),
  )
  .post(
    '/',
    turn((here) => save(here, null)),
  )
  .post(
    '/:id',
    turn(async (here) => {
      const stored = await storedIn(here)
      return stored && save(here, stored)
    }),
  )
  .post(
    '/:id/retire',
    turn(async (here) => {
      const { c, env, editor, texts } = here
      const stored = await storedIn(here)
      if (!stored) return null
      const typed = await formOf(c)
      const faults = misnamed(texts, typed, stored.name)
      if (faults) return page(here, { typed, faults }, null)
      const done = await retireWholeResource(env, editor, stored.id)
      if (done.ok) return c.redirect(`/admin/resources/${stored.id}`, 303)
      return page(here, BLANK, catalogueProblemOf(done.problem))
    }),
  )

async function storedIn({ c, env }: Turn): Promise<ResourceRow | null> {
  const id = idIn(ResourceId, c.req.param('id'))
  return id && findResource(env.DB, id)
}

async function save(here: Turn, stored: ResourceRow | null): Promise<Response> {
  const { c, env, visitor, editor } = here
  const typed = await formOf(c)
  const body = parsed(ResourceBody, {
    name: one(typed, 'name').trim(),
    kind: one(typed, 'kind'),
    description: one(typed, 'description'),
    tags: linesOf(one(typed, 'tags')),
    sharing: one(typed, 'sharing') || undefined,
  })
  if (!body.ok) return form(c, stored, typed, body.problem)
  const saved = stored
    ? await changeResource(env, visitor, editor, stored.id, body.output)
    : await addResource(env, visitor, editor, body.output)
  if (saved.ok) return c.redirect(`/admin/resources/${saved.id}`, 303)
  return form(c, stored, typed, catalogueProblemOf(saved.problem))
}

function form(
  c: Turn['c'],
  stored: ResourceRow | null,
  typed: Typed,
  problem: Problem | null,
): Promise<Response> {
  const draft = { typed, faults: problem ? faultsOf(problem) : {} }
  const { parts, resources } = textsFor(c)
  const title = stored ? parts.editNamed(stored.name) : resources.new
  return show(
    c,
    { title, status: problem?.status ?? 200 },
    <ResourceFormPage {...{ stored, draft }} problem={problem && saidOf(problem)} />,
  )
}

async function page(here: Turn, draft: Draft, problem: Problem | null): Promise<Response | null> {
  const { c, env, texts } = here
  const resource = await storedIn(here)
  if (!resource) return null
  const [rows, policies] = await Promise.all([
    accountsOf(env.DB, resource.id, true),
    currentPolicies(env.DB),
  ])
  const { name: resourceName, kind, tags } = resource
  const targets = rows.map((row) => ({
    ...row,
    target: { resourceName, kind, tags, accountName: row.name, mode: row.mode },
  }))
  const concerned = groupsConcerned(
    policies,
    targets.map(({ target }) => target),
  )
  const groups = await groupNames(env.DB, concerned)
  const accounts = targets.map(({ target, ...row }) => ({
    ...row,
    coverage: coverageOf(texts, policies, groups, target),
  }))
  const status = problem?.status ?? (draft === BLANK ? 200 : 422)
  return show(
    c,
    { title: resourceName, status },
    <ResourcePage {...{ resource, accounts, draft }} problem={problem && saidOf(problem)} />,
  )
}

function typedOfRow({ name, kind, description, tags, sharing }: ResourceRow): Typed {
  return {
    name: [name],
    kind: [kind],
    description: [description],
    tags: [tags.join(', ')],
    sharing: [sharing],
  }
}
