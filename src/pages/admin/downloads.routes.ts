import { Hono } from 'hono'
import { requirePermission } from '../../auth/may'
import { searchHistory } from '../../db/history'
import { listPolicies } from '../../db/policies'
import { LANGUAGES } from '../../domain/language'
import { reachOf } from '../../domain/permission/may'
import type { AppEnv } from '../../http/context'
import { textsIn } from '../../texts/texts'
import { csvDownload, csvLine, download, instantCell } from '../download'
import { queriesOf, turn } from '../shell'
import { connectorRows } from './connector-rows'
import { HISTORY_QUERY, historyAsked, namesIn } from './history-query'
import {
  CONNECTOR_QUERY,
  connectorsLike,
  GROUP_QUERY,
  groupsLike,
  PEOPLE_QUERY,
  POLICY_QUERY,
  peopleLike,
  policiesLike,
  RESOURCE_QUERY,
  resourcesLike,
} from './list-queries'
import { summaryOf } from './policy-summary'

/** The lists as files: the same rows that the same address shows as a page, all of them. */
export const downloadPages = new Hono<AppEnv>()
  .get(
    '/resources.csv',
    requirePermission('manage-resources', 'page', 'handled'),
    turn(async ({ c, env, visitor }) =>
      csvDownload(
        'resources',
        ['id', 'name', 'kind', 'description', 'tags', 'sharing', 'created', 'retired'],
        resourcesLike(env.DB, reachOf(visitor, 'manage-resources'), queriesOf(c, RESOURCE_QUERY)),
        ({ id, name, kind, description, tags, sharing, createdAt, retiredAt }) => [
          ...[id, name, kind, description, tags.join(' '), sharing],
          ...[instantCell(createdAt), instantCell(retiredAt)],
        ],
      ),
    ),
  )
  .get(
    '/people.csv',
    requirePermission('manage-directory', 'page'),
    turn(async ({ c, env }) =>
      csvDownload(
        'people',
        ['id', 'name', 'email', 'active', 'roles', 'groups', 'created', 'left'],
        peopleLike(env.DB, queriesOf(c, PEOPLE_QUERY)),
        ({ id, displayName, email, active, roles, groups, createdAt, endedAt }) => [
          ...[id, displayName, email, active ? 'yes' : 'no', roles.join(' ')],
          ...[groups.map(({ name }) => name).join('; ')],
          ...[instantCell(createdAt), instantCell(endedAt)],
        ],
      ),
    ),
  )
  .get(
    '/groups.csv',
    requirePermission('manage-directory', 'page'),
    turn(async ({ c, env }) =>
      csvDownload(
        'groups',
        ['id', 'name', 'description', 'members', 'fed by'],
        groupsLike(env.DB, queriesOf(c, GROUP_QUERY)),
        ({ id, name, description, memberCount, fedBy }) => [
          ...[id, name, description, memberCount, fedBy],
        ],
      ),
    ),
  )
  .get(
    '/connectors.csv',
    requirePermission('manage-connectors', 'page'),
    turn(async ({ c, env }) =>
      csvDownload(
        'connectors',
        ['id', 'name', 'kind', 'target', 'created', 'changed'],
        whole(connectorsLike(await connectorRows(env.DB), queriesOf(c, CONNECTOR_QUERY))),
        ({ id, name, kind, origin, createdAt, updatedAt }) => [
          ...[id, name, kind, origin, instantCell(createdAt), instantCell(updatedAt)],
        ],
      ),
    ),
  )
  .get(
    '/policies.csv',
    requirePermission('manage-policies', 'page'),
    turn(async ({ c, env }) =>
      csvDownload(
        'policies',
        ['place', 'id', 'name', 'active', 'resources', 'accounts', 'summary'],
        whole(policiesLike(await listPolicies(env.DB), queriesOf(c, POLICY_QUERY))),
        ({ place, policy }) => [
          ...[place, policy.id, policy.name, policy.active ? 'yes' : 'no'],
          ...[policy.resources, policy.accounts, summaryOf(textsIn(LANGUAGES[0]), policy)],
        ],
      ),
    ),
  )
  .get(
    '/history.csv',
    requirePermission('read-history', 'page', 'handled'),
    turn(async ({ c, env, visitor, texts }) => {
      const reach = reachOf(visitor, 'read-history')
      const { filter } = await historyAsked(env.DB, texts, queriesOf(c, HISTORY_QUERY), reach)
      if (!filter) return null
      const columns = ['at', 'event', 'who', 'person', 'resource', 'request', 'lease', 'data']
      return download(
        'history.csv',
        'text/csv',
        csvLine(columns),
        (slice) => searchHistory(env.DB, reach, { ...filter, ...slice }),
        async (rows) => {
          const names = await namesIn(env.DB, rows)
          const named = (id: string | null) => (id === null ? null : (names[id] ?? id))
          return rows
            .map(({ at, type, actorName, personId, resourceId, requestId, leaseId, data }) =>
              csvLine([
                ...[instantCell(at), type, actorName, named(personId), named(resourceId)],
                ...[requestId, leaseId, JSON.stringify(data)],
              ]),
            )
            .join('')
        },
      )
    }),
  )
  .get(
    '/history.ndjson',
    requirePermission('read-history', 'page', 'handled'),
    turn(async ({ c, env, visitor, texts }) => {
      const reach = reachOf(visitor, 'read-history')
      const { filter } = await historyAsked(env.DB, texts, queriesOf(c, HISTORY_QUERY), reach)
      if (!filter) return null
      return download(
        'history.ndjson',
        'application/x-ndjson',
        '',
        (slice) => searchHistory(env.DB, reach, { ...filter, ...slice }),
        (rows) =>
          rows.map((row) => `${JSON.stringify({ ...row, at: instantCell(row.at) })}\n`).join(''),
      )
    }),
  )

/** A list that is short enough to be read at once. */
function whole<Row>(items: readonly Row[]) {
  return async () => ({ items, next: null })
}
