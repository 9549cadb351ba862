import type { Context, MiddlewareHandler } from 'hono'
import type { AppEnv } from './context'
import { hasTwins, readSessionCookie } from './cookie'
import { say } from './failure'
import { problemResponse } from './problem'
import { SettingsError, settingsOf } from './settings'

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']
const OWN_TYPE = /^(application\/(x-www-form-urlencoded|json)|multipart\/form-data)\s*(;|$)/i

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
 * header and no session cookie: they are let through, and prove who they are by other means. Hono's
 * own check looks at forms only.
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

/**
 * Refuses a request with two cookies of one name that is ours: one of them was planted, and nobody
 * can tell which. Proxies of web apps, which know three answers only, are told no by those routes.
 */
export const refuseTwinCookies: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (!hasTwins(c.req.header('Cookie'))) return next()
  return problemResponse(c, {
    status: 400,
    code: 'ambiguous_cookie',
    title: 'A cookie came twice',
    detail: 'A cookie of Hallpass was sent more than once. Clear the cookies of this site.',
  })
}

/** Pages send forms, and their scripts JSON. Other types are how a page elsewhere sends what none of ours does. */
export const refuseOtherTypes: MiddlewareHandler<AppEnv> = async (c, next) => {
  const type = c.req.header('Content-Type')
  const isFit = type === undefined ? c.req.raw.body === null : OWN_TYPE.test(type)
  if (SAFE_METHODS.includes(c.req.method) || isFit) return next()
  return say(c, {
    status: 415,
    code: 'unsupported_media_type',
    title: 'Neither a form nor JSON',
    detail: 'Pages take forms, and JSON from their scripts. Programs use the API, under /api/v1.',
  })
}

function isOwnOrigin(c: Context<AppEnv>): boolean {
  const origin = c.req.header('Origin')
  if (origin !== undefined) return origin === settingsOf(c.env).publicUrl
  const site = c.req.header('Sec-Fetch-Site')
  if (site !== undefined) return site === 'same-origin'
  return readSessionCookie(c).kind === 'absent'
}
