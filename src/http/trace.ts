import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './context'

/** Gives every request an id that its log lines and its 5xx answer carry. */
export const trace: MiddlewareHandler<AppEnv> = async (c, next) => {
  c.set('traceId', crypto.randomUUID())
  await next()
}
