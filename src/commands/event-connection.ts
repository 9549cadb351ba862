import {
  createEventConnection,
  type EventConnectionInput,
  type EventConnectionRow,
  findEventConnection,
} from '../db/event-connections'
import { peopleHeldBy } from '../db/event-holds'
import { type EventRow, eventsOf } from '../db/event-inbox'
import type { Editor } from '../db/history'
import type { EventConnectionId } from '../domain/ids'
import { type Signal, subjectWords } from '../domain/signal'
import { randomToken } from '../vault/random'

/** A connection with what its administrators should look at. */
export async function lookAtEventConnection(env: Env, id: EventConnectionId) {
  const connection = await findEventConnection(env.DB, id)
  if (!connection) return null
  const [events, held] = await Promise.all([eventsOf(env.DB, id), peopleHeldBy(env.DB, id)])
  return { ...connection, address: addressOf(env, connection), events: events.map(shown), held }
}

export type EventConnectionStory = NonNullable<Awaited<ReturnType<typeof lookAtEventConnection>>>

/** A new connection, at an address that nobody guesses and that says nothing. */
export function addEventConnection(env: Env, editor: Editor, input: EventConnectionInput) {
  return createEventConnection(env.DB, editor, { ...input, endpoint: randomToken() })
}

function addressOf(env: Env, { kind, endpoint }: EventConnectionRow): string | null {
  return kind === 'ssf-poll' ? null : `${env.PUBLIC_URL}/events/${endpoint}`
}

function shown({ signal, ...row }: EventRow) {
  return { ...row, type: signal.type, about: aboutOf(signal), happenedAt: signal.happenedAt }
}

function aboutOf({ subject, groups }: Signal): string {
  return [subjectWords(subject), ...groups.map((group) => `group ${group}`)].join(', ')
}
