import { Hono } from 'hono'
import { requirePermission } from '../../auth/may'
import {
  addEventConnection,
  type EventConnectionStory,
  lookAtEventConnection,
} from '../../commands/event-connection'
import { makeEventSecret } from '../../commands/event-secrets'
import type { Written } from '../../db/catalogue-problem'
import { listEventConnections, retireEventConnection } from '../../db/event-connections'
import { releaseHeld } from '../../db/event-holds'
import { revokeEventSecret } from '../../db/event-secrets'
import { EventConnectionId, EventSecretId, PersonId } from '../../domain/ids'
import type { AppEnv } from '../../http/context'
import type { Problem } from '../../http/problem'
import { catalogueProblemOf } from '../../http/problem-catalogue'
import { EventConnectionBody } from '../../http/schemas-events'
import { settingsOf } from '../../http/settings'
import { faultsOf, saidOf } from '../parts/problems'
import { type Faults, one, type Typed } from '../parts/typed'
import { formOf, idIn, show, type Turn, turn } from '../shell'
import { textsFor } from '../texts'
import { misnamed } from './confirm'
import { EventConnectionPage } from './event-connection-page'
import { EventFormPage, EventsPage } from './events-page'
import { parsed } from './parsed'

export const eventPages = new Hono<AppEnv>()
  .use(requirePermission('manage-directory', 'page'))
  .get(
    '/',
    turn(async ({ c, env }) => {
      const connections = await listEventConnections(env.DB)
      return show(c, { title: textsFor(c).people.events }, <EventsPage connections={connections} />)
    }),
  )
  .get(
    '/new',
    turn((here) => form(here, { provider: [settingsOf(here.env).issuer] }, null)),
  )
  .post(
    '/',
    turn(async (here) => {
      const { c, env, editor } = here
      const typed = await formOf(c)
      const body = parsed(EventConnectionBody, draftOf(typed))
      if (!body.ok) return form(here, typed, body.problem)
      const made = await addEventConnection(env, editor, body.output)
      if (made.ok) return c.redirect(`/admin/events/${made.id}`, 303)
      return form(here, typed, catalogueProblemOf(made.problem))
    }),
  )
  .get(
    '/:id',
    turn((here) => withConnection(here, (connection) => page(here, connection, {}))),
  )
  .post(
    '/:id/secrets',
    turn((here) =>
      withConnection(here, async (connection) => {
        const given = one(await formOf(here.c), 'secret').trim() || null
        const made = await makeEventSecret(here.env, here.editor, connection.id, given)
        if (!made.ok) return page(here, connection, { problem: catalogueProblemOf(made.problem) })
        const now = await lookAtEventConnection(here.env, connection.id)
        return page(here, now ?? connection, { secret: made.secret })
      }),
    ),
  )
  .post(
    '/:id/secrets/:secretId/revoke',
    turn((here) =>
      withConnection(here, async (connection) => {
        const secretId = idIn(EventSecretId, here.c.req.param('secretId'))
        if (!secretId) return null
        const done = await revokeEventSecret(here.env.DB, here.editor, connection.id, secretId)
        return after(here, connection, done)
      }),
    ),
  )
  .post(
    '/:id/people/:personId/settle',
    turn((here) =>
      withConnection(here, async (connection) => {
        const personId = idIn(PersonId, here.c.req.param('personId'))
        if (!personId) return null
        const done = await releaseHeld(here.env.DB, here.editor, connection.id, personId)
        return after(here, connection, done)
      }),
    ),
  )
  .post(
    '/:id/retire',
    turn((here) =>
      withConnection(here, async (connection) => {
        const { c, env, editor } = here
        const faults = misnamed(here.texts, await formOf(c), connection.name)
        if (faults) return page(here, connection, { faults })
        const done = await retireEventConnection(env.DB, editor, connection.id)
        if (done.ok) return c.redirect('/admin/events', 303)
        return page(here, connection, { problem: catalogueProblemOf(done.problem) })
      }),
    ),
  )

/** What was left empty was not said. */
function draftOf(typed: Typed) {
  const said = (name: string) => one(typed, name).trim() || null
  return {
    name: one(typed, 'name'),
    kind: one(typed, 'kind'),
    provider: one(typed, 'provider').trim(),
    issuer: said('issuer'),
    audience: said('audience'),
    jwksUri: said('jwksUri'),
    pollUrl: said('pollUrl'),
  }
}

async function withConnection(
  { c, env }: Turn,
  then: (connection: EventConnectionStory) => Promise<Response | null>,
): Promise<Response | null> {
  const id = idIn(EventConnectionId, c.req.param('id'))
  const connection = id && (await lookAtEventConnection(env, id))
  return connection && then(connection)
}

async function after(
  here: Turn,
  connection: EventConnectionStory,
  done: Written<string>,
): Promise<Response> {
  if (done.ok) return here.c.redirect(`/admin/events/${connection.id}`, 303)
  return page(here, connection, { problem: catalogueProblemOf(done.problem) })
}

async function form({ c }: Turn, typed: Typed, problem: Problem | null): Promise<Response> {
  return show(
    c,
    { title: textsFor(c).events.newTitle, status: problem?.status ?? 200 },
    <EventFormPage
      draft={{ typed, faults: problem ? faultsOf(problem) : {} }}
      problem={problem && saidOf(problem)}
    />,
  )
}

type Extra = {
  readonly secret?: string | null
  readonly problem?: Problem
  readonly faults?: Faults
}

async function page(
  { c }: Turn,
  connection: EventConnectionStory,
  { secret, problem, faults }: Extra,
): Promise<Response> {
  return show(
    c,
    {
      title: connection.name,
      status: problem?.status ?? (faults ? 422 : 200),
      address: `/admin/events/${connection.id}`,
    },
    <EventConnectionPage
      connection={connection}
      secret={secret ?? null}
      draft={{ typed: {}, faults: faults ?? {} }}
      problem={problem ? saidOf(problem) : null}
    />,
  )
}
