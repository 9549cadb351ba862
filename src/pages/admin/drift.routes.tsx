import { Hono } from 'hono'
import { requirePermission } from '../../auth/may'
import { compareNow, lookAtComparisons } from '../../commands/compare'
import { listDrift } from '../../db/drift'
import { ConnectorId } from '../../domain/ids'
import { may } from '../../domain/permission/may'
import type { AppEnv } from '../../http/context'
import { idIn, show, sliceOf, turn } from '../shell'
import { textsFor } from '../texts'
import { DriftPage } from './drift-page'

export const driftPages = new Hono<AppEnv>()
  .use(requirePermission('read-history', 'page'))
  .get(
    '/',
    turn(async ({ c, env, visitor }) => {
      const page = await listDrift(env.DB, sliceOf(c))
      const comparisons = await lookAtComparisons(env)
      const cursor = c.req.query('cursor') ?? ''
      return show(
        c,
        { title: textsFor(c).shell.drift },
        <DriftPage
          {...{ page, comparisons, cursor }}
          mayCompare={may(visitor, 'manage-connectors')}
        />,
      )
    }),
  )
  .post(
    '/:id/compare',
    requirePermission('manage-connectors', 'page'),
    turn(async ({ c, env }) => {
      const id = idIn(ConnectorId, c.req.param('id'))
      const compared = id && (await compareNow(env, id))
      return compared && c.redirect('/admin/drift', 303)
    }),
  )
