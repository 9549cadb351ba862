import type { EventConnectionId, PersonId } from '../domain/ids'
import type { Signal } from '../domain/signal'
import type { EventKind } from './event-connections'

/** What became of an event. Only `waiting` ones are owed anything. */
export const EVENT_STATES = ['waiting', 'done', 'held', 'unmatched', 'told', 'nothing'] as const

export type EventState = (typeof EVENT_STATES)[number]

export type NewEvent = {
  /** Names it for good, so that what is sent again is known again. */
  readonly hash: string
  readonly signal: Signal
}

/** One event whose turn it is, and whose it is. */
export type DueEvent = {
  readonly id: number
  readonly connectionId: EventConnectionId
  readonly connectionName: string
  readonly kind: EventKind
  readonly provider: string
  readonly signal: Signal
}

export type Settlement = {
  readonly state: Exclude<EventState, 'waiting'>
  readonly reason: string | null
  readonly personId: PersonId | null
  /** Whether administrators are told by mail: nobody else sees to it. */
  readonly isToBeTold?: boolean
}

export type EventRow = {
  readonly id: number
  readonly receivedAt: number
  readonly signal: Signal
  readonly state: EventState
  readonly reason: string | null
  readonly personId: PersonId | null
}

/** Whoever claimed an event and has not settled it after this long is taken for dead. */
const DEAD_AFTER_MS = 60_000
const KEPT_MS = 30 * 24 * 60 * 60_000
export const EVENTS_SHOWN = 50

/** For the batch that takes events in: what was there already is left as it is. */
export function inboxStatements(
  db: D1Database,
  connectionId: EventConnectionId,
  events: readonly NewEvent[],
  now: number,
): D1PreparedStatement[] {
  const rows = events.map(({ hash, signal }) => ({ hash, signal: JSON.stringify(signal) }))
  return [
    db
      .prepare(
        `INSERT INTO event_inbox (connection_id, event_hash, signal, received_at)
         SELECT ?1, value ->> 'hash', value ->> 'signal', ?3 FROM json_each(?2) WHERE true
         ON CONFLICT (connection_id, event_hash) DO NOTHING`,
      )
      .bind(connectionId, JSON.stringify(rows), now),
    db.prepare('UPDATE event_connections SET heard_at = ? WHERE id = ?').bind(now, connectionId),
  ]
}

/** The next few, for whoever asks alone: nobody else is given them for a minute. */
export async function claimEvents(
  db: D1Database,
  now: number,
  most: number,
): Promise<readonly DueEvent[]> {
  const { results } = await db
    .prepare(
      `UPDATE event_inbox SET claimed_at = ?1, attempts = attempts + 1
       WHERE id IN (SELECT id FROM event_inbox WHERE state = 'waiting' AND claimed_at <= ?2
         ORDER BY attempts, id LIMIT ?3)
       RETURNING id, connection_id AS connectionId, signal,
         (SELECT name FROM event_connections c WHERE c.id = connection_id) AS connectionName,
         (SELECT kind FROM event_connections c WHERE c.id = connection_id) AS kind,
         (SELECT provider FROM event_connections c WHERE c.id = connection_id) AS provider`,
    )
    .bind(now, now - DEAD_AFTER_MS, most)
    .all<Omit<DueEvent, 'signal'> & { signal: string }>()
  return results
    .map(({ signal, ...rest }) => ({ ...rest, signal: JSON.parse(signal) as Signal }))
    .toSorted((one, other) => one.id - other.id)
}

export async function settleEvent(
  db: D1Database,
  id: number,
  { state, reason, personId }: Settlement,
  now: number,
): Promise<void> {
  await db
    .prepare(
      `UPDATE event_inbox SET state = ?2, reason = ?3, person_id = ?4, settled_at = ?5
       WHERE id = ?1 AND state = 'waiting'`,
    )
    .bind(id, state, reason, personId, now)
    .run()
}

/** How many people the events of a connection have ended since then. */
export async function endedSince(
  db: D1Database,
  connectionId: EventConnectionId,
  since: number,
): Promise<number> {
  const count = await db
    .prepare(
      `SELECT count(*) AS n FROM event_inbox WHERE connection_id = ? AND settled_at >= ?
         AND state = 'done' AND signal ->> 'verb' = 'leave'`,
    )
    .bind(connectionId, since)
    .first<number>('n')
  return count ?? 0
}

/** The newest first, some of each state, so that none hides another. */
export async function eventsOf(
  db: D1Database,
  connectionId: EventConnectionId,
): Promise<readonly EventRow[]> {
  const of = (state: EventState) =>
    db
      .prepare(
        `SELECT id, received_at AS receivedAt, signal, state, reason, person_id AS personId
         FROM event_inbox WHERE connection_id = ? AND state = ? ORDER BY id DESC LIMIT ${EVENTS_SHOWN}`,
      )
      .bind(connectionId, state)
  const all = await db.batch<Omit<EventRow, 'signal'> & { signal: string }>(EVENT_STATES.map(of))
  return all
    .flatMap(({ results }) => results)
    .toSorted((one, other) => other.id - one.id)
    .map(({ signal, ...row }) => ({ ...row, signal: JSON.parse(signal) as Signal }))
}

/** Forgets events that are settled and too old to be believed if they came again. */
export async function pruneEvents(db: D1Database, now: number): Promise<void> {
  await db
    .prepare("DELETE FROM event_inbox WHERE received_at <= ? AND state <> 'waiting'")
    .bind(now - KEPT_MS)
    .run()
}
