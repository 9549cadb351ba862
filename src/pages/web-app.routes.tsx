import { Hono } from 'hono'
import { requireVisitor } from '../auth/may'
import { safeReturnTo } from '../auth/return-to'
import { appOf, enter } from '../commands/web-app'
import { ConnectorId } from '../domain/ids'
import type { AppEnv } from '../http/context'
import { idIn, showFailure, turn } from './shell'

/**
 * Where the way into an app comes by: who is it, and do they hold access? It has a path of its own,
 * so that no proxy passes it on under another host, or rewrites the address.
 */
export const webAppPages = new Hono<AppEnv>().get(
  '/apps/:id/enter',
  requireVisitor('page'),
  turn(async ({ c, env, visitor, texts }) => {
    const id = idIn(ConnectorId, c.req.param('id'))
    const app = id && (await appOf(env, id))
    const browser = c.req.query('browser') ?? ''
    if (!app || !/^[0-9a-f]{64}$/.test(browser)) return null
    const code = await enter(env, visitor, app, browser)
    if (!code)
      return showFailure(c, {
        status: 403,
        title: texts.ask.noAccessTo(app.name),
        detail: texts.ask.noAccessWhy,
      })
    const query = new URLSearchParams({ code, to: safeReturnTo(c.req.query('to')) })
    return c.redirect(`${app.origin}/.hallpass/callback?${query}`, 303)
  }),
)
