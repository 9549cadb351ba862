import { searchHistory } from '../db/history'
import { reachOf } from '../domain/permission/may'
import { pageOf, SliceQuery } from '../http/schemas'
import { HistoryAnswer, HistoryQuery } from '../http/schemas-directory'
import { endpoint, ok } from './endpoint'

export const history = [
  endpoint(
    {
      method: 'get',
      path: '/history',
      token: 'audit',
      summary: 'What happened, newest first',
      access: 'read-history',
      isScoped: true,
      query: { ...SliceQuery, ...HistoryQuery },
      answer: pageOf(HistoryAnswer),
      problems: ['cursor_invalid'],
    },
    async ({ env, visitor, query }) =>
      ok(await searchHistory(env.DB, reachOf(visitor, 'read-history'), query)),
  ),
]
