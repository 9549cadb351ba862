import type { Actor } from '../src/domain/actor'
import type { Event } from '../src/domain/resource/event'
import { EVENT_VERSION, type Stored, upcast } from './upcast'

export type Logged = {
  readonly sequence: number
  readonly at: number
  readonly actor: Actor
  readonly event: Event
}

export type CheckedOut = {
  readonly at: number
  readonly event: Extract<Event, { type: 'lease.checked_out' }>
}

/** Everything that ever happened on one resource, in order. Rows are only ever added. */
export class EventLog {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
  }

  /** Returns the event's sequence number. */
  append(event: Event, at: number, actor: Actor): number {
    const { last } = this.#sql
      .exec<{ last: number | null }>('SELECT max(sequence) AS last FROM events')
      .one()
    const sequence = (last ?? 0) + 1
    this.#sql.exec(
      'INSERT INTO events (sequence, at, version, actor, event) VALUES (?, ?, ?, ?, ?)',
      ...[sequence, at, EVENT_VERSION, JSON.stringify(actor), JSON.stringify(event)],
    )
    return sequence
  }

  /** The check-out with this fence, also where the state has forgotten it. */
  checkOutUnder(fence: number): CheckedOut | null {
    const [row] = this.#sql
      .exec<Stored>(
        `SELECT * FROM events WHERE event ->> 'type' = 'lease.checked_out'
           AND event ->> 'fence' = ? ORDER BY sequence DESC LIMIT 1`,
        fence,
      )
      .toArray()
    return row ? { at: row.at, event: upcast(row) as CheckedOut['event'] } : null
  }

  *readAll(): Generator<Logged> {
    const rows = this.#sql.exec<Stored>('SELECT * FROM events ORDER BY sequence')
    for (const row of rows) {
      const { sequence, at } = row
      yield { sequence, at, actor: JSON.parse(row.actor) as Actor, event: upcast(row) }
    }
  }
}
