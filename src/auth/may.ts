import type { Context, MiddlewareHandler } from 'hono'
import type { AppEnv, Visitor } from '../http/context'
import { problemResponse } from '../http/problem'
import { settingsOf } from '../http/settings'
import { renderProblem } from './failure'
import type { Permission } from './permission'

/** Who is answered: a program with problem documents, or a person with pages. */
export type Audience = 'api' | 'page'

/** Lets signed-in people through. Others get a 401, or are sent to sign in. */
export function requireVisitor(audience: Audience): MiddlewareHandler<AppEnv> {
  return async (c, next) => (c.var.visitor ? next() : askToSignIn(c, audience))
}

/** Lets people with this permission through. To others what is behind it does not exist. */
export function requirePermission(
  permission: Permission,
  audience: Audience = 'api',
): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (!c.var.visitor) return askToSignIn(c, audience)
    return may(c.var.visitor, permission) ? next() : notFound(c, audience)
  }
}

export function may(visitor: Visitor, permission: Permission): boolean {
  return visitor.permissions.includes(permission)
}

/** For handlers behind `requireVisitor`. */
export function visitorOf(c: Context<AppEnv>): Visitor {
  if (!c.var.visitor) throw new Error('This handler has to be behind requireVisitor.')
  return c.var.visitor
}

/** Forbidden and unknown look alike outside, in words too. */
export function notFound(c: Context<AppEnv>, audience: Audience): Response | Promise<Response> {
  const problem = {
    status: 404,
    code: 'not_found',
    title: 'Not found',
    detail: 'There is nothing here, or it is not for you to see.',
  }
  return audience === 'api' ? problemResponse(c, problem) : renderProblem(c, problem)
}

function askToSignIn(c: Context<AppEnv>, audience: Audience): Response {
  if (audience === 'page') return c.redirect(signInPath(c), 303)
  return problemResponse(c, {
    status: 401,
    code: 'not_signed_in',
    title: 'Not signed in',
    detail:
      'Sign in first. Sessions end after twelve hours, or after half an hour without use, for administrators a quarter.',
  })
}

/** Only a page that was read can be come back to: for a form, the page it stood on. */
function signInPath(c: Context<AppEnv>): string {
  const page = c.req.method === 'GET' ? new URL(c.req.url) : formPageOf(c)
  if (!page) return '/sign-in'
  return `/sign-in?returnTo=${encodeURIComponent(page.pathname + page.search)}`
}

/** What the form sent is gone; its address is not, where the browser tells it and it is ours. */
function formPageOf(c: Context<AppEnv>): URL | null {
  const page = URL.parse(c.req.header('Referer') ?? '')
  return page?.origin === settingsOf(c.env).publicUrl ? page : null
}
