import * as v from 'valibot'
import { fetchWithin } from '../../auth/outgoing'
import { SetError } from '../../auth/security-event'
import { openEventSecrets } from '../../commands/event-secrets'
import {
  type EventConnectionRow,
  findEventConnection,
  noteRefusal,
} from '../../db/event-connections'
import type { NewEvent } from '../../db/event-inbox'
import {
  ackStatement,
  acksOwed,
  claimPolls,
  type PollAck,
  pollAnswered,
  pollFailed,
} from '../../db/event-polls'
import { atLeast, PlainObject } from '../../http/plain-object'
import { settingsOf } from '../../http/settings'
import { EventRefused } from './event-refused'
import { heard } from './security-event-push'
import { takeIn } from './take-in'

const MOST_EVENTS = 100
const MOST_ROUNDS = 10
const MOST_BYTES = 8 * 1024 * 1024

/** RFC 8936 section 2.5. */
const Answer = atLeast({
  sets: v.pipe(
    PlainObject,
    v.record(v.pipe(v.string(), v.minLength(1), v.maxLength(500)), v.string()),
  ),
  moreAvailable: v.optional(v.boolean()),
})

type Answer = v.InferOutput<typeof Answer>

/** Why a transmitter could not be asked. The words are ours, and quote nothing it said. */
class PollError extends Error {
  override readonly name = 'PollError'
}

/** Fetches the events of every connection whose turn it is. */
export async function pollDue(env: Env, now: number): Promise<void> {
  for (const id of await claimPolls(env.DB, now)) {
    const connection = await findEventConnection(env.DB, id)
    if (connection) await poll(env, connection)
  }
}

/** One that cannot be asked holds up no other, and is asked again later. */
async function poll(env: Env, connection: EventConnectionRow): Promise<void> {
  try {
    await fetchAll(env, connection)
  } catch (error) {
    const isKnown = error instanceof PollError || error instanceof EventRefused
    const why = isKnown
      ? error.message
      : 'It could not be reached, or what it sent could not be kept.'
    console.error({ at: connection.id, failed: 'poll', error: String(error) })
    await pollFailed(env.DB, connection.id, why, Date.now())
  }
}

/**
 * Round by round until there is no more: what is stored is acknowledged in the next one, so that a
 * crash in between has it sent again and nothing is lost.
 */
async function fetchAll(env: Env, connection: EventConnectionRow): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const acks = await acksOwed(env.DB, connection.id)
    const answer = await ask(env, connection, acks)
    await pollAnswered(env.DB, connection.id, acks)
    const sets = Object.entries(answer.sets).slice(0, MOST_EVENTS)
    if (sets.length === 0 && !answer.moreAvailable) return
    await keep(env, connection, sets)
  }
}

/** RFC 8936 section 2.4: asks for events, and says what became of those that came before. */
async function ask(
  env: Env,
  { id, pollUrl }: EventConnectionRow,
  acks: readonly PollAck[],
): Promise<Answer> {
  const [token] = await openEventSecrets(env, id)
  if (!token || pollUrl === null) throw new PollError('It has no token to fetch events with.')
  const wrong = acks.flatMap(({ jti, err, description }) =>
    err === null ? [] : [[jti, { err, description }] as const],
  )
  const body = JSON.stringify({
    maxEvents: MOST_EVENTS,
    returnImmediately: true,
    ack: acks.flatMap(({ jti, err }) => (err === null ? jti : [])),
    ...(wrong.length > 0 ? { setErrs: Object.fromEntries(wrong) } : {}),
  })
  const response = await fetchWithin(settingsOf(env))(pollUrl, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      Accept: 'application/json',
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
    },
    body,
  })
  if (response.status !== 200) throw new PollError(`It answers ${response.status}.`)
  return answerIn(await response.text())
}

function answerIn(text: string): Answer {
  if (text.length > MOST_BYTES) throw new PollError('Its answer is too long.')
  const answer = v.safeParse(Answer, jsonOf(text))
  if (answer.success) return answer.output
  throw new PollError('Its answer is not what RFC 8936 says.')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function keep(
  env: Env,
  connection: EventConnectionRow,
  sets: readonly (readonly [string, string])[],
): Promise<void> {
  const read = await Promise.all(sets.map(([jti, token]) => readOne(env, connection, jti, token)))
  const acks = read.map(({ ack }) => ack)
  const refused = acks.find(({ err }) => err !== null)
  if (refused) await noteRefusal(env.DB, connection.id, refused.description ?? '', Date.now())
  const events = read.flatMap((each) => each.events)
  await takeIn(env, connection, events, [ackStatement(env.DB, connection.id, acks)])
}

type Read = { readonly ack: PollAck; readonly events: readonly NewEvent[] }

/** One that is not believed is told so, and holds up none of the others. */
async function readOne(
  env: Env,
  connection: EventConnectionRow,
  jti: string,
  token: string,
): Promise<Read> {
  try {
    const event = await heard(env, connection, token)
    if (event.jti !== jti) throw new SetError('invalid_request', 'It is listed under another jti.')
    return { ack: { jti, err: null, description: null }, events: event.events }
  } catch (error) {
    if (!(error instanceof SetError)) throw error
    return { ack: { jti, err: error.code, description: error.message }, events: [] }
  }
}
