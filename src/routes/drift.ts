import * as v from 'valibot'
import { compareNow, lookAtComparisons } from '../commands/compare'
import { listDrift } from '../db/drift'
import { DRIFT_STATES } from '../domain/drift'
import { ConnectorId } from '../domain/ids'
import { Nothing, pageOf, SliceQuery } from '../http/schemas'
import { ComparisonAnswer, DriftAnswer } from '../http/schemas-drift'
import { endpoint, ok } from './endpoint'

const State = v.picklist(DRIFT_STATES, `A state is one of: ${DRIFT_STATES.join(', ')}.`)

export const drift = [
  endpoint(
    {
      method: 'get',
      path: '/drift',
      summary: 'What targets have that belongs to no lease, and what was done about it',
      access: 'read-history',
      query: {
        ...SliceQuery,
        connectorId: v.exactOptional(ConnectorId),
        state: v.exactOptional(State),
      },
      answer: pageOf(DriftAnswer),
    },
    async ({ env, query }) => ok(await listDrift(env.DB, query)),
  ),
  endpoint(
    {
      method: 'get',
      path: '/comparisons',
      summary: 'When each target was compared with the leases, where its kind allows that',
      access: 'read-history',
      answer: pageOf(ComparisonAnswer),
    },
    async ({ env }) => ok({ items: await lookAtComparisons(env), next: null }),
  ),
  endpoint(
    {
      method: 'post',
      path: '/connectors/{id}/compare',
      summary: 'Compare a target with the leases now; what a lease left behind is taken away',
      access: 'manage-connectors',
      params: { id: ConnectorId },
      body: Nothing,
      answer: ComparisonAnswer,
    },
    async ({ env, params: { id } }) => {
      const compared = await compareNow(env, id)
      return compared && ok(compared)
    },
  ),
]
