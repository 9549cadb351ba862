import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { notFound } from '../../auth/may'
import { SetError } from '../../auth/security-event'
import { openEventSecrets } from '../../commands/event-secrets'
import { type EventKind, eventConnectionAt, noteRefusal } from '../../db/event-connections'
import { addressOf, secondsToWait } from '../../http/brake'
import { fail } from '../../http/failure'
import { problemResponse } from '../../http/problem'
import { readEntra, validationAnswer } from './entra'
import { EventRefused } from './event-refused'
import { type EventsEnv, plain, type Reader } from './events-env'
import { answerChallenge, readOkta } from './okta'
import { readPush, sayPushError } from './security-event-push'
import { readStandardWebhook } from './standard-webhook'
import { actAfterwards, takeIn } from './take-in'

const MAX_BODY_BYTES = 256 * 1024
const ENDPOINT = /^[A-Za-z0-9_-]{43}$/

const STRANGERS = { most: 300, seconds: 10 }
const BELIEVED = { most: 600, seconds: 10 }
const REFUSALS_NOTED = { most: 1, seconds: 30 }

/** How each kind of connection is spoken to, and what its standard answers in the good case. */
const SPOKEN: { readonly [kind in EventKind]: { read: Reader; status: 202 | 204 } | null } = {
  'ssf-push': { read: readPush, status: 202 },
  'ssf-poll': null,
  okta: { read: readOkta, status: 204 },
  entra: { read: readEntra, status: 202 },
  webhook: { read: readStandardWebhook, status: 204 },
}

/**
 * Others tell what happened to people, each at an address that says nothing. Who is here is not told
 * to anybody: what is believed is acknowledged, whomever it is about.
 */
export const events = new Hono<EventsEnv>()
  .use('/:endpoint', slowDown(), connectionOf())
  .get('/:endpoint', (c) =>
    c.var.connection.kind === 'okta' ? answerChallenge(c) : notFound(plain(c), 'api'),
  )
  .post(
    '/:endpoint',
    bodyLimit({ maxSize: MAX_BODY_BYTES, onError: () => Promise.reject(tooLong()) }),
    async (c) => {
      const { connection } = c.var
      const validation = connection.kind === 'entra' ? validationAnswer(c) : null
      if (validation) return validation
      const spoken = SPOKEN[connection.kind]
      if (!spoken) return notFound(plain(c), 'api')
      const bytes = new Uint8Array(await c.req.arrayBuffer())
      const secrets = await openEventSecrets(c.env, connection.id)
      const believed = await spoken.read(c, { bytes, secrets })
      braked(`events of ${connection.id}`, BELIEVED)
      await takeIn(c.env, connection, believed)
      c.executionCtx.waitUntil(actAfterwards(c.env))
      return c.body(null, spoken.status)
    },
  )

events.onError(async (error, c) => {
  if (!(error instanceof EventRefused || error instanceof SetError)) return fail(error, plain(c))
  const { connection, traceId } = c.var
  const { code, message } = error
  console.warn({
    traceId,
    message: 'An event was refused.',
    at: connection?.id,
    code,
    why: message,
  })
  if (connection && secondsToWait(`refusals of ${connection.id}`, REFUSALS_NOTED) === null)
    await noteRefusal(c.env.DB, connection.id, message, Date.now())
  if (connection?.kind === 'ssf-push' || error instanceof SetError) return sayPushError(c, error)
  return sayProblem(c, error)
})

/** A flood from one place is slowed down before anything is looked up. */
function slowDown(): MiddlewareHandler<EventsEnv> {
  return async (c, next) => {
    braked(`events from ${addressOf(c)}`, STRANGERS)
    return next()
  }
}

function connectionOf(): MiddlewareHandler<EventsEnv> {
  return async (c, next) => {
    const endpoint = c.req.param('endpoint') ?? ''
    const found = ENDPOINT.test(endpoint) ? await eventConnectionAt(c.env.DB, endpoint) : null
    if (!found) return notFound(plain(c), 'api')
    c.set('connection', found)
    return next()
  }
}

function braked(name: string, allowance: { most: number; seconds: number }): void {
  const seconds = secondsToWait(name, allowance)
  if (seconds !== null)
    throw new EventRefused(429, 'too_many_requests', 'Send them more slowly.', seconds)
}

function tooLong(): EventRefused {
  return new EventRefused(413, 'event_too_long', 'A message has at most 256 KiB.')
}

function sayProblem(c: Context<EventsEnv>, error: EventRefused): Response {
  const { status, code, message: detail, retryAfter } = error
  if (retryAfter !== null) c.header('Retry-After', String(retryAfter))
  return problemResponse(plain(c), { status, code, title: 'Not taken', detail })
}
