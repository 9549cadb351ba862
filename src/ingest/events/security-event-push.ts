import type { Context } from 'hono'
import { readSecurityEvent, SetError } from '../../auth/security-event'
import { KeysUnreachable } from '../../auth/transmitter-keys'
import type { EventConnectionRow } from '../../db/event-connections'
import type { NewEvent } from '../../db/event-inbox'
import { settingsOf } from '../../http/settings'
import { isSameSecret } from '../../vault/same-secret'
import { EventRefused } from './event-refused'
import type { EventsEnv, Reader } from './events-env'
import { signalsIn } from './security-event-signals'
import { eventsOf } from './take-in'

const SET_TYPE = /^application\/secevent\+jwt\s*(;|$)/i

/** RFC 8935: one security event token in each request. The signature is what counts. */
export const readPush: Reader = async (c, { bytes, secrets }) => {
  if (!SET_TYPE.test(c.req.header('Content-Type') ?? ''))
    throw new EventRefused(415, 'invalid_request', 'Send application/secevent+jwt.')
  if (secrets.length > 0 && !(await hasSecret(c, secrets)))
    throw new SetError('authentication_failed', 'The Authorization header is not right.')
  const token = new TextDecoder().decode(bytes).trim()
  return (await heard(c.env, c.var.connection, token)).events
}

export type Heard = { readonly jti: string; readonly events: readonly NewEvent[] }

/** Throws a SetError where the token is not believed; where nobody can tell, it should come again. */
export async function heard(
  env: Env,
  { issuer, audience, jwksUri, provider }: EventConnectionRow,
  token: string,
): Promise<Heard> {
  if (issuer === null || audience === null) throw new Error('The connection has no transmitter.')
  try {
    const event = await readSecurityEvent(token, { issuer, audience, jwksUri }, settingsOf(env))
    const { jti } = event
    return { jti, events: await eventsOf(jti, signalsIn(event, provider)) }
  } catch (error) {
    if (!(error instanceof KeysUnreachable)) throw error
    console.warn({ message: 'The keys of a transmitter cannot be read.', error: String(error) })
    throw new EventRefused(503, 'keys_unreachable', 'Send it again later.', 60)
  }
}

/** RFC 8935 section 2.3: said in JSON, and why. */
export function sayPushError(c: Context<EventsEnv>, error: SetError | EventRefused): Response {
  const isOurs = error instanceof EventRefused
  const status = isOurs ? error.status : 400
  const err = isOurs && error.code !== 'invalid_request' ? 'invalid_request' : error.code
  c.header('Content-Language', 'en')
  if (isOurs && error.retryAfter !== null) c.header('Retry-After', String(error.retryAfter))
  return c.json({ err, description: error.message }, status)
}

async function hasSecret(c: Context<EventsEnv>, secrets: readonly string[]): Promise<boolean> {
  const given = (c.req.header('Authorization') ?? '').replace(/^bearer /i, '')
  const matches = await Promise.all(secrets.map((each) => isSameSecret(given, each)))
  return matches.includes(true)
}
