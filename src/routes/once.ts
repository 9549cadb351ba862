import type { Context } from 'hono'
import {
  type Claim,
  claimCommand,
  type KeptAnswer,
  type KeyedCommand,
  keepAnswer,
  releaseClaim,
} from '../db/idempotency'
import type { AppEnv } from '../http/context'
import { IDEMPOTENCY_HEADER, IN_PROGRESS, idempotencyKeyIn, KEY_REUSED } from '../http/idempotency'
import type { Definition } from '../http/openapi'
import { problemResponse } from '../http/problem'
import { fingerprintsOf } from '../vault/fingerprint'
import type { Heard } from './endpoint'

const RETRY_AFTER_SECONDS = 2

type Respond = (key: string | null) => Promise<Response>

/**
 * Carries out a command that has an `Idempotency-Key` once, for this person.
 * draft-ietf-httpapi-idempotency-key-header, section 2.6: a command that was “retried after the
 * original request completed” gets “the result of the previously completed operation, success or an
 * error”; while that is under way it is a conflict. Without a key it is carried out as it comes.
 */
export async function once(
  c: Context<AppEnv>,
  definition: Definition,
  heard: Heard,
  respond: Respond,
): Promise<Response> {
  const read = idempotencyKeyIn(c.req.header(IDEMPOTENCY_HEADER))
  if ('problem' in read) return problemResponse(c, read.problem)
  const { key } = read
  if (key === null) return respond(null)
  const command = await commandOf(c.env, key, definition, heard)
  const claimed = await claimCommand(c.env.DB, command, Date.now())
  switch (claimed.state) {
    case 'mine':
      return answered(c.env.DB, claimed.claim, () => respond(key))
    case 'answered':
      return replayed(c, claimed.answer)
    case 'other words':
      return problemResponse(c, KEY_REUSED)
    case 'under way':
      c.header('Retry-After', String(RETRY_AFTER_SECONDS))
      return problemResponse(c, IN_PROGRESS)
  }
}

/** Section 2.4: what was sent, as the schemas read it, so that spaces in a body do not count. */
async function commandOf(
  env: Env,
  key: string,
  { method, path }: Definition,
  { visitor, params, query, body }: Heard,
): Promise<KeyedCommand> {
  const words = JSON.stringify([method, path, params, query, body])
  const fingerprints = await fingerprintsOf(words, env.KEY_ENCRYPTION_KEY)
  return { personId: visitor.personId, key, fingerprints }
}

/**
 * What failed on our side is not kept, nor is a challenge: the command may be given again at once, or
 * with the proof that it takes.
 */
async function answered(
  db: D1Database,
  claim: Claim,
  respond: () => Promise<Response>,
): Promise<Response> {
  try {
    const response = await respond()
    await (response.status >= 500 || response.status === 401
      ? settled(releaseClaim(db, claim))
      : settled(keepAnswer(db, claim, await keptOf(response.clone()))))
    return response
  } catch (error) {
    await settled(releaseClaim(db, claim))
    throw error
  }
}

/** The command is done, whatever becomes of this: a claim that stays is taken over in a minute. */
async function settled(writing: Promise<void>): Promise<void> {
  await writing.catch((error: unknown) =>
    console.error({ failed: 'idempotency', error: String(error) }),
  )
}

async function keptOf(response: Response): Promise<KeptAnswer> {
  const { status, headers } = response
  const body = await response.text()
  return { status, type: headers.get('Content-Type'), location: headers.get('Location'), body }
}

function replayed(c: Context<AppEnv>, { status, type, location, body }: KeptAnswer): Response {
  c.header('Cache-Control', 'no-store')
  if (type) c.header('Content-Type', type)
  if (location) c.header('Location', location)
  return status === 204 ? c.body(null, status) : c.body(body, status as 200)
}
