import { Hono } from 'hono'
import { requirePermission } from '../../auth/may'
import { checkOutsPerDay } from '../../db/reports'
import { LANGUAGES } from '../../domain/language'
import type { AppEnv } from '../../http/context'
import { textsIn } from '../../texts/texts'
import { csvDownload } from '../download'
import { queriesOf, show, sliceOf, type Turn, turn } from '../shell'
import { plainCells, VIEWS } from './report-views'
import { ReportsPage } from './reports-page'

const DAY_MS = 86_400_000
const USUAL_DAYS = 30
const OFFERED_DAYS = [7, USUAL_DAYS, 90, 365]

export const reportPages = new Hono<AppEnv>()
  .use('/reports', requirePermission('read-history', 'page'))
  .use('/reports.csv', requirePermission('read-history', 'page'))
  .get(
    '/reports',
    turn(async (here) => {
      const { c, env } = here
      const asked = askedIn(here)
      if (!asked) return null
      const { view, query, scope, days } = asked
      const [page, perDay] = await Promise.all([
        view.read(env.DB, { ...scope, ...sliceOf(c) }),
        checkOutsPerDay(env.DB, scope.since, days),
      ])
      return show(
        c,
        { title: here.texts.history.reports },
        <ReportsPage {...{ view, page, query, perDay }} since={scope.since} days={OFFERED_DAYS} />,
      )
    }),
  )
  .get(
    '/reports.csv',
    turn(async (here) => {
      const asked = askedIn(here)
      if (!asked) return null
      const { view, scope } = asked
      const read = (slice: { limit: number; cursor: string | null }) =>
        view.read(here.env.DB, { ...scope, ...slice })
      const english = textsIn(LANGUAGES[0])
      const columns = view.columns.map((column) => english.reports.columns[column])
      return csvDownload(`report-${view.name}`, columns, read, (row) => plainCells(english, row))
    }),
  )

/** Null where the address names no report. Whole days in UTC, today the last of them. */
function askedIn({ c, now }: Turn) {
  const query = queriesOf(c, ['view', 'days', 'q', 'cursor'])
  const view = VIEWS.find(({ name }) => name === (query.view || VIEWS[0]?.name))
  const days = OFFERED_DAYS.find((each) => String(each) === query.days) ?? USUAL_DAYS
  const today = now - (now % DAY_MS)
  const scope = { since: today - (days - 1) * DAY_MS, now, q: query.q }
  return view ? { view, query, days, scope } : null
}
