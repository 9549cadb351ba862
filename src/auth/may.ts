import type { Context, MiddlewareHandler } from 'hono'
import { findResource } from '../db/resources'
import { ownerOf, type RequestId, type ResourceId } from '../domain/ids'
import { may, mayOn, maySomewhere } from '../domain/permission/may'
import type { Permission } from '../domain/permission/permission'
import { type AppEnv, type Caller, personIn, type Visitor } from '../http/context'
import { problemResponse } from '../http/problem'
import { settingsOf } from '../http/settings'
import { renderProblem } from './failure'

/** Who is answered: a program with problem documents, or a person with pages. */
export type Audience = 'api' | 'page'

/** Lets signed-in people through. Others get a 401, or are sent to sign in. */
export function requireVisitor(audience: Audience): MiddlewareHandler<AppEnv> {
  return async (c, next) => (c.var.visitor ? next() : askToSignIn(c, audience))
}

/**
 * Lets people with this permission through; to others what is behind it does not exist. Who has it
 * for some resources only gets to those: what the address names is looked up here. An address that
 * names no resource is for them only where the handler says that it keeps to their resources itself.
 */
export function requirePermission(
  permission: Permission,
  audience: Audience = 'api',
  unnamed: 'refused' | 'handled' = 'refused',
): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const { visitor } = c.var
    if (!visitor) return askToSignIn(c, audience)
    if (may(visitor, permission)) return next()
    if (!maySomewhere(visitor, permission)) return notFound(c, audience)
    const id = resourceIn(c.req.path)
    const resource = id && (await findResource(c.env.DB, id))
    const isTheirs = resource ? mayOn(visitor, permission, resource) : !id && unnamed === 'handled'
    return isTheirs ? next() : notFound(c, audience)
  }
}

/** The resource of the first thing in an address that belongs to one. */
export function resourceIn(path: string): ResourceId | null {
  const [, resource, owned] =
    /\/(?:(res_[a-z0-9]{4,32})|((?:req|lea)_[a-z0-9]{4,32}_[0-9]+))(?=\/|$)/.exec(path) ?? []
  if (resource) return resource as ResourceId
  return owned ? ownerOf(owned as RequestId) : null
}

/** For handlers behind `requireVisitor` that are for people. No token of a machine gets to them. */
export function visitorOf(c: Context<AppEnv>): Visitor {
  const visitor = personIn(c.var.visitor)
  if (!visitor) throw new Error('This handler has to be behind requireVisitor, and is for people.')
  return visitor
}

/** For handlers behind `requireVisitor` that a machine may come to as well. */
export function callerOf(c: Context<AppEnv>): Caller {
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
