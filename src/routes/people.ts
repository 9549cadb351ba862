import * as v from 'valibot'
import { submit } from '../commands/changes/submit'
import { endPerson } from '../commands/end-person'
import { findPerson, listPeople } from '../db/directory'
import { PersonId } from '../domain/ids'
import { pageOf, SearchQuery, SliceQuery } from '../http/schemas'
import { ProposedAnswer } from '../http/schemas-changes'
import { PersonAnswer, ReasonBody, RolesBody } from '../http/schemas-directory'
import { endpoint, ok } from './endpoint'
import { changed, changedOrProposed } from './written'

const access = 'manage-directory'
const params = { id: PersonId }

export const people = [
  endpoint(
    {
      method: 'get',
      path: '/people',
      summary: 'The people in the directory, leavers too',
      access,
      query: { ...SliceQuery, q: SearchQuery },
      answer: pageOf(PersonAnswer),
      problems: ['cursor_invalid'],
    },
    async ({ env, query }) => ok(await listPeople(env.DB, query)),
  ),
  endpoint(
    {
      method: 'get',
      path: '/people/{id}',
      summary: 'A person',
      access,
      params,
      answer: PersonAnswer,
    },
    async ({ env, params: { id } }) => {
      const person = await findPerson(env.DB, id)
      return person && ok(person)
    },
  ),
  endpoint(
    {
      method: 'put',
      path: '/people/{id}/roles',
      summary: 'Say which roles a person has by name and for everything',
      access: 'manage-roles',
      params,
      body: RolesBody,
      answer: v.union([PersonAnswer, ProposedAnswer]),
      statuses: [200, 202],
      problems: ['last_administrator', 'person_ended', 'role_unknown', 'role_not_held'],
    },
    async ({ env, visitor, editor, params: { id }, body }) => {
      if (!(await findPerson(env.DB, id))) return null
      const about = { personId: id, roles: body.roles }
      const asked = { kind: 'role', verb: 'give-exactly', ...about } as const
      return changedOrProposed(await submit(env, visitor, editor, asked), () =>
        findPerson(env.DB, id),
      )
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/people/{id}/end',
      summary: 'A leaver: sessions, roles, memberships, requests and leases end now, for good',
      access,
      params,
      body: ReasonBody,
      answer: PersonAnswer,
      problems: ['last_administrator'],
    },
    async ({ env, editor, params: { id }, body }) => {
      if (!(await findPerson(env.DB, id))) return null
      const ended = await endPerson(env, editor, id, body.reason)
      return changed(ended, () => findPerson(env.DB, id))
    },
  ),
]
