import type { PushSubscriptionId } from '../../src/domain/ids'
import { backOffMs } from '../../src/domain/resource/back-off'
import type { Message } from '../../src/notify/message'
import type { PushText } from '../../src/notify/push/push'
import type { Kept } from './compose'

const DAY_MS = 24 * 60 * 60_000

/** So long it is remembered that something was left here and has gone. */
const REMEMBERED_MS = 10 * DAY_MS

/** As many as one message has; what is more comes in the next one. */
const AT_ONCE = 50

export type Letter = Message & { readonly threadKey: string }

/** One message that is owed. It stays as it was made, so that a second copy is known as one. */
export type Outgoing =
  | { readonly channel: 'mail'; readonly letter: Letter }
  | {
      readonly channel: 'push'
      readonly browser: PushSubscriptionId
      readonly words: PushText
      readonly isUrgent: boolean
      /** What goes in its place where it cannot be pushed, and has to be heard. */
      readonly instead: Letter | null
    }

export type Owed = {
  readonly id: number
  readonly message: Outgoing
  readonly promisedAt: number
  readonly attempts: number
}

/** What came of an attempt: over, with what is owed in its place; or to be tried again. */
export type After =
  | { readonly isOver: true; readonly owes: readonly Outgoing[] }
  | { readonly isOver: false }

/** The tables of one postbox. Times in epoch milliseconds. */
export class PostboxStore {
  readonly #sql: SqlStorage

  constructor({ sql }: DurableObjectStorage) {
    this.#sql = sql
    sql.exec(
      `CREATE TABLE IF NOT EXISTS waiting (
         id TEXT PRIMARY KEY,
         until INTEGER NOT NULL,
         kept_at INTEGER NOT NULL,
         letter TEXT
       );
       CREATE TABLE IF NOT EXISTS outgoing (
         id INTEGER PRIMARY KEY AUTOINCREMENT,
         message TEXT NOT NULL,
         promised_at INTEGER NOT NULL,
         due_at INTEGER NOT NULL,
         attempts INTEGER NOT NULL DEFAULT 0
       )`,
    )
  }

  keep(letter: Kept): void {
    this.#sql.exec(
      'INSERT INTO waiting VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
      ...[letter.id, letter.until, letter.keptAt, JSON.stringify(letter)],
    )
  }

  /** What has waited long enough, in the order of its coming. */
  due(now: number): readonly Kept[] {
    return this.#sql
      .exec<{ letter: string }>(
        `SELECT letter FROM waiting WHERE letter IS NOT NULL AND until <= ?
         ORDER BY kept_at, id LIMIT ${AT_ONCE}`,
        now,
      )
      .toArray()
      .map(({ letter }) => JSON.parse(letter) as Kept)
  }

  /** Their ids stay for a while, so that nothing is left here a second time. */
  composed(letters: readonly Kept[], now: number): void {
    for (const { id } of letters)
      this.#sql.exec('UPDATE waiting SET letter = NULL, until = ? WHERE id = ?', now, id)
  }

  owe(messages: readonly Outgoing[], now: number): void {
    for (const message of messages)
      this.#sql.exec(
        'INSERT INTO outgoing (message, promised_at, due_at) VALUES (?, ?, ?)',
        ...[JSON.stringify(message), now, now],
      )
  }

  owed(now: number): readonly Owed[] {
    return this.#sql
      .exec<{ id: number; message: string; promised_at: number; attempts: number }>(
        'SELECT * FROM outgoing WHERE due_at <= ? ORDER BY id',
        now,
      )
      .toArray()
      .map(({ id, message, promised_at, attempts }) => ({
        ...{ id, message: JSON.parse(message) as Outgoing, promisedAt: promised_at, attempts },
      }))
  }

  settle({ id, attempts, promisedAt }: Owed, after: After, now: number): void {
    if (after.isOver) {
      this.#sql.exec('DELETE FROM outgoing WHERE id = ?', id)
      this.owe(after.owes, now)
      return
    }
    const dueAt = now + backOffMs(attempts + 1, now - promisedAt, Math.random())
    this.#sql.exec(
      'UPDATE outgoing SET due_at = ?, attempts = attempts + 1 WHERE id = ?',
      ...[dueAt, id],
    )
  }

  forgetOld(now: number): void {
    this.#sql.exec('DELETE FROM waiting WHERE letter IS NULL AND until < ?', now - REMEMBERED_MS)
  }

  /** When there is something to do next; null where nothing waits. */
  nextAt(): number | null {
    return this.#sql
      .exec<{ at: number | null }>(
        `SELECT min(at) AS at FROM (
           SELECT min(until) AS at FROM waiting WHERE letter IS NOT NULL
           UNION ALL SELECT min(due_at) FROM outgoing)`,
      )
      .one().at
  }
}
