import pg from 'pg'
import type { PostgresFacts } from '../world/postgres.ts'

/** Looking at thousands is itself work for the server: the more there are, the seldomer. */
const everyMs = (roles: number) => Math.max(50, roles / 20)

/**
 * When each of these roles was first seen to be gone, in epoch milliseconds. Looks at the server
 * from outside, with one connection of its own, until the last of them is gone. The times are late
 * by up to one look, never early; a role that stays until `givesUpAt` has no time.
 */
export async function watchRoles(
  { host, port, superuser }: PostgresFacts,
  roles: readonly string[],
  givesUpAt: number,
): Promise<ReadonlyMap<string, number>> {
  const options = '-c log_statement=none'
  const client = new pg.Client({ host, port, ...superuser, database: 'postgres', options })
  await client.connect()
  try {
    const gone = new Map<string, number>()
    while (gone.size < roles.length && Date.now() < givesUpAt) {
      const startedAt = Date.now()
      const { rows } = await client.query<{ rolname: string }>(
        String.raw`SELECT rolname FROM pg_roles WHERE rolname LIKE 'hallpass\_%\_%'`,
      )
      const seenAt = Date.now()
      const present = new Set(rows.map(({ rolname }) => rolname))
      for (const role of roles) {
        if (!present.has(role) && !gone.has(role)) gone.set(role, seenAt)
      }
      const restMs = startedAt + everyMs(roles.length) - Date.now()
      if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs))
    }
    return gone
  } finally {
    await client.end()
  }
}
