import pg from 'pg'
import type { PostgresFacts } from '../world/postgres.ts'

const EVERY_MS = 100

/** Counts the broker's connections until `stop`, which says how many there were at most. */
export async function watchConnections({ host, port, superuser, broker }: PostgresFacts) {
  const options = '-c log_statement=none'
  const client = new pg.Client({ host, port, ...superuser, database: 'postgres', options })
  await client.connect()
  let most = 0
  let isOver = false
  const look = async () => {
    while (!isOver) {
      const { rows } = await client.query<{ count: number }>(
        'SELECT count(*)::int4 AS count FROM pg_stat_activity WHERE usename = $1',
        [broker.user],
      )
      most = Math.max(most, rows[0]?.count ?? 0)
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
    }
    await client.end()
  }
  const looking = look()
  return {
    async stop(): Promise<number> {
      isOver = true
      await looking
      return most
    },
  }
}
