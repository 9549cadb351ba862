/**
 * Calls to targets that began and whose outcome is not known. The row is written right before the
 * call, so a crash leaves it behind: such a call may still have its effect for a while, whatever
 * is read back meanwhile.
 */
export class Attempts {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
  }

  /** Returns the attempt's number. The write fails in an instance that has been replaced. */
  begin(lane: string, at: number): number {
    return this.#sql
      .exec<{ id: number }>(
        'INSERT INTO attempts (lane, began_at) VALUES (?, ?) RETURNING id',
        lane,
        at,
      )
      .one().id
  }

  /** The outcome is known: nothing of this attempt can come later. */
  settle(id: number): void {
    this.#sql.exec('DELETE FROM attempts WHERE id = ?', id)
  }

  /** When the latest attempt with an unknown outcome began, in epoch milliseconds. */
  unsettledSince(lane: string): number | null {
    return this.#sql
      .exec<{ at: number | null }>('SELECT max(began_at) AS at FROM attempts WHERE lane = ?', lane)
      .one().at
  }

  forget(lane: string): void {
    this.#sql.exec('DELETE FROM attempts WHERE lane = ?', lane)
  }
}
