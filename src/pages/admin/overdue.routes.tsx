import { Hono } from 'hono'
import { requirePermission } from '../../auth/may'
import { lookAtOverdue } from '../../commands/overdue'
import { retry } from '../../commands/retry'
import { LeaseId } from '../../domain/ids'
import { maySomewhere, reachOf } from '../../domain/permission/may'
import type { AppEnv } from '../../http/context'
import type { Texts } from '../../texts/english'
import { idIn, queryOf, show, sliceOf, turn } from '../shell'
import { OverduePage } from './overdue-page'

export const overduePages = new Hono<AppEnv>()
  .use(requirePermission('read-history', 'page', 'handled'))
  .get(
    '/',
    turn(async ({ c, env, visitor, texts, now }) => {
      const page = await lookAtOverdue(env, reachOf(visitor, 'read-history'), sliceOf(c))
      const cursor = c.req.query('cursor') ?? ''
      const said = saidIn(texts, queryOf(c, 'said'))
      return show(
        c,
        { title: texts.shell.overdue, isLive: true },
        <OverduePage
          {...{ page, cursor, now, said }}
          mayRetry={maySomewhere(visitor, 'force-revoke')}
        />,
      )
    }),
  )
  .post(
    '/:id/retry',
    turn(async ({ c, env, visitor }) => {
      const id = idIn(LeaseId, c.req.param('id'))
      const story = id && (await retry(env, visitor, id))
      if (!story?.lease) return null
      const { phase } = story.lease
      return c.redirect(`/admin/overdue?said=${phase === 'closed' ? 'closed' : 'tried'}`, 303)
    }),
  )

function saidIn({ overdue }: Texts, word: string): string {
  if (word === 'closed') return overdue.phases.closed
  return word === 'tried' ? overdue.wasTried : ''
}
