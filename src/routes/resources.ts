import * as v from 'valibot'
import { askableFor } from '../commands/askable'
import { retireWholeResource } from '../commands/retire'
import { addResource, changeResource } from '../commands/save-resource'
import { listResources } from '../db/resource-search'
import { findResource } from '../db/resources'
import { ResourceId } from '../domain/ids'
import { maySomewhere, reachOf } from '../domain/permission/may'
import { catalogueProblemOf } from '../http/problem-catalogue'
import { Nothing, pageOf, SearchQuery, SliceQuery } from '../http/schemas'
import {
  AskableAnswer,
  ResourceAnswer,
  ResourceBody,
  ResourcePatch,
} from '../http/schemas-catalogue'
import { endpoint, no, ok } from './endpoint'
import { changed, made, orEarlier } from './written'

const params = { id: ResourceId }
const access = 'manage-resources'

export const resources = [
  endpoint(
    {
      method: 'get',
      path: '/resources',
      token: 'read',
      summary: 'What I may ask for, or the whole catalogue (which needs manage-resources)',
      access: 'signed-in',
      query: {
        ...SliceQuery,
        q: SearchQuery,
        view: v.optional(v.picklist(['askable', 'catalogue']), 'askable'),
      },
      answer: v.union([pageOf(AskableAnswer), pageOf(ResourceAnswer)]),
      problems: ['cursor_invalid'],
    },
    async ({ env, visitor, query: { view, ...slice } }) => {
      if (view === 'catalogue') {
        const all = { ...slice, reach: reachOf(visitor, access), includeRetired: true }
        return maySomewhere(visitor, access) ? ok(await listResources(env.DB, all)) : null
      }
      const { items, next } = await askableFor(env, visitor, slice)
      return ok({ items: items.map(({ resource, ...rest }) => ({ ...resource, ...rest })), next })
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/resources',
      summary: 'Add a resource to the catalogue',
      access,
      isScoped: true,
      body: ResourceBody,
      answer: ResourceAnswer,
      statuses: [201],
      problems: ['name_taken', 'out_of_scope'],
    },
    async ({ env, visitor, editor, body }) =>
      made(
        await orEarlier(env, editor, await addResource(env, visitor, editor, body)),
        (id) => findResource(env.DB, id),
        '/resources',
      ),
  ),
  endpoint(
    {
      method: 'get',
      path: '/resources/{id}',
      summary: 'A resource of the catalogue',
      access,
      params,
      answer: ResourceAnswer,
    },
    async ({ env, params: { id } }) => {
      const resource = await findResource(env.DB, id)
      return resource && ok(resource)
    },
  ),
  endpoint(
    {
      method: 'patch',
      path: '/resources/{id}',
      summary: 'Change a resource; what is left out stays',
      access,
      params,
      body: ResourcePatch,
      answer: ResourceAnswer,
      problems: ['name_taken', 'resource_retired', 'out_of_scope'],
    },
    async ({ env, visitor, editor, params: { id }, body }) => {
      const before = await findResource(env.DB, id)
      if (!before) return no(catalogueProblemOf({ code: 'resource_unknown' }))
      const { name, kind, description, tags, sharing } = before
      const input = { name, kind, description, tags, sharing, ...body }
      const written = await changeResource(env, visitor, editor, id, input)
      return changed(written, () => findResource(env.DB, id))
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/resources/{id}/retire',
      summary:
        'Retire a resource: nobody can ask for it any more, requests are cancelled and leases end',
      access,
      params,
      body: Nothing,
      answer: ResourceAnswer,
      problems: ['resource_retired'],
    },
    async ({ env, editor, params: { id } }) => {
      const done = await orEarlier(env, editor, await retireWholeResource(env, editor, id))
      return changed(done, () => findResource(env.DB, id))
    },
  ),
]
