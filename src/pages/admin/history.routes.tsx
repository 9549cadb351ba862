import { Hono } from 'hono'
import { requirePermission } from '../../auth/may'
import { changesIn } from '../../commands/policy-versions'
import { searchHistory } from '../../db/history'
import { reachOf } from '../../domain/permission/may'
import type { AppEnv } from '../../http/context'
import type { Typed } from '../parts/typed'
import { queriesOf, show, sliceOf, type Turn, turn } from '../shell'
import { HistoryPage } from './history-page'
import { HISTORY_QUERY, historyAsked, namesIn } from './history-query'

export const historyPages = new Hono<AppEnv>()
  .use(requirePermission('read-history', 'page', 'handled'))
  .get('/', turn(page))

async function page(here: Turn): Promise<Response> {
  const { c, env, visitor, texts, now } = here
  const query = queriesOf(c, HISTORY_QUERY)
  const reach = reachOf(visitor, 'read-history')
  const { filter, faults } = await historyAsked(env.DB, texts, query, reach)
  const found = filter
    ? await searchHistory(env.DB, reach, { ...filter, ...sliceOf(c) })
    : { items: [], next: null }
  const typed: Typed = Object.fromEntries(
    Object.entries(query).map(([name, text]) => [name, [text]]),
  )
  const [names, changes] = await Promise.all([
    namesIn(env.DB, found.items),
    changesIn(env, found.items),
  ])
  return show(
    c,
    { title: texts.shell.history, status: filter ? 200 : 400 },
    <HistoryPage page={found} draft={{ typed, faults }} {...{ query, names, changes, now }} />,
  )
}
