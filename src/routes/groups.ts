import { changeGroup } from '../commands/change-group'
import { createGroup, deleteGroup, findGroup, pageOfGroups } from '../db/groups'
import { GroupId } from '../domain/ids'
import { pageOf, SearchQuery, SliceQuery } from '../http/schemas'
import { GroupAnswer, GroupBody, GroupSummary } from '../http/schemas-directory'
import { endpoint, ok } from './endpoint'
import { changed, made, orEarlier, removed } from './written'

const access = 'manage-directory'
const params = { id: GroupId }

export const groups = [
  endpoint(
    {
      method: 'get',
      path: '/groups',
      summary: 'The groups, with how many members each has',
      access,
      query: { ...SliceQuery, q: SearchQuery },
      answer: pageOf(GroupSummary),
      problems: ['cursor_invalid'],
    },
    async ({ env, query }) => ok(await pageOfGroups(env.DB, query)),
  ),
  endpoint(
    {
      method: 'post',
      path: '/groups',
      summary: 'Add a group',
      access,
      body: GroupBody,
      answer: GroupAnswer,
      statuses: [201],
      problems: ['name_taken', 'person_unknown'],
    },
    async ({ env, editor, body }) =>
      made(
        await orEarlier(env, editor, await createGroup(env.DB, editor, body)),
        (id) => findGroup(env.DB, id),
        '/groups',
      ),
  ),
  endpoint(
    {
      method: 'get',
      path: '/groups/{id}',
      summary: 'A group with its members',
      access,
      params,
      answer: GroupAnswer,
    },
    async ({ env, params: { id } }) => {
      const group = await findGroup(env.DB, id)
      return group && ok(group)
    },
  ),
  endpoint(
    {
      method: 'put',
      path: '/groups/{id}',
      summary: 'Replace a group: its name, description and members',
      access,
      params,
      body: GroupBody,
      answer: GroupAnswer,
      problems: ['name_taken', 'person_unknown', 'group_managed', 'role_not_held'],
    },
    async ({ env, visitor, editor, params: { id }, body }) => {
      if (!(await findGroup(env.DB, id))) return null
      const written = await changeGroup(env, visitor, editor, id, body)
      return changed(written, () => findGroup(env.DB, id))
    },
  ),
  endpoint(
    {
      method: 'delete',
      path: '/groups/{id}',
      summary: 'Delete a group that no policy names and that has no role',
      access,
      params,
      answer: null,
      problems: ['group_in_use', 'group_managed'],
    },
    async ({ env, editor, params: { id } }) => {
      if (!(await findGroup(env.DB, id))) return null
      return removed(await deleteGroup(env.DB, editor, id))
    },
  ),
]
