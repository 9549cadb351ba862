import type { Context, MiddlewareHandler } from 'hono'
import { findSession, touchSession } from '../db/sessions'
import { allowedBy } from '../domain/permission/may'
import type { AppEnv, Visitor } from '../http/context'
import { readSessionCookie } from '../http/cookie'
import { sha256Hex } from '../vault/random'
import { bearerIn, refuseToken, visitorWithToken } from './bearer'

const UNATTENDED_HEADER = 'Hallpass-Unattended'

/** Finds out who sent this request, anew each time, and sets `visitor`; null for strangers. */
export const identify: MiddlewareHandler<AppEnv> = async (c, next) => {
  const cookie = readSessionCookie(c)
  const bearer = bearerIn(c)
  if (bearer !== null) {
    const visitor = cookie.kind === 'absent' ? await visitorWithToken(c, bearer) : null
    if (!visitor) return refuseToken(c)
    c.set('visitor', visitor)
    return next()
  }
  c.set('visitor', cookie.kind === 'given' ? await visitorWith(c, cookie.value) : null)
  return next()
}

/** 256 bits in base64url, the form of every token that Hallpass gives out. */
export function isToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text)
}

async function visitorWith(c: Context<AppEnv>, token: string): Promise<Visitor | null> {
  if (!isToken(token)) return null
  const now = Date.now()
  const session = await findSession(c.env.DB, await sha256Hex(token), now)
  if (!session) return null
  if (!isUnattended(c)) await touchSession(c.env.DB, session, now)
  return {
    personId: session.personId,
    displayName: session.displayName,
    email: session.email,
    language: session.language,
    ...allowedBy(session.roles),
    sessionHash: session.hash,
  }
}

/** A page that looks or listens again by itself, with nobody there, is no use of a session. */
function isUnattended(c: Context<AppEnv>): boolean {
  const isSocket = c.req.header('Upgrade')?.toLowerCase() === 'websocket'
  return isSocket || c.req.header(UNATTENDED_HEADER) !== undefined
}
