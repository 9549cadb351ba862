import { type Context, Hono } from 'hono'
import { findScimGroup, listScimGroups, type ScimGroupRow } from '../../db/scim-groups'
import { settingsOf } from '../../http/settings'
import { groupAnswer, groupValues } from './answer'
import { resourceIn } from './body'
import { demandVersion, etagOf, isConditional, isKnown } from './etag'
import { changeGroup, createGroup, deleteGroup } from './groups'
import { listAnswer } from './list-answer'
import { askedByAddress, askedByBody, listRequestOf, projectionIn } from './list-request'
import { bodyOf, say } from './message'
import { patched } from './patch'
import { operationsIn } from './patch-body'
import { EVERYTHING, type Projection, projected, wants } from './projection'
import { RESOURCES } from './schemas'
import type { ScimEnv } from './scim-env'
import { ScimError } from './scim-error'
import { twice } from './twice'
import type { Values } from './values'

const { Group } = RESOURCES

type Asked = ReturnType<typeof askedByAddress>

export const groups = new Hono<ScimEnv>()
  .get('/', async (c) => list(c, askedByAddress(c.req.url)))
  .post('/.search', async (c) => list(c, askedByBody(await bodyOf(c))))
  .post('/', async (c) => {
    const projection = projectionIn(Group, askedByAddress(c.req.url))
    const id = await createGroup(c.env, c.var.caller, resourceIn(Group, await bodyOf(c)))
    c.header('Location', `${baseOf(c)}/Groups/${id}`)
    return answer(c, 201, await groupWith(c, id, projection), projection)
  })
  .get('/:id', async (c) => {
    const projection = projectionIn(Group, askedByAddress(c.req.url))
    const group = await groupWith(c, c.req.param('id'), projection)
    if (!isKnown(c, group.version)) return answer(c, 200, group, projection)
    c.header('ETag', etagOf(group.version))
    return c.body(null, 304)
  })
  .put('/:id', async (c) => {
    const given = resourceIn(Group, await bodyOf(c))
    const projection = projectionIn(Group, askedByAddress(c.req.url))
    const id = await change(c, () => given)
    return answer(c, 200, await groupWith(c, id, projection), projection)
  })
  .patch('/:id', async (c) => {
    const operations = operationsIn(await bodyOf(c))
    const asked = askedByAddress(c.req.url)
    const projection = projectionIn(Group, asked)
    const id = await change(c, (group) => patched(Group, groupValues(group), operations))
    // Section 3.5.2 allows 204 where no attributes were asked for: members may be thousands.
    if (asked.attributes === undefined) return c.body(null, 204)
    return answer(c, 200, await groupWith(c, id, projection), projection)
  })
  .delete('/:id', async (c) => {
    await twice(isConditional(c), async () => {
      const group = await groupWith(c, c.req.param('id'), EVERYTHING)
      demandVersion(c, group.version)
      await deleteGroup(c.env, c.var.caller, group)
    })
    return c.body(null, 204)
  })

async function change(
  c: Context<ScimEnv>,
  after: (group: ScimGroupRow) => Values,
): Promise<string> {
  const id = c.req.param('id') ?? ''
  await twice(isConditional(c), async () => {
    const group = await groupWith(c, id, EVERYTHING)
    demandVersion(c, group.version)
    await changeGroup(c.env, c.var.caller, group, after(group))
  })
  return id
}

async function list(c: Context<ScimEnv>, asked: Asked): Promise<Response> {
  const request = listRequestOf(Group, asked)
  const withMembers = wants(request.projection, 'members')
  const { total, rows } = await listScimGroups(c.env.DB, c.var.caller.id, {
    ...request,
    withMembers,
  })
  const base = baseOf(c)
  const resources = rows.map((group) => projected(groupAnswer(group, base), request.projection))
  return say(c, 200, listAnswer(total, request.startIndex, resources))
}

async function groupWith(
  c: Context<ScimEnv>,
  id: string,
  projection: Projection,
): Promise<ScimGroupRow> {
  const withMembers = wants(projection, 'members')
  const group = await findScimGroup(c.env.DB, c.var.caller.id, id, withMembers)
  if (!group) throw new ScimError(404, null, 'There is no such group in this connection.')
  return group
}

function answer(
  c: Context<ScimEnv>,
  status: number,
  group: ScimGroupRow,
  projection: Projection,
): Response {
  c.header('ETag', etagOf(group.version))
  return say(c, status, projected(groupAnswer(group, baseOf(c)), projection))
}

function baseOf(c: Context<ScimEnv>): string {
  return `${settingsOf(c.env).publicUrl}/scim/v2`
}
