import type { MiddlewareHandler } from 'hono'
import { findScimCaller } from '../../db/scim-callers'
import { sha256Hex } from '../../vault/random'
import type { ScimEnv } from './scim-env'
import { ScimError } from './scim-error'

const TOKEN = /^bearer +(hpscim_[A-Za-z0-9_-]{43})$/i

/** RFC 7644 section 2: a bearer token, good for its own connection. A session is good for nothing. */
export const authenticate: MiddlewareHandler<ScimEnv> = async (c, next) => {
  const [, token] = TOKEN.exec(c.req.header('Authorization') ?? '') ?? []
  const caller = token && (await findScimCaller(c.env.DB, await sha256Hex(token), Date.now()))
  if (!caller) throw new ScimError(401, null, 'A token of a SCIM connection is needed.')
  c.set('caller', caller)
  await next()
}
