import { type Context, Hono } from 'hono'
import { requireVisitor } from '../auth/may'
import { listen } from '../commands/live'
import { LIVE_CLOSED } from '../domain/live'
import { type AppEnv, personIn } from '../http/context'
import { problemResponse } from '../http/problem'
import { NOT_A_SOCKET, NOT_OUR_PAGE } from '../http/problem-live'
import { settingsOf } from '../http/settings'

/** Where pages wait for news, over a WebSocket. */
export const livePages = new Hono<AppEnv>().get(
  '/live',
  (c, next) => (isUpgrade(c) ? welcome(c) : next()),
  requireVisitor('page'),
  (c) => problemResponse(c, NOT_A_SOCKET),
)

/**
 * Browsers send cookies with a socket whatever site opens it, so that its origin has to be ours and
 * has to be said. Only a person's own session hears anything, never a token.
 */
async function welcome(c: Context<AppEnv>): Promise<Response> {
  if (c.req.header('Origin') !== settingsOf(c.env).publicUrl)
    return problemResponse(c, NOT_OUR_PAGE)
  const visitor = personIn(c.var.visitor)
  return visitor && !visitor.token ? listen(c.env, visitor) : over()
}

/** A page cannot read why it was refused; why it was closed it can, and tries no more. */
function over(): Response {
  const [page, socket] = Object.values(new WebSocketPair()) as [WebSocket, WebSocket]
  socket.accept()
  socket.close(...LIVE_CLOSED.over)
  return new Response(null, { status: 101, webSocket: page })
}

function isUpgrade(c: Context<AppEnv>): boolean {
  return c.req.header('Upgrade')?.toLowerCase() === 'websocket'
}
