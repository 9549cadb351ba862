import type { Context, MiddlewareHandler } from 'hono'
import type { AppEnv } from './context'
import { readSessionCookie } from './cookie'
import { problemResponse } from './problem'
import { SettingsError, settingsOf } from './settings'

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']

/** The log says which settings are missing and what they should look like; the answer does not. */
export const requireSettings: MiddlewareHandler<AppEnv> = async (c, next) => {
  try {
    settingsOf(c.env)
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    for (const { setting, expected } of error.faults) {
      console.error({ traceId: c.var.traceId, message: `Set ${setting}: ${expected}.` })
    }
    return problemResponse(c, {
      status: 503,
      code: 'not_configured',
      title: 'Hallpass is not configured',
      detail: 'Settings are missing or malformed. The log of the Worker names them.',
    })
  }
  return next()
}

/**
 * Refuses unsafe methods that another site caused, whatever the content type. Programs send neither
 * header and no session cookie: they are let through, and prove who they are by other means.
 */
export const refuseForeignOrigins: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (SAFE_METHODS.includes(c.req.method) || isOwnOrigin(c)) return next()
  return problemResponse(c, {
    status: 403,
    code: 'foreign_origin',
    title: 'Not sent from Hallpass',
    detail: 'This was sent from another site, or the browser does not say where it comes from.',
  })
}

/** Sets the headers that every answer has. A handler's own Cache-Control is kept. */
export const securityHeaders: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  const { headers } = c.res
  for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value)
  headers.set('Content-Security-Policy', CONTENT_SECURITY_POLICY)
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
}

/** With `no-referrer` browsers would send `Origin: null` with our own forms. */
const HEADERS = {
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
}

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

function isOwnOrigin(c: Context<AppEnv>): boolean {
  const origin = c.req.header('Origin')
  if (origin !== undefined) return origin === settingsOf(c.env).publicUrl
  const site = c.req.header('Sec-Fetch-Site')
  if (site !== undefined) return site === 'same-origin'
  return readSessionCookie(c).kind === 'absent'
}
