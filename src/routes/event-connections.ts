import { addEventConnection, lookAtEventConnection } from '../commands/event-connection'
import { makeEventSecret } from '../commands/event-secrets'
import { listEventConnections, retireEventConnection } from '../db/event-connections'
import { releaseHeld } from '../db/event-holds'
import { revokeEventSecret } from '../db/event-secrets'
import { EventConnectionId, EventSecretId, PersonId } from '../domain/ids'
import { catalogueProblemOf } from '../http/problem-catalogue'
import { Nothing, pageOf } from '../http/schemas'
import {
  EventConnectionAnswer,
  EventConnectionBody,
  EventConnectionSummary,
  EventSecretAnswer,
  EventSecretBody,
} from '../http/schemas-events'
import { endpoint, no, ok } from './endpoint'
import { made, orEarlier, removed } from './written'

const access = 'manage-directory'
const params = { id: EventConnectionId }

export const eventConnections = [
  endpoint(
    {
      method: 'get',
      path: '/event-connections',
      summary: 'Where identity providers tell what happened to people',
      access,
      answer: pageOf(EventConnectionSummary),
    },
    async ({ env }) => ok({ items: await listEventConnections(env.DB), next: null }),
  ),
  endpoint(
    {
      method: 'post',
      path: '/event-connections',
      summary: 'Add a connection for events; all but Shared Signals need a secret to be believed',
      access,
      body: EventConnectionBody,
      answer: EventConnectionAnswer,
      statuses: [201],
      problems: ['name_taken'],
    },
    async ({ env, editor, body }) =>
      made(
        await orEarlier(env, editor, await addEventConnection(env, editor, body)),
        (id) => lookAtEventConnection(env, id),
        '/event-connections',
      ),
  ),
  endpoint(
    {
      method: 'get',
      path: '/event-connections/{id}',
      summary:
        'A connection for events: its secrets, what came (the newest 50 of each state), and who is held because of it',
      access,
      params,
      answer: EventConnectionAnswer,
    },
    async ({ env, params: { id } }) => {
      const connection = await lookAtEventConnection(env, id)
      return connection && ok(connection)
    },
  ),
  endpoint(
    {
      method: 'delete',
      path: '/event-connections/{id}',
      summary: 'End a connection for events; what came before is still acted on',
      access,
      params,
      answer: null,
      problems: ['event_connection_unknown'],
    },
    async ({ env, editor, params: { id } }) =>
      removed(await retireEventConnection(env.DB, editor, id)),
  ),
  endpoint(
    {
      method: 'post',
      path: '/event-connections/{id}/secrets',
      summary: 'Make a secret, shown this once; two at most, so that one can replace the other',
      access,
      params,
      body: EventSecretBody,
      answer: EventSecretAnswer,
      statuses: [201],
      isKeyed: false,
      problems: ['event_secret_limit', 'event_secret_unfit', 'event_connection_unknown'],
    },
    async ({ env, editor, params: { id }, body: { secret } }) => {
      const added = await makeEventSecret(env, editor, id, secret)
      return added.ok ? { status: 201, body: added } : no(catalogueProblemOf(added.problem))
    },
  ),
  endpoint(
    {
      method: 'delete',
      path: '/event-connections/{id}/secrets/{secretId}',
      summary: 'Revoke a secret',
      access,
      params: { ...params, secretId: EventSecretId },
      answer: null,
      problems: ['event_connection_unknown'],
    },
    async ({ env, editor, params: { id, secretId } }) =>
      removed(await revokeEventSecret(env.DB, editor, id, secretId)),
  ),
  endpoint(
    {
      method: 'post',
      path: '/event-connections/{id}/people/{personId}/settle',
      summary: 'Say that it is clear that a person is still here, so that they can check out again',
      access,
      params: { ...params, personId: PersonId },
      body: Nothing,
      answer: null,
      problems: ['person_unknown'],
    },
    async ({ env, editor, params: { id, personId } }) =>
      removed(await releaseHeld(env.DB, editor, id, personId)),
  ),
]
