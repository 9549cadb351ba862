import type { Context } from 'hono'
import * as jose from 'jose'
import { endAtProvider } from '../db/provider-logout'
import type { AppEnv } from '../http/context'
import { fieldsOf } from '../http/fields'
import { settingsOf } from '../http/settings'
import { sha256Hex } from '../vault/random'
import { issuerNamedIn, LogoutTokenError, readLogoutToken } from './logout-token'
import { providerWith } from './provider-config'

const LONGEST = 16 * 1024

/**
 * A provider says that somebody signed out there (OpenID Connect Back-Channel Logout 1.0). Whoever
 * asks is nobody: the token's signature is all that counts.
 */
export async function backchannelLogout(c: Context<AppEnv>): Promise<Response> {
  const { logout_token: token } = await fieldsOf(c)
  const problem = typeof token === 'string' ? await hear(c, token) : 'there is no token'
  if (problem === null) return c.body(null, 200)
  console.warn({ traceId: c.var.traceId, message: 'A logout was not heard.', why: problem })
  return c.json({ error: 'invalid_request' }, 400)
}

/** Null where it was done; else why not, for the log. */
async function hear(c: Context<AppEnv>, token: string): Promise<string | null> {
  if (token.length > LONGEST) return 'the token is too long'
  const issuer = issuerNamedIn(token)
  const config = issuer === null ? null : await providerWith(c.env, issuer)
  if (!config) return 'the issuer is unknown'
  try {
    const { jti, ...logout } = await readLogoutToken(token, config, settingsOf(c.env))
    const isNew = await endAtProvider(c.env.DB, { ...logout, jtiHash: await sha256Hex(jti) })
    return isNew ? null : 'the token was heard before'
  } catch (error) {
    const isRefused = error instanceof LogoutTokenError || error instanceof jose.errors.JOSEError
    if (!isRefused) throw error
    return String(error)
  }
}
