import { rehearseConnector, type Saved, saveConnector } from '../commands/save-connector'
import { connectorKinds } from '../connectors/registry'
import { deleteConnector, findConnector, listConnectors } from '../db/connectors'
import { ConnectorId } from '../domain/ids'
import { catalogueProblemOf } from '../http/problem-catalogue'
import { pageOf } from '../http/schemas'
import {
  ConnectorAnswer,
  ConnectorBody,
  ConnectorKindAnswer,
  ConnectorPatch,
  RehearsalAnswer,
  RehearsalBody,
  StoredRehearsalBody,
} from '../http/schemas-catalogue'
import { created, endpoint, no, ok } from './endpoint'
import { orEarlier, removed } from './written'

const access = 'manage-connectors'
const params = { id: ConnectorId }
const UNREACHABLE = [
  'address_refused',
  'plain_origin_not_allowed',
  'private_origin_not_allowed',
] as const

export const connectors = [
  endpoint(
    {
      method: 'get',
      path: '/connectors',
      summary: 'The connectors, without their secrets',
      access,
      answer: pageOf(ConnectorAnswer),
    },
    async ({ env }) => ok({ items: await listConnectors(env.DB), next: null }),
  ),
  endpoint(
    {
      method: 'post',
      path: '/connectors',
      summary: 'Add a connector; its settings are tried at the target first',
      access,
      body: ConnectorBody,
      answer: ConnectorAnswer,
      statuses: [201],
      problems: ['name_taken', 'rehearsal_failed', ...UNREACHABLE],
    },
    async ({ env, editor, body }) => {
      const saved = await saveConnector(env, editor, { ...body, id: null })
      const row = await reread(env, await orEarlier(env, editor, saved))
      return 'problem' in row ? row : created(row, `/connectors/${row.id}`)
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/connectors/kinds',
      summary: 'The kinds of target there are, and what each wants to know',
      access,
      answer: pageOf(ConnectorKindAnswer),
    },
    async () => ok({ items: connectorKinds(), next: null }),
  ),
  endpoint(
    {
      method: 'post',
      path: '/connectors/rehearse',
      summary: 'Try settings at the target without storing them',
      access,
      body: RehearsalBody,
      answer: RehearsalAnswer,
      isKeyed: false,
      problems: [...UNREACHABLE],
    },
    async ({ env, body }) => {
      const rehearsed = await rehearseConnector(env, { ...body, id: null })
      return rehearsed.ok ? ok(rehearsed.rehearsal) : no(rehearsed.problem)
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/connectors/{id}',
      summary: 'A connector, without its secrets',
      access,
      params,
      answer: ConnectorAnswer,
    },
    async ({ env, params: { id } }) => {
      const row = await findConnector(env.DB, id)
      return row && ok(row)
    },
  ),
  endpoint(
    {
      method: 'patch',
      path: '/connectors/{id}',
      summary: 'Change a connector; what is left out stays, an empty secret too',
      access,
      params,
      body: ConnectorPatch,
      answer: ConnectorAnswer,
      problems: ['name_taken', 'rehearsal_failed', ...UNREACHABLE, 'connector_held', 'right_taken'],
    },
    async ({ env, editor, params: { id }, body }) => {
      const before = await findConnector(env.DB, id)
      if (!before) return no(catalogueProblemOf({ code: 'connector_unknown' }))
      const { name, kind } = before
      const saved = await saveConnector(env, editor, { name, kind, settings: {}, ...body, id })
      const row = await reread(env, saved)
      return 'problem' in row ? row : ok(row)
    },
  ),
  endpoint(
    {
      method: 'delete',
      path: '/connectors/{id}',
      summary: 'Delete a connector that no account has used',
      access,
      params,
      answer: null,
      problems: ['connector_in_use'],
    },
    async ({ env, editor, params: { id } }) => removed(await deleteConnector(env.DB, editor, id)),
  ),
  endpoint(
    {
      method: 'post',
      path: '/connectors/{id}/rehearse',
      summary: 'Try a connector at its target, with other settings where given',
      access,
      params,
      body: StoredRehearsalBody,
      answer: RehearsalAnswer,
      isKeyed: false,
      problems: [...UNREACHABLE, 'connector_held'],
    },
    async ({ env, params: { id }, body }) => {
      const rehearsed = await rehearseConnector(env, { ...body, kind: '', id })
      return rehearsed.ok ? ok(rehearsed.rehearsal) : no(rehearsed.problem)
    },
  ),
]

async function reread(env: Env, saved: Saved<ConnectorId>) {
  if (!saved.ok) return no(saved.problem)
  const row = await findConnector(env.DB, saved.id)
  return row ?? no(catalogueProblemOf({ code: 'connector_unknown' }))
}
