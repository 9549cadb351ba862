import { type Effect, laneOf } from '../src/domain/resource/effect'
import type { Backlog } from '../src/domain/resource/view'
import { EFFECT_VERSION, upcastEffect } from './upcast'

/** An effect that is owed and not known to be done. Times in epoch milliseconds. */
export type Promised = {
  readonly id: number
  readonly lane: string
  /** The event of the log that it follows from. */
  readonly sequence: number
  readonly effect: Effect
  readonly promisedAt: number
  readonly attempts: number
}

/** The head of a lane. Times in epoch milliseconds. */
export type Head = { readonly lane: string; readonly attempts: number; readonly dueAt: number }

type Row = {
  id: number
  lane: string
  sequence: number
  version: number
  effect: string
  promised_at: number
  due_at: number
  attempts: number
}

/** Effects owed to the outside, in lanes: the head of a lane is tried until it is done. */
export class Outbox {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
  }

  /** A revoke replaces whatever else its right was still owed: no grant may hold it up. */
  add(effect: Effect, sequence: number, now: number): void {
    if (effect.type === 'revoke')
      this.#sql.exec('DELETE FROM outbox WHERE lane = ?', laneOf(effect))
    this.#sql.exec(
      `INSERT INTO outbox (lane, sequence, version, effect, promised_at, due_at)
       VALUES (?, ?, ?, ?, ?, ?)`,
      laneOf(effect),
      sequence,
      EFFECT_VERSION,
      JSON.stringify(effect),
      now,
      now,
    )
  }

  dueLanes(now: number): readonly string[] {
    return this.heads()
      .filter(({ dueAt }) => dueAt <= now)
      .map(({ lane }) => lane)
  }

  /** When the next lane wants an attempt, or null when nothing is owed. */
  nextDueAt(): number | null {
    const due = this.heads().map(({ dueAt }) => dueAt)
    return due.length === 0 ? null : Math.min(...due)
  }

  /**
   * How much is owed, and since when the oldest of it. A look that is taken again and again is not
   * late.
   */
  backlog(): Backlog {
    return this.#sql
      .exec<Backlog>(`SELECT count(*) AS owed, min(promised_at) AS oldestAt FROM outbox
         WHERE lane NOT LIKE 'watch %'`)
      .one()
  }

  /** Brings the next attempt of a lane forward; never puts it off. */
  hurry(lane: string, dueAt: number): void {
    this.#sql.exec('UPDATE outbox SET due_at = min(due_at, ?) WHERE lane = ?', dueAt, lane)
  }

  /**
   * Takes the first rows of a lane for one attempt and writes down that they are being tried until
   * `until`: the write comes right before the side effect, and a crash leaves them due again.
   */
  claim(lane: string, most: number, now: number, until: number): readonly Promised[] {
    const rows = this.#sql
      .exec<Row>(`SELECT * FROM outbox WHERE lane = ? ORDER BY id LIMIT ${most}`, lane)
      .toArray()
    const [head] = rows
    const last = rows.at(-1)
    if (!head || !last || head.due_at > now) return []
    this.#sql.exec(
      'UPDATE outbox SET due_at = ?, attempts = attempts + 1 WHERE lane = ? AND id <= ?',
      ...[until, lane, last.id],
    )
    return rows.map((row) => ({
      id: row.id,
      lane: row.lane,
      sequence: row.sequence,
      effect: upcastEffect(row),
      promisedAt: row.promised_at,
      attempts: row.attempts + 1,
    }))
  }

  /**
   * Makes a lane due that an instance before this one had claimed. Only for what does no harm when
   * it is done twice at the same time.
   */
  release(lane: string, now: number): void {
    this.#sql.exec('UPDATE outbox SET due_at = ?1 WHERE lane = ?2 AND due_at > ?1', now, lane)
  }

  done(promised: readonly Promised[]): void {
    for (const { id } of promised) this.#sql.exec('DELETE FROM outbox WHERE id = ?', id)
  }

  /** What has not been tried does not count as an attempt. */
  postpone(promised: readonly Promised[], dueAt: number, isUntried: boolean): void {
    for (const { id } of promised)
      this.#sql.exec(
        'UPDATE outbox SET due_at = ?, attempts = attempts - ? WHERE id = ?',
        dueAt,
        Number(isUntried),
        id,
      )
  }

  /** Beside a lone `min()` SQLite gives the columns of the row that has it. */
  heads(): readonly Head[] {
    return this.#sql
      .exec<Head & { first: number }>(
        'SELECT lane, attempts, due_at AS dueAt, min(id) AS first FROM outbox GROUP BY lane',
      )
      .toArray()
  }
}
