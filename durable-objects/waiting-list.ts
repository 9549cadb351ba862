import type { LeaseId, ResourceId } from '../src/domain/ids'

/** A lease whose target did not do what it was asked. */
export type Waiting = { readonly leaseId: LeaseId; readonly resourceId: ResourceId }

type Row = { lease_id: LeaseId; resource_id: ResourceId }

/** Who waits for one target to answer again, in the object's own SQLite. Times in epoch milliseconds. */
export class WaitingList {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(
      `CREATE TABLE IF NOT EXISTS waiting (
         lease_id TEXT PRIMARY KEY,
         resource_id TEXT NOT NULL,
         woken_at INTEGER NOT NULL
       )`,
    )
  }

  get isEmpty(): boolean {
    return this.#sql.exec('SELECT 1 FROM waiting LIMIT 1').toArray().length === 0
  }

  /** Who waits already keeps the place. */
  add({ leaseId, resourceId }: Waiting, now: number): void {
    this.#sql.exec(
      'INSERT INTO waiting (lease_id, resource_id, woken_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      leaseId,
      resourceId,
      now,
    )
  }

  remove(leaseId: LeaseId): void {
    this.#sql.exec('DELETE FROM waiting WHERE lease_id = ?', leaseId)
  }

  /** Those who were woken longest ago, and not since `before`; they count as woken now. */
  next(most: number, before: number, now: number): readonly Waiting[] {
    const rows = this.#sql
      .exec<Row>(
        `UPDATE waiting SET woken_at = ? WHERE lease_id IN (
           SELECT lease_id FROM waiting WHERE woken_at <= ? ORDER BY woken_at, lease_id LIMIT ${most})
         RETURNING lease_id, resource_id`,
        now,
        before,
      )
      .toArray()
    return rows.map((row) => ({ leaseId: row.lease_id, resourceId: row.resource_id }))
  }
}
