import { Hono } from 'hono'
import { requirePermission } from '../../auth/may'
import { numbersOf } from '../../db/numbers'
import type { AppEnv } from '../../http/context'
import { show, turn } from '../shell'
import { StatusPage } from './status-page'

export const statusPages = new Hono<AppEnv>().use(requirePermission('see-status', 'page')).get(
  '/',
  turn(async ({ c, env, texts, now }) => {
    const numbers = await numbersOf(env.DB, now)
    return show(c, { title: texts.status.title }, <StatusPage numbers={numbers} />)
  }),
)
