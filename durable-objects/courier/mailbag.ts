import { GIVE_UP_AFTER_MS } from '../../src/domain/channel/back-off'
import type { ChannelBacklog, Delivery, DeliveryState } from '../../src/domain/channel/channel'
import type { ChannelMessage } from '../../src/domain/channel/message'
import { headlineOf } from '../../src/notify/channels/headline'

/** What is kept of an address's messages: for so long, and no more than so many. */
const KEPT_MS = 30 * 24 * 3_600_000
const KEPT_MESSAGES = 10_000

/** A message that is being tried; `attempts` counts this one. */
export type Claimed = {
  readonly number: number
  readonly message: ChannelMessage
  readonly attempts: number
}

/** What an attempt came to. */
export type Attempted = {
  readonly status: number | null
  readonly why: string | null
  readonly at: number
}

/** A delivery, with its place among all of them. */
export type Numbered = Delivery & { readonly number: number }

export type Part = {
  readonly state: DeliveryState | null
  /** Only what was taken before this one. */
  readonly before: number | null
  readonly limit: number
}

type Row = {
  number: number
  id: string
  message: string
  taken_at: number
  state: DeliveryState
  attempts: number
  due_at: number
  last_at: number | null
  last_status: number | null
  last_why: string | null
}

/** The messages of one address, in its Courier's own SQLite. Times in epoch milliseconds. */
export class Mailbag {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(
      `CREATE TABLE IF NOT EXISTS messages (
         number INTEGER PRIMARY KEY AUTOINCREMENT,
         id TEXT NOT NULL UNIQUE,
         message TEXT NOT NULL,
         taken_at INTEGER NOT NULL,
         state TEXT NOT NULL DEFAULT 'waiting',
         attempts INTEGER NOT NULL DEFAULT 0,
         due_at INTEGER NOT NULL,
         give_up_at INTEGER NOT NULL,
         last_at INTEGER,
         last_status INTEGER,
         last_why TEXT
       )`,
    )
    sql.exec('CREATE INDEX IF NOT EXISTS messages_by_state ON messages (state, due_at)')
    sql.exec(
      `CREATE TABLE IF NOT EXISTS pause (
         only_one INTEGER PRIMARY KEY,
         failures INTEGER NOT NULL,
         until INTEGER NOT NULL
       )`,
    )
  }

  /** What is here already stays as it is. */
  put(message: ChannelMessage, now: number): void {
    this.#sql.exec(
      `INSERT INTO messages (id, message, taken_at, due_at, give_up_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO NOTHING`,
      ...[message.id, JSON.stringify(message), now, now, now + GIVE_UP_AFTER_MS],
    )
  }

  /** How often in a row the address did not take anything, and until when it is left alone. */
  pause(): { readonly failures: number; readonly until: number } {
    const [row] = this.#sql
      .exec<{ failures: number; until: number }>('SELECT failures, until FROM pause')
      .toArray()
    return row ?? { failures: 0, until: 0 }
  }

  setPause(failures: number, until: number): void {
    this.#sql.exec('INSERT OR REPLACE INTO pause VALUES (1, ?, ?)', failures, until)
  }

  /** When something is to be done next; null where nothing is owed. */
  nextWake(): number | null {
    const [row] = this.#sql
      .exec<{ due: number | null; end: number | null }>(
        "SELECT min(due_at) AS due, min(give_up_at) AS end FROM messages WHERE state = 'waiting'",
      )
      .toArray()
    if (!row || row.due === null || row.end === null) return null
    return Math.min(Math.max(row.due, this.pause().until), row.end)
  }

  /**
   * Takes some that are due for one attempt, those with the fewest attempts first, so that one which
   * is never taken holds up no other. The write comes right before the side effect; a crash leaves
   * them due again at `until`.
   */
  claim(most: number, now: number, until: number): readonly Claimed[] {
    if (this.pause().until > now) return []
    const rows = this.#sql
      .exec<Row>(
        `SELECT * FROM messages WHERE state = 'waiting' AND due_at <= ?
         ORDER BY attempts, number LIMIT ${most}`,
        now,
      )
      .toArray()
    const claim = 'UPDATE messages SET attempts = attempts + 1, due_at = ? WHERE number = ?'
    for (const { number } of rows) this.#sql.exec(claim, until, number)
    return rows.map(({ number, message, attempts }) => ({
      number,
      message: JSON.parse(message) as ChannelMessage,
      attempts: attempts + 1,
    }))
  }

  settle(number: number, state: 'delivered' | 'failed', { status, why, at }: Attempted): void {
    this.#sql.exec(
      `UPDATE messages SET state = ?, last_at = ?, last_status = ?, last_why = ? WHERE number = ?`,
      ...[state, at, status, why, number],
    )
  }

  postpone(number: number, dueAt: number, { status, why, at }: Attempted): void {
    this.#sql.exec(
      `UPDATE messages SET due_at = ?, last_at = ?, last_status = ?, last_why = ? WHERE number = ?`,
      ...[dueAt, at, status, why, number],
    )
  }

  /** Everything that waits is tried again at once. */
  hurry(now: number): void {
    this.setPause(0, 0)
    this.#sql.exec("UPDATE messages SET due_at = min(due_at, ?) WHERE state = 'waiting'", now)
  }

  /** What is late by three days is given up, and said to be. */
  giveUp(now: number): void {
    this.#sql.exec(
      `UPDATE messages SET state = 'failed',
         last_why = coalesce(last_why, 'It could not be tried within three days.')
       WHERE state = 'waiting' AND give_up_at <= ?`,
      now,
    )
  }

  /** Under the same id, whatever became of it before. */
  again(id: string, now: number): boolean {
    const done = this.#sql.exec(
      `UPDATE messages SET state = 'waiting', due_at = ?, give_up_at = ? WHERE id = ? RETURNING id`,
      ...[now, now + GIVE_UP_AFTER_MS, id],
    )
    return done.toArray().length > 0
  }

  /** The same of all that were given up; answers how many. */
  failedAgain(now: number): number {
    const done = this.#sql.exec(
      `UPDATE messages SET state = 'waiting', due_at = ?, give_up_at = ?
       WHERE state = 'failed' RETURNING id`,
      ...[now, now + GIVE_UP_AFTER_MS],
    )
    return done.toArray().length
  }

  /**
   * Bounded in time and in number, so that a dead address cannot fill the object. Answers how many
   * were forgotten that still waited.
   */
  prune(now: number): number {
    const gone = this.#sql
      .exec<{ state: DeliveryState }>(
        `DELETE FROM messages WHERE number <= (SELECT max(number) FROM messages) - ?
           OR (state <> 'waiting' AND taken_at < ?) RETURNING state`,
        ...[KEPT_MESSAGES, now - KEPT_MS],
      )
      .toArray()
    return gone.filter(({ state }) => state === 'waiting').length
  }

  clear(): void {
    this.#sql.exec('DELETE FROM messages')
    this.#sql.exec('DELETE FROM pause')
  }

  backlog(): ChannelBacklog {
    return this.#sql
      .exec<ChannelBacklog>(
        `SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting,
           count(*) FILTER (WHERE state = 'failed') AS failed,
           min(taken_at) FILTER (WHERE state = 'waiting') AS oldestAt
         FROM messages WHERE state <> 'delivered'`,
      )
      .one()
  }

  /** The latest first. */
  list({ state, before, limit }: Part): readonly Numbered[] {
    const rows = this.#sql
      .exec<Row>(
        `SELECT * FROM messages WHERE (?1 IS NULL OR state = ?1) AND (?2 IS NULL OR number < ?2)
         ORDER BY number DESC LIMIT ?3`,
        ...[state, before, limit],
      )
      .toArray()
    const { until } = this.pause()
    return rows.map((row) => numbered(row, until))
  }

  find(id: string): Numbered | null {
    const [row] = this.#sql.exec<Row>('SELECT * FROM messages WHERE id = ?', id).toArray()
    return row ? numbered(row, this.pause().until) : null
  }
}

function numbered(row: Row, pausedUntil: number): Numbered {
  const message = JSON.parse(row.message) as ChannelMessage
  return {
    number: row.number,
    id: row.id,
    type: message.type,
    words: headlineOf(message),
    happenedAt: message.at,
    takenAt: row.taken_at,
    state: row.state,
    attempts: row.attempts,
    lastAt: row.last_at,
    lastStatus: row.last_status,
    lastWhy: row.last_why,
    nextAt: row.state === 'waiting' ? Math.max(row.due_at, pausedUntil) : null,
  }
}
