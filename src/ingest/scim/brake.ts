import type { MiddlewareHandler } from 'hono'
import { secondsToWait } from '../../http/brake'
import type { ScimEnv } from './scim-env'
import { ScimError } from './scim-error'

/** Four times what Entra ID asks a server to bear. */
const ALLOWANCE = { most: 1_000, seconds: 10 }

export const brake: MiddlewareHandler<ScimEnv> = async (c, next) => {
  const seconds = secondsToWait(`scim ${c.var.caller.id}`, ALLOWANCE)
  if (seconds !== null) {
    c.header('Retry-After', String(seconds))
    throw new ScimError(429, null, 'Too many requests. Send them more slowly.')
  }
  await next()
}
