import { Hono } from 'hono'
import { requirePermission } from '../../auth/may'
import { lookAtScimConnection, type ScimConnectionStory } from '../../commands/scim-connection'
import { makeScimToken } from '../../commands/scim-token'
import type { Written } from '../../db/catalogue-problem'
import {
  createScimConnection,
  listScimConnections,
  retireScimConnection,
  revokeScimToken,
} from '../../db/scim-connections'
import { clearUnclear } from '../../db/scim-user-writes'
import { PersonId, ScimConnectionId, ScimTokenId } from '../../domain/ids'
import type { AppEnv } from '../../http/context'
import type { Problem } from '../../http/problem'
import { catalogueProblemOf } from '../../http/problem-catalogue'
import { ScimConnectionBody } from '../../http/schemas-scim'
import { settingsOf } from '../../http/settings'
import { faultsOf, saidOf } from '../parts/problems'
import { type Faults, one, type Typed } from '../parts/typed'
import { formOf, idIn, show, type Turn, turn } from '../shell'
import { textsFor } from '../texts'
import { misnamed } from './confirm'
import { parsed } from './parsed'
import { ScimConnectionPage } from './scim-connection-page'
import { ScimFormPage, ScimPage } from './scim-page'

export const scimPages = new Hono<AppEnv>()
  .use(requirePermission('manage-directory', 'page'))
  .get(
    '/',
    turn(async ({ c, env }) => {
      const connections = await listScimConnections(env.DB)
      return show(c, { title: textsFor(c).people.scim }, <ScimPage connections={connections} />)
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
      const [name, provider, groupPrefix] = [
        one(typed, 'name'),
        one(typed, 'provider').trim(),
        one(typed, 'groupPrefix'),
      ]
      const body = parsed(ScimConnectionBody, { name, provider, groupPrefix })
      if (!body.ok) return form(here, typed, body.problem)
      const made = await createScimConnection(env.DB, editor, body.output)
      if (made.ok) return c.redirect(`/admin/scim/${made.id}`, 303)
      return form(here, typed, catalogueProblemOf(made.problem))
    }),
  )
  .get(
    '/:id',
    turn((here) => withConnection(here, (connection) => page(here, connection, {}))),
  )
  .post(
    '/:id/tokens',
    turn((here) =>
      withConnection(here, async (connection) => {
        const made = await makeScimToken(here.env, here.visitor, here.editor, connection.id)
        if (!made.ok) return page(here, connection, { problem: catalogueProblemOf(made.problem) })
        const { token } = made
        const now = await lookAtScimConnection(here.env, connection.id)
        return page(here, now ?? connection, { token })
      }),
    ),
  )
  .post(
    '/:id/tokens/:tokenId/revoke',
    turn((here) =>
      withConnection(here, async (connection) => {
        const tokenId = idIn(ScimTokenId, here.c.req.param('tokenId'))
        if (!tokenId) return null
        const done = await revokeScimToken(here.env.DB, here.editor, connection.id, tokenId)
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
        const done = await clearUnclear(here.env.DB, here.editor, connection.id, personId)
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
        const done = await retireScimConnection(env.DB, editor, connection.id)
        if (done.ok) return c.redirect('/admin/scim', 303)
        return page(here, connection, { problem: catalogueProblemOf(done.problem) })
      }),
    ),
  )

async function withConnection(
  { c, env }: Turn,
  then: (connection: ScimConnectionStory) => Promise<Response | null>,
): Promise<Response | null> {
  const id = idIn(ScimConnectionId, c.req.param('id'))
  const connection = id && (await lookAtScimConnection(env, id))
  return connection && then(connection)
}

async function after(
  here: Turn,
  connection: ScimConnectionStory,
  done: Written<string>,
): Promise<Response> {
  if (done.ok) return here.c.redirect(`/admin/scim/${connection.id}`, 303)
  return page(here, connection, { problem: catalogueProblemOf(done.problem) })
}

async function form({ c }: Turn, typed: Typed, problem: Problem | null): Promise<Response> {
  return show(
    c,
    { title: textsFor(c).scim.newTitle, status: problem?.status ?? 200 },
    <ScimFormPage
      draft={{ typed, faults: problem ? faultsOf(problem) : {} }}
      problem={problem && saidOf(problem)}
    />,
  )
}

type Extra = {
  readonly token?: string
  readonly problem?: Problem
  readonly faults?: Faults
}

async function page(
  { c, env }: Turn,
  connection: ScimConnectionStory,
  { token, problem, faults }: Extra,
): Promise<Response> {
  const address = `/admin/scim/${connection.id}`
  return show(
    c,
    { title: connection.name, status: problem?.status ?? (faults ? 422 : 200), address },
    <ScimConnectionPage
      connection={connection}
      baseUrl={`${settingsOf(env).publicUrl}/scim/v2`}
      token={token ?? null}
      draft={{ typed: {}, faults: faults ?? {} }}
      problem={problem ? saidOf(problem) : null}
    />,
  )
}
