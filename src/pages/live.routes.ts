import { Hono } from 'hono'
import { requireVisitor } from '../auth/may'
import { listen } from '../commands/live'
import { type AppEnv, personIn } from '../http/context'
import { problemResponse } from '../http/problem'
import { settingsOf } from '../http/settings'

/**
 * Where pages wait for news. Browsers send cookies with a socket whatever site opens it, so that its
 * origin has to be ours and has to be said; and only a person's own session gets one, never a token.
 */
export const livePages = new Hono<AppEnv>().get('/live', requireVisitor('page'), async (c) => {
  if (c.req.header('Upgrade')?.toLowerCase() !== 'websocket')
    return problemResponse(c, {
      status: 426,
      code: 'upgrade_required',
      title: 'For a WebSocket',
      detail: 'Pages of Hallpass listen here for news, over a WebSocket.',
    })
  const visitor = personIn(c.var.visitor)
  const isOwn = c.req.header('Origin') === settingsOf(c.env).publicUrl
  if (!visitor || visitor.token || !isOwn)
    return problemResponse(c, {
      status: 403,
      code: 'foreign_origin',
      title: 'Not a page of Hallpass',
      detail: 'Only pages of Hallpass listen here, with the session of whoever reads them.',
    })
  return listen(c.env, visitor)
})
