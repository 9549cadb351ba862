import { type Context, Hono } from 'hono'
import { findScimUser, listScimUsers, type ScimUserRow } from '../../db/scim-users'
import { settingsOf } from '../../http/settings'
import { userAnswer, userValues } from './answer'
import { resourceIn } from './body'
import { changeUser, deleteUser } from './change-user'
import { createUser } from './create-user'
import { demandVersion, etagOf, isConditional, isKnown } from './etag'
import { listAnswer } from './list-answer'
import { askedByAddress, askedByBody, listRequestOf, projectionIn } from './list-request'
import { bodyOf, say } from './message'
import { patched } from './patch'
import { operationsIn } from './patch-body'
import { projected } from './projection'
import { RESOURCES } from './schemas'
import type { ScimEnv } from './scim-env'
import { ScimError } from './scim-error'
import { twice } from './twice'
import type { Values } from './values'

const { User } = RESOURCES

type Asked = ReturnType<typeof askedByAddress>

export const users = new Hono<ScimEnv>()
  .get('/', async (c) => list(c, askedByAddress(c.req.url)))
  .post('/.search', async (c) => list(c, askedByBody(await bodyOf(c))))
  .post('/', async (c) => {
    const projection = projectionIn(User, askedByAddress(c.req.url))
    const id = await createUser(c.env, c.var.caller, resourceIn(User, await bodyOf(c)))
    const user = await userWith(c, id)
    c.header('Location', `${baseOf(c)}/Users/${id}`)
    return answer(c, 201, user, projection)
  })
  .get('/:id', async (c) => {
    const projection = projectionIn(User, askedByAddress(c.req.url))
    const user = await userWith(c, c.req.param('id'))
    if (!isKnown(c, user.version)) return answer(c, 200, user, projection)
    c.header('ETag', etagOf(user.version))
    return c.body(null, 304)
  })
  .put('/:id', async (c) => {
    const given = resourceIn(User, await bodyOf(c))
    return change(c, (user) => ({ ...kept(user), ...given }))
  })
  .patch('/:id', async (c) => {
    const operations = operationsIn(await bodyOf(c))
    return change(c, (user) => patched(User, userValues(user), operations))
  })
  .delete('/:id', async (c) => {
    await twice(isConditional(c), async () => {
      const user = await userWith(c, c.req.param('id'))
      demandVersion(c, user.version)
      await deleteUser(c.env, c.var.caller, user)
    })
    return c.body(null, 204)
  })

/** A PUT that does not say who this is, and whether they are here, leaves both as they are. */
function kept({ externalId, active }: ScimUserRow): Values {
  return { ...(externalId === null ? {} : { externalId }), active }
}

async function change(
  c: Context<ScimEnv>,
  after: (user: ScimUserRow) => Values,
): Promise<Response> {
  const projection = projectionIn(User, askedByAddress(c.req.url))
  const id = c.req.param('id') ?? ''
  await twice(isConditional(c), async () => {
    const user = await userWith(c, id)
    demandVersion(c, user.version)
    await changeUser(c.env, c.var.caller, user, after(user))
  })
  return answer(c, 200, await userWith(c, id), projection)
}

async function list(c: Context<ScimEnv>, asked: Asked): Promise<Response> {
  const request = listRequestOf(User, asked)
  const { total, rows } = await listScimUsers(c.env.DB, c.var.caller.id, request)
  const base = baseOf(c)
  const resources = rows.map((user) => projected(userAnswer(user, base), request.projection))
  return say(c, 200, listAnswer(total, request.startIndex, resources))
}

async function userWith(c: Context<ScimEnv>, id: string): Promise<ScimUserRow> {
  const user = await findScimUser(c.env.DB, c.var.caller.id, id)
  if (!user) throw new ScimError(404, null, 'There is no such user in this connection.')
  return user
}

function answer(
  c: Context<ScimEnv>,
  status: number,
  user: ScimUserRow,
  projection: ReturnType<typeof projectionIn>,
): Response {
  c.header('ETag', etagOf(user.version))
  return say(c, status, projected(userAnswer(user, baseOf(c)), projection))
}

function baseOf(c: Context<ScimEnv>): string {
  return `${settingsOf(c.env).publicUrl}/scim/v2`
}
