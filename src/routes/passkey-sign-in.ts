import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { deviceOf } from '../auth/device'
import { rememberBrowser } from '../auth/known-browser'
import { requestPasskey } from '../auth/passkeys/assertion'
import { strangersProblem } from '../auth/passkeys/problem'
import { signInWithPasskey } from '../auth/passkeys/sign-in'
import { safeReturnTo } from '../auth/return-to'
import { bindBrowser, browserToken } from '../auth/trip'
import { tripAllowance } from '../auth/trip-allowance'
import { SESSION_MS } from '../db/sessions'
import { sayTooMany, secondsToWait } from '../http/brake'
import type { AppEnv } from '../http/context'
import { sessionCookieName, writeCookie } from '../http/cookie'
import { problemResponse } from '../http/problem'
import { AssertionBody } from '../http/schemas-passkeys'
import { settingsOf } from '../http/settings'
import { validated } from '../http/validate'
import { sha256Hex } from '../vault/random'

const Entry = v.strictObject({ ...AssertionBody.entries, returnTo: v.optional(v.string(), '/') })

/**
 * Signing in with a passkey, for which the identity provider is not asked. It takes script, so it is
 * spoken in JSON; what comes of it is a session like any other.
 */
export const passkeySignIn = new Hono<AppEnv>()
  .post('/options', validated('json', v.strictObject({})), async (c) => {
    const { name, ...allowance } = await tripAllowance(c)
    const seconds = secondsToWait(`passkey ${name}`, allowance)
    if (seconds !== null) return sayTooMany(c, seconds)
    const browserHash = await sha256Hex(bindBrowser(c))
    const plan = { kind: 'sign-in', browserHash, personId: null, purpose: null } as const
    return c.json(await requestPasskey(c.env.DB, settingsOf(c.env), plan))
  })
  .post('/', validated('json', Entry), async (c) => {
    const { response, returnTo } = c.req.valid('json' as never) as v.InferOutput<typeof Entry>
    const browser = browserToken(c)
    if (!browser) return refuse(c, { code: 'challenge_unknown' })
    const settings = settingsOf(c.env)
    const signedIn = await signInWithPasskey(c.env.DB, settings, {
      response,
      browserHash: await sha256Hex(browser),
      oldSessionHash: c.var.visitor?.sessionHash ?? null,
      device: deviceOf(c.req.header('User-Agent')),
    })
    if (!signedIn.ok) return refuse(c, signedIn.refusal)
    writeCookie(c, sessionCookieName(settings), signedIn.value, SESSION_MS / 1000)
    await rememberBrowser(c)
    return c.json({ returnTo: safeReturnTo(returnTo) })
  })

/** Whatever the reason, a stranger is told the same; the log has it. */
function refuse(c: Context<AppEnv>, refusal: object): Response {
  console.warn({ traceId: c.var.traceId, message: 'A passkey was refused.', ...refusal })
  return problemResponse(c, strangersProblem())
}
