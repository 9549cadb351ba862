import type { MiddlewareHandler } from 'hono'
import type { ScimEnv } from './scim-env'
import { ScimError } from './scim-error'

const WINDOW_MS = 10_000
const MOST = 1_000

const windows = new Map<string, { readonly from: number; count: number }>()

/** Four times what Entra ID asks a server to bear. A brake of this isolate, not a count to trust. */
export const brake: MiddlewareHandler<ScimEnv> = async (c, next) => {
  const now = Date.now()
  const { id } = c.var.caller
  const known = windows.get(id)
  const window = known && now - known.from < WINDOW_MS ? known : { from: now, count: 0 }
  windows.set(id, window)
  window.count += 1
  if (window.count > MOST) {
    c.header('Retry-After', String(WINDOW_MS / 1_000))
    throw new ScimError(429, null, 'Too many requests. Send them more slowly.')
  }
  await next()
}
