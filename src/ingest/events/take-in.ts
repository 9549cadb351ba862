import { actOnEvents } from '../../commands/act-on-events'
import { type EventConnectionRow, verifiedStatement } from '../../db/event-connections'
import { inboxStatements, type NewEvent } from '../../db/event-inbox'
import type { Signal } from '../../domain/signal'
import { sha256Hex } from '../../vault/random'
import { VERIFICATION } from './security-event-signals'

/** Stored first: what is acknowledged is acted on, whatever happens in between. */
export async function takeIn(
  env: Env,
  { id }: EventConnectionRow,
  events: readonly NewEvent[],
  alongside: readonly D1PreparedStatement[] = [],
): Promise<void> {
  const now = Date.now()
  const isTried = events.some(({ signal }) => signal.type === VERIFICATION)
  await env.DB.batch([
    ...inboxStatements(env.DB, id, events, now),
    ...(isTried ? [verifiedStatement(env.DB, id, now)] : []),
    ...alongside,
  ])
}

/** After the answer; what is left undone is for the minute's sweep. */
export async function actAfterwards(env: Env): Promise<void> {
  await actOnEvents(env).catch((error: unknown) =>
    console.error({ failed: 'events', error: String(error) }),
  )
}

/** Each thing that one message says, under a name of its own. */
export async function eventsOf(
  message: string,
  signals: readonly Signal[],
): Promise<readonly NewEvent[]> {
  return Promise.all(
    signals.map(async (signal, place) => ({
      hash: await sha256Hex(JSON.stringify([message, place])),
      signal,
    })),
  )
}
