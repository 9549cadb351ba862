import { Hono } from 'hono'
import { requirePermission } from '../../auth/may'
import type { Slice } from '../../db/page'
import { LANGUAGES } from '../../domain/language'
import type { AppEnv } from '../../http/context'
import { textsIn } from '../../texts/texts'
import { csvDownload, ndjsonDownload } from '../download'
import { queriesOf, show, sliceOf, type Turn, turn } from '../shell'
import { OFFERED_DAYS, periodIn } from './period'
import { chartOf } from './report-chart'
import { plainCells, type Row, VIEWS } from './report-views'
import { ReportsPage } from './reports-page'

export const reportPages = new Hono<AppEnv>()
  .use('/reports', requirePermission('read-history', 'page'))
  .use('/reports.csv', requirePermission('read-history', 'page'))
  .use('/reports.ndjson', requirePermission('read-history', 'page'))
  .get(
    '/reports',
    turn(async (here) => {
      const { c, env } = here
      const asked = askedIn(here)
      if (!asked) return null
      const { view, query, scope } = asked
      const [page, chart] = await Promise.all([
        view.read(env, here.texts, { ...scope, ...sliceOf(c) }),
        chartOf(env, view, scope),
      ])
      const status = page.fault ? 422 : 200
      return show(
        c,
        { title: here.texts.history.reports, status },
        <ReportsPage {...{ view, page, query, chart }} days={OFFERED_DAYS} />,
      )
    }),
  )
  .get(
    '/reports.csv',
    turn(async (here) => {
      const asked = askedIn(here)
      return asked && ((await faultIn(here, asked)) ?? csvDownload(...fileOf(here, asked)))
    }),
  )
  .get(
    '/reports.ndjson',
    turn(async (here) => {
      const asked = askedIn(here)
      return asked && ((await faultIn(here, asked)) ?? ndjsonDownload(...fileOf(here, asked)))
    }),
  )

type Asked = NonNullable<ReturnType<typeof askedIn>>

/** An empty file would say that nobody may, where in truth nobody is called that. */
async function faultIn({ c, env, texts }: Turn, { view, scope }: Asked): Promise<Response | null> {
  const { fault } = await view.read(env, texts, { ...scope, limit: 1, cursor: null })
  return fault ? c.text(fault, 422) : null
}

/** Files are the same whoever takes them: in English. */
function fileOf({ env }: Turn, { view, scope }: Asked) {
  const texts = textsIn(LANGUAGES[0])
  const columns = view.columns.map((column) => texts.reports.columns[column])
  const read = (slice: Slice) => view.read(env, texts, { ...scope, ...slice })
  return [`report-${view.name}`, columns, read, (row: Row) => plainCells(texts, row)] as const
}

/** Null where the address names no report, or a time that is none. */
function askedIn({ c, now }: Turn) {
  const query = queriesOf(c, ['view', 'days', 'from', 'to', 'q', 'cursor'])
  const view = VIEWS.find(({ name }) => name === (query.view || VIEWS[0]?.name))
  const period = periodIn(query, now)
  return view && period ? { view, query, scope: { ...period, now, q: query.q } } : null
}
