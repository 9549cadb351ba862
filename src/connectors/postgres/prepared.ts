import type { LeaseRole } from './lease-role'
import { escapeIdentifier, escapeLiteral } from './pg'
import { type Session, withSession } from './session'
import type { Server } from './settings'

export type Prepared = { readonly gid: string; readonly database: string }

/** A prepared transaction outlives its session and keeps its locks; only its owner may undo it. */
export async function rollBackPrepared(
  session: Session,
  role: LeaseRole,
  server: Server,
  prepared: readonly Prepared[],
): Promise<void> {
  for (const { gid, database } of prepared) {
    await withSession(server, database, session.attempt, async (there) => {
      await there.command(`SET ROLE ${escapeIdentifier(role.name)}`)
      await there.command(`ROLLBACK PREPARED ${escapeLiteral(gid)}`)
    })
  }
}
