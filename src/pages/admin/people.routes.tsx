import { Hono } from 'hono'
import { requirePermission } from '../../auth/may'
import { submit } from '../../commands/changes/submit'
import { endPerson } from '../../commands/end-person'
import { leasesOf } from '../../db/board'
import { findPerson, type PersonRow } from '../../db/directory'
import { listRoles } from '../../db/roles'
import { PersonId } from '../../domain/ids'
import { may } from '../../domain/permission/may'
import type { AppEnv } from '../../http/context'
import type { Problem } from '../../http/problem'
import { catalogueProblemOf } from '../../http/problem-catalogue'
import { ReasonBody, RolesBody } from '../../http/schemas-directory'
import { BLANK, type Draft } from '../parts/fields'
import { faultsOf, saidOf } from '../parts/problems'
import { many, one } from '../parts/typed'
import { formOf, idIn, queriesOf, show, sliceOf, type Turn, turn } from '../shell'
import { misnamed } from './confirm'
import { landing } from './landing'
import { PEOPLE_QUERY, peopleLike } from './list-queries'
import { parsed } from './parsed'
import { PeoplePage } from './people-page'
import { PersonPage } from './person-page'

export const peoplePages = new Hono<AppEnv>()
  .use(requirePermission('manage-directory', 'page'))
  .get(
    '/',
    turn(async ({ c, env }) => {
      const query = queriesOf(c, PEOPLE_QUERY)
      const page = await peopleLike(env.DB, query)(sliceOf(c))
      const roles = await listRoles(env.DB)
      return show(c, { title: 'People' }, <PeoplePage {...{ page, query, roles }} />)
    }),
  )
  .get(
    '/:id',
    turn((here) => withPerson(here, (person) => page(here, person, BLANK, null))),
  )
  .post(
    '/:id/roles',
    requirePermission('manage-roles', 'page'),
    turn((here) =>
      withPerson(here, async (person) => {
        const { c, env, visitor, editor } = here
        const typed = await formOf(c)
        const body = parsed(RolesBody, { roles: many(typed, 'roles') })
        if (!body.ok) return page(here, person, { typed, faults: {} }, body.problem)
        const about = { personId: person.id, roles: body.output.roles }
        const change = { kind: 'role', verb: 'give-exactly', ...about } as const
        const done = await submit(env, visitor, editor, change)
        if (done.ok) return c.redirect(landing(done, `/admin/people/${person.id}`), 303)
        return page(here, person, { typed, faults: {} }, done.problem)
      }),
    ),
  )
  .post(
    '/:id/end',
    turn((here) =>
      withPerson(here, async (person) => {
        const { c, env, editor } = here
        const typed = await formOf(c)
        const body = parsed(ReasonBody, { reason: one(typed, 'reason') })
        const faults = {
          ...(body.ok ? {} : faultsOf(body.problem)),
          ...misnamed(typed, person.displayName),
        }
        if (!body.ok || Object.keys(faults).length > 0)
          return page(here, person, { typed, faults }, null)
        const ended = await endPerson(env, editor, person.id, body.output.reason)
        if (ended.ok) return c.redirect(`/admin/people/${person.id}`, 303)
        return page(here, person, { typed, faults: {} }, catalogueProblemOf(ended.problem))
      }),
    ),
  )

async function withPerson(
  { c, env }: Turn,
  then: (person: PersonRow) => Promise<Response>,
): Promise<Response | null> {
  const id = idIn(PersonId, c.req.param('id'))
  const person = id && (await findPerson(env.DB, id))
  return person && then(person)
}

async function page(
  { c, env, visitor }: Turn,
  person: PersonRow,
  draft: Draft,
  problem: Problem | null,
): Promise<Response> {
  const open = { open: true, limit: 50, cursor: null }
  const [{ items: leases }, roles] = await Promise.all([
    leasesOf(env.DB, person.id, open),
    listRoles(env.DB),
  ])
  const status = problem?.status ?? (draft === BLANK ? 200 : 422)
  return show(
    c,
    { title: person.displayName, status },
    <PersonPage
      {...{ person, leases, roles, draft }}
      mayGive={may(visitor, 'manage-roles')}
      problem={problem && saidOf(problem)}
    />,
  )
}
