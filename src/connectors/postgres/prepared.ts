import type { LeaseRole } from './lease-role'
import { escapeIdentifier, escapeLiteral } from './pg'
import { type Session, withSession } from './session'
import type { Server } from './settings'

/** A prepared transaction outlives its session and keeps its locks; only its owner may undo it. */
export async function rollBackPrepared(
  session: Session,
  role: LeaseRole,
  server: Server,
): Promise<void> {
  const prepared = await session.ask<{ gid: string; database: string }>(
    'SELECT gid, database::text FROM pg_prepared_xacts WHERE owner::text = $1',
    [role.name],
  )
  for (const { gid, database } of prepared) {
    await withSession(server, database, session.attempt, async (there) => {
      await there.command(`SET ROLE ${escapeIdentifier(role.name)}`)
      await there.command(`ROLLBACK PREPARED ${escapeLiteral(gid)}`)
    })
  }
}
