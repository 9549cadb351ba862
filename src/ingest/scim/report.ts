import type { MiddlewareHandler } from 'hono'
import { noteScimError } from '../../db/scim-callers'
import { markUnclear } from '../../db/scim-user-writes'
import { findScimUser } from '../../db/scim-users'
import type { ScimEnv } from './scim-env'
import { ScimError } from './scim-error'

const LONGEST_PATH = 120

/**
 * What was refused is told to administrators; and where it was about one user, their check-outs
 * wait until the provider is understood again: it may have been the news that they have left.
 */
export const report: MiddlewareHandler<ScimEnv> = async (c, next) => {
  await next()
  const { error } = c
  if (!(error instanceof ScimError) || isOrdinary(error, c.req.method)) return
  const { status, scimType, message: detail } = error
  const path = c.req.path.replace(/^\/scim\/v2/, '').slice(0, LONGEST_PATH)
  const request = `${c.req.method} ${path}`
  const at = Date.now()
  await noteScimError(c.env.DB, c.var.caller.id, { at, request, status, scimType, detail })
  const [, id] = /^\/Users\/([^/]+)$/.exec(path) ?? []
  if (!id || c.req.method === 'GET') return
  const user = await findScimUser(c.env.DB, c.var.caller.id, id)
  if (user) await markUnclear(c.env.DB, user.id, `${request}: ${detail}`, at)
}

/** Looking for what is not there, and writing over a newer version, are how SCIM is spoken. */
function isOrdinary({ status }: ScimError, method: string): boolean {
  return status === 412 || status === 429 || (status === 404 && method === 'GET')
}
