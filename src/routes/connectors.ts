import * as v from 'valibot'
import { submit } from '../commands/changes/submit'
import { rehearseConnector } from '../commands/save-connector'
import { connectorKinds } from '../connectors/registry'
import { findConnector, listConnectors } from '../db/connectors'
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
import { ProposedAnswer } from '../http/schemas-changes'
import { endpoint, no, ok } from './endpoint'
import { changedOrProposed, madeOrProposed, orEarlier, removedOrProposed } from './written'

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
      answer: v.union([ConnectorAnswer, ProposedAnswer]),
      statuses: [201, 202],
      problems: ['name_taken', 'rehearsal_failed', ...UNREACHABLE],
    },
    async ({ env, visitor, editor, body }) => {
      const asked = { kind: 'connector', verb: 'save', draft: { ...body, id: null } } as const
      const saved = await orEarlier(env, editor, await submit(env, visitor, editor, asked))
      return madeOrProposed(saved, (id) => findConnector(env.DB, id as ConnectorId), '/connectors')
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
      answer: v.union([ConnectorAnswer, ProposedAnswer]),
      statuses: [200, 202],
      problems: ['name_taken', 'rehearsal_failed', ...UNREACHABLE, 'connector_held', 'right_taken'],
    },
    async ({ env, visitor, editor, params: { id }, body }) => {
      const before = await findConnector(env.DB, id)
      if (!before) return no(catalogueProblemOf({ code: 'connector_unknown' }))
      const { name, kind } = before
      const draft = { name, kind, settings: {}, ...body, id }
      const asked = { kind: 'connector', verb: 'save', draft } as const
      return changedOrProposed(await submit(env, visitor, editor, asked), () =>
        findConnector(env.DB, id),
      )
    },
  ),
  endpoint(
    {
      method: 'delete',
      path: '/connectors/{id}',
      summary: 'Delete a connector that no account has used',
      access,
      params,
      answer: v.nullable(ProposedAnswer),
      statuses: [204, 202],
      problems: ['connector_in_use'],
    },
    async ({ env, visitor, editor, params: { id } }) => {
      const asked = { kind: 'connector', verb: 'delete', id } as const
      return removedOrProposed(await submit(env, visitor, editor, asked))
    },
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
