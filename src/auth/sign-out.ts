import type { Context } from 'hono'
import { factStatement } from '../db/history'
import { signOutOfPushes } from '../db/push-subscriptions'
import { endSessionStatement } from '../db/sessions'
import { type AppEnv, personIn } from '../http/context'
import { sessionCookieName, writeCookie } from '../http/cookie'
import { settingsOf } from '../http/settings'
import { knownBrowser } from './known-browser'

/** Ends this session, and tells nobody in this browser any more. The identity provider's own session is not ours to end. */
export async function signOut(c: Context<AppEnv>): Promise<Response> {
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
  }
  writeCookie(c, sessionCookieName(settingsOf(c.env)), '', 0)
  return c.redirect('/sign-in', 303)
}
