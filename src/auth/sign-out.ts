import type { Context } from 'hono'
import { factStatement } from '../db/history'
import { signOutOfPushes } from '../db/push-subscriptions'
import { endSessionStatement } from '../db/sessions'
import type { PersonId } from '../domain/ids'
import { type AppEnv, personIn } from '../http/context'
import { sessionCookieName, writeCookie } from '../http/cookie'
import { settingsOf } from '../http/settings'
import { knownBrowser } from './known-browser'

/** Lets the pages hear that are still open in a session that has ended. */
export type ReviewPages = (env: Env, personId: PersonId) => Promise<void>

/**
 * Ends this session, and tells nobody in this browser any more. The identity provider's own session is
 * not ours to end.
 */
export async function signOut(c: Context<AppEnv>, reviewPages: ReviewPages): Promise<Response> {
  const visitor = personIn(c.var.visitor)
  if (visitor) {
    const { personId, displayName: name, sessionHash } = visitor
    const browser = await knownBrowser(c)
    await c.env.DB.batch([
      endSessionStatement(c.env.DB, sessionHash),
      ...(browser ? [signOutOfPushes(c.env.DB, personId, browser)] : []),
      factStatement(
        c.env.DB,
        { id: personId, name },
        { type: 'person.signed_out', personId, data: {} },
      ),
    ])
    await reviewPages(c.env, personId)
  }
  writeCookie(c, sessionCookieName(settingsOf(c.env)), '', 0)
  return c.redirect('/sign-in', 303)
}
