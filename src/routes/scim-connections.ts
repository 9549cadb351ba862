import { lookAtScimConnection } from '../commands/scim-connection'
import { makeScimToken } from '../commands/scim-token'
import {
  createScimConnection,
  listScimConnections,
  retireScimConnection,
  revokeScimToken,
} from '../db/scim-connections'
import { clearUnclear } from '../db/scim-user-writes'
import { PersonId, ScimConnectionId, ScimTokenId } from '../domain/ids'
import { catalogueProblemOf } from '../http/problem-catalogue'
import { Nothing, pageOf } from '../http/schemas'
import {
  ScimConnectionAnswer,
  ScimConnectionBody,
  ScimConnectionSummary,
  ScimTokenAnswer,
} from '../http/schemas-scim'
import { endpoint, no, ok } from './endpoint'
import { made, orEarlier, removed } from './written'

const access = 'manage-directory'
const params = { id: ScimConnectionId }

export const scimConnections = [
  endpoint(
    {
      method: 'get',
      path: '/scim-connections',
      summary: 'The identity providers that say by SCIM who is here',
      access,
      answer: pageOf(ScimConnectionSummary),
    },
    async ({ env }) => ok({ items: await listScimConnections(env.DB), next: null }),
  ),
  endpoint(
    {
      method: 'post',
      path: '/scim-connections',
      summary: 'Add a SCIM connection; it needs a token before it can be used',
      access,
      body: ScimConnectionBody,
      answer: ScimConnectionAnswer,
      statuses: [201],
      problems: ['name_taken', 'scim_provider_taken'],
    },
    async ({ env, editor, body }) =>
      made(
        await orEarlier(env, editor, await createScimConnection(env.DB, editor, body)),
        (id) => lookAtScimConnection(env, id),
        '/scim-connections',
      ),
  ),
  endpoint(
    {
      method: 'get',
      path: '/scim-connections/{id}',
      summary: 'A SCIM connection: its tokens, what it was refused, and whom that concerns',
      access,
      params,
      answer: ScimConnectionAnswer,
    },
    async ({ env, params: { id } }) => {
      const connection = await lookAtScimConnection(env, id)
      return connection && ok(connection)
    },
  ),
  endpoint(
    {
      method: 'delete',
      path: '/scim-connections/{id}',
      summary: 'End a SCIM connection; its people stay as they are, its groups are kept here',
      access,
      params,
      answer: null,
      problems: ['scim_connection_unknown'],
    },
    async ({ env, editor, params: { id } }) =>
      removed(await retireScimConnection(env.DB, editor, id)),
  ),
  endpoint(
    {
      method: 'post',
      path: '/scim-connections/{id}/tokens',
      summary: 'Make a token, shown this once; two at most, so that one can replace the other',
      access,
      params,
      body: Nothing,
      answer: ScimTokenAnswer,
      statuses: [201],
      isKeyed: false,
      problems: ['scim_token_limit', 'scim_connection_unknown', 'role_not_held'],
    },
    async ({ env, visitor, editor, params: { id } }) => {
      const token = await makeScimToken(env, visitor, editor, id)
      return token.ok ? { status: 201, body: token } : no(catalogueProblemOf(token.problem))
    },
  ),
  endpoint(
    {
      method: 'delete',
      path: '/scim-connections/{id}/tokens/{tokenId}',
      summary: 'Revoke a token',
      access,
      params: { ...params, tokenId: ScimTokenId },
      answer: null,
      problems: ['scim_connection_unknown'],
    },
    async ({ env, editor, params: { id, tokenId } }) =>
      removed(await revokeScimToken(env.DB, editor, id, tokenId)),
  ),
  endpoint(
    {
      method: 'post',
      path: '/scim-connections/{id}/people/{personId}/settle',
      summary: 'Say that it is clear where a person stands, so that they can check out again',
      access,
      params: { ...params, personId: PersonId },
      body: Nothing,
      answer: null,
      problems: ['person_unknown'],
    },
    async ({ env, editor, params: { id, personId } }) =>
      removed(await clearUnclear(env.DB, editor, id, personId)),
  ),
]
