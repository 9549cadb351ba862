import { Hono } from 'hono'
import { requirePermission } from '../../auth/may'
import { providerWith } from '../../auth/provider-config'
import { mayStandFor } from '../../auth/stand-for'
import { submit } from '../../commands/changes/submit'
import { endPerson } from '../../commands/end-person'
import { reviewPages } from '../../commands/live'
import { leasesOf } from '../../db/board'
import { not } from '../../db/catalogue-problem'
import { findPerson, type PersonRow } from '../../db/directory'
import { identitiesOf, linkIdentity, unlinkIdentity } from '../../db/identity-links'
import { listRoles } from '../../db/roles'
import { endSessions, sessionsOf } from '../../db/session-list'
import { PersonId } from '../../domain/ids'
import { LIMITS } from '../../domain/limits'
import { may } from '../../domain/permission/may'
import type { AppEnv } from '../../http/context'
import type { Problem } from '../../http/problem'
import { catalogueProblemOf } from '../../http/problem-catalogue'
import { ReasonBody, RolesBody } from '../../http/schemas-directory'
import { IdentityBody } from '../../http/schemas-providers'
import { BLANK, type Draft } from '../parts/fields'
import { faultsOf, saidOf } from '../parts/problems'
import { namedIn } from '../parts/role-names'
import { many, one, type Typed } from '../parts/typed'
import { formOf, idIn, queriesOf, show, sliceOf, type Turn, turn } from '../shell'
import { textsFor } from '../texts'
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
    turn(async ({ c, env, texts }) => {
      const query = queriesOf(c, PEOPLE_QUERY)
      const page = await peopleLike(env.DB, query)(sliceOf(c))
      const roles = namedIn(texts, await listRoles(env.DB))
      return show(
        c,
        { title: textsFor(c).shell.people },
        <PeoplePage {...{ page, query, roles }} />,
      )
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
    '/:id/identities',
    turn((here) =>
      withPerson(here, async (person) => {
        const { c, env, visitor, editor } = here
        const typed = await formOf(c)
        const body = parsed(IdentityBody, identityIn(typed))
        if (!body.ok) {
          const draft = { typed, faults: faultsOf(body.problem) }
          return page(here, person, draft, body.problem)
        }
        const { issuer, subject } = body.output
        const known = await providerWith(env, issuer)
        const mayLink = await mayStandFor(env, visitor, person.id)
        const done =
          known && mayLink
            ? await linkIdentity(env.DB, editor, person.id, { provider: issuer, subject })
            : not(known ? 'role_not_held' : 'provider_unknown')
        if (done.ok) return c.redirect(`/admin/people/${person.id}`, 303)
        return page(here, person, { typed, faults: {} }, catalogueProblemOf(done.problem))
      }),
    ),
  )
  .post(
    '/:id/identities/unlink',
    turn((here) =>
      withPerson(here, async ({ id }) => {
        const { issuer: provider, subject } = identityIn(await formOf(here.c))
        await unlinkIdentity(here.env.DB, here.editor, id, { provider, subject })
        return here.c.redirect(`/admin/people/${id}`, 303)
      }),
    ),
  )
  .post(
    '/:id/end-sessions',
    turn((here) =>
      withPerson(here, async ({ id }) => {
        await endSessions(here.env.DB, here.editor, id, null)
        await reviewPages(here.env, id)
        return here.c.redirect(`/admin/people/${id}`, 303)
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
          ...misnamed(here.texts, typed, person.displayName),
        }
        if (!body.ok || Object.keys(faults).length > 0)
          return page(here, person, { typed, faults }, null)
        const ended = await endPerson(env, editor, person.id, body.output.reason)
        if (ended.ok) return c.redirect(`/admin/people/${person.id}`, 303)
        return page(here, person, { typed, faults: {} }, catalogueProblemOf(ended.problem))
      }),
    ),
  )

function identityIn(typed: Typed) {
  return { issuer: one(typed, 'issuer').trim(), subject: one(typed, 'subject').trim() }
}

async function withPerson(
  { c, env }: Turn,
  then: (person: PersonRow) => Promise<Response>,
): Promise<Response | null> {
  const id = idIn(PersonId, c.req.param('id'))
  const person = id && (await findPerson(env.DB, id))
  return person && then(person)
}

async function page(
  { c, env, visitor, texts, now }: Turn,
  person: PersonRow,
  draft: Draft,
  problem: Problem | null,
): Promise<Response> {
  const open = { open: true, limit: LIMITS.openLeasesPerPerson, cursor: null }
  const [{ items: leases }, sessions, identities, all] = await Promise.all([
    leasesOf(env.DB, person.id, open),
    sessionsOf(env.DB, person.id, { now, currentHash: visitor.sessionHash }),
    identitiesOf(env.DB, person.id),
    listRoles(env.DB),
  ])
  const status = problem?.status ?? (draft === BLANK ? 200 : 422)
  return show(
    c,
    { title: person.displayName, status },
    <PersonPage
      {...{ person, leases, sessions, identities, draft }}
      roles={namedIn(texts, all)}
      mayGive={may(visitor, 'manage-roles')}
      problem={problem && saidOf(problem)}
    />,
  )
}
