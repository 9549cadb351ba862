import { DurableObject } from 'cloudflare:workers'
import type { BenchEnv } from './env'

/** The least that a Durable Object can do for a lease: a row when taken, a row when given back. */
export class Bare extends DurableObject<BenchEnv> {
  readonly #sql: SqlStorage

  constructor(ctx: DurableObjectState, env: BenchEnv) {
    super(ctx, env)
    this.#sql = ctx.storage.sql
    this.#sql.exec(
      'CREATE TABLE IF NOT EXISTS events (sequence INTEGER PRIMARY KEY, at INTEGER, event TEXT)',
    )
  }

  async take(): Promise<number> {
    return this.#store('taken')
  }

  async giveBack(): Promise<number> {
    return this.#store('given back')
  }

  #store(event: string): number {
    const sql = 'INSERT INTO events (at, event) VALUES (?, ?) RETURNING sequence'
    return this.#sql.exec<{ sequence: number }>(sql, Date.now(), event).one().sequence
  }
}
