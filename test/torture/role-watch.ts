import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { PostgresFacts } from '../world/postgres.ts'

const EVERY_MS = 20

/** Everything at the server that lets somebody in: a role that there is, or a session that is open. */
const WAYS_IN = String.raw`
  SELECT rolname::text AS name FROM pg_roles WHERE rolname LIKE 'hallpass\_%\_%'
  UNION SELECT usename::text FROM pg_stat_activity WHERE usename LIKE 'hallpass\_%\_%'`

/** Sessions that have outlived their role have no name any more. */
const NAMELESS = `
  SELECT count(*)::int AS count FROM pg_stat_activity a WHERE a.usesysid IS NOT NULL
    AND NOT EXISTS (SELECT FROM pg_roles r WHERE r.oid = a.usesysid)`

/** Looks at the server from outside, all the time, for two leases of one resource at once. */
export class RoleWatch {
  readonly doubles = new Set<string>()
  looks = 0
  readonly #client: pg.Client
  #isOver = false
  #watching: Promise<void> = Promise.resolve()

  constructor({ host, port, superuser }: PostgresFacts) {
    const options = '-c log_statement=none'
    this.#client = new pg.Client({ host, port, ...superuser, database: 'postgres', options })
  }

  async begin(): Promise<void> {
    await this.#client.connect()
    this.#watching = this.#watch()
  }

  async end(): Promise<void> {
    this.#isOver = true
    await this.#watching
    await this.#client.end()
  }

  /** What lets anybody in now. */
  async waysIn(): Promise<readonly string[]> {
    const { rows } = await this.#client.query<{ name: string }>(WAYS_IN)
    const nameless = await this.#client.query<{ count: number }>(NAMELESS)
    const count = nameless.rows[0]?.count ?? 0
    return [...rows.map(({ name }) => name), ...(count > 0 ? [`${count} nameless sessions`] : [])]
  }

  async #watch(): Promise<void> {
    while (!this.#isOver) {
      const { rows } = await this.#client.query<{ name: string }>(WAYS_IN)
      this.looks += 1
      const byResource = Map.groupBy(rows, ({ name }) => name.split('_')[1])
      for (const leases of byResource.values())
        if (leases.length > 1) this.doubles.add(leases.map(({ name }) => name).join(' and '))
      await sleep(EVERY_MS)
    }
  }
}
