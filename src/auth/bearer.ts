import type { Context, MiddlewareHandler } from 'hono'
import { findResource } from '../db/resources'
import { findTokenHolder, touchToken } from '../db/tokens'
import { allowedBy } from '../domain/permission/may'
import { isWithin, scopeOf } from '../domain/permission/scope'
import { allowedWith, type TokenVerb } from '../domain/token'
import type { AppEnv, Caller } from '../http/context'
import { problemResponse } from '../http/problem'
import { sha256Hex } from '../vault/random'
import { isApiToken } from './api-token'
import { notFound, resourceIn } from './may'

/** Where tokens are taken: people's pages are for sessions. */
const FOR_PROGRAMS = '/api/v1/'

/** The token that a program came with; null where it came with none. */
export function bearerIn(c: Context<AppEnv>): string | null {
  if (!c.req.path.startsWith(FOR_PROGRAMS)) return null
  const [scheme, token] = (c.req.header('Authorization') ?? '').split(' ')
  return scheme?.toLowerCase() === 'bearer' ? (token ?? '') : null
}

/**
 * Whoever made the token, or the machine that it is for, as far as it is good; null where it is good
 * for nothing. A machine has no roles.
 */
export async function visitorWithToken(c: Context<AppEnv>, token: string): Promise<Caller | null> {
  if (!(await isApiToken(token))) return null
  const now = Date.now()
  const hash = await sha256Hex(token)
  const found = await findTokenHolder(c.env.DB, hash, now)
  const scope = found && scopeOf(found.token.scope)
  // A scope that cannot be read is no scope, and must not be read as "everything".
  if (!found || (found.token.scope !== '' && !scope)) return null
  await touchToken(c.env.DB, found.token, now)
  const { id, name, verbs } = found.token
  const use = { id, name, verbs, scope }
  const { holder, email, roles } = found
  return {
    personId: holder.id,
    displayName: holder.kind === 'machine' ? `${holder.name} (machine)` : holder.name,
    email,
    ...allowedWith(use, allowedBy(roles)),
    sessionHash: hash,
    token: use,
  }
}

/** Keeps a token to its verbs, and to the resources it is for; sessions go through. */
export function requireVerb(verb: TokenVerb | null): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const token = c.var.visitor?.token
    if (!token) return next()
    if (!verb || !token.verbs.includes(verb)) return refuseVerb(c, verb)
    const id = resourceIn(c.req.path)
    if (!id || !token.scope) return next()
    const resource = await findResource(c.env.DB, id)
    return resource && isWithin(token.scope, resource) ? next() : notFound(c, 'api')
  }
}

export function refuseToken(c: Context<AppEnv>): Response {
  c.header('WWW-Authenticate', 'Bearer error="invalid_token"')
  return problemResponse(c, {
    status: 401,
    code: 'token_invalid',
    title: 'Token is not good',
    detail: 'This token is none, has run out or was revoked, or it came with a session as well.',
  })
}

function refuseVerb(c: Context<AppEnv>, verb: TokenVerb | null): Response {
  c.header('WWW-Authenticate', 'Bearer error="insufficient_scope"')
  return problemResponse(c, {
    status: 403,
    code: 'token_insufficient',
    title: 'Token is not for this',
    detail: verb
      ? `This token was not made for “${verb}”.`
      : 'No token is good for this: decisions, changes and tokens are for people who signed in.',
  })
}
