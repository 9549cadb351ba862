import type { LeaseRole } from './lease-role'
import { type Prepared, rollBackPrepared } from './prepared'
import type { Session } from './session'
import type { Server } from './settings'

type Row = { readonly gid: string | null; readonly database: string }

/**
 * In which databases there is anything of a role whose sessions are over, once what it had prepared
 * there is undone.
 */
export async function settleLeftBehind(
  session: Session,
  role: LeaseRole,
  server: Server,
): Promise<readonly string[]> {
  const rows = await readLeftBehind(session, role)
  const prepared = rows.filter((row): row is Prepared => row.gid !== null)
  if (prepared.length === 0) return rows.map(databaseOf)
  await rollBackPrepared(session, role, server, prepared)
  return (await readLeftBehind(session, role)).filter(({ gid }) => gid === null).map(databaseOf)
}

/** Shared dependencies, which belong to no database, are settled from the one we are in. */
function readLeftBehind(session: Session, { name, oid }: LeaseRole): Promise<Row[]> {
  return session.ask<Row>(
    `SELECT gid, database::text FROM pg_prepared_xacts WHERE owner::text = $1
     UNION ALL (SELECT DISTINCT NULL, coalesce(d.datname, current_database())::text
       FROM pg_shdepend s LEFT JOIN pg_database d ON d.oid = s.dbid
       WHERE s.refclassid = 'pg_authid'::regclass AND s.refobjid = $2 ORDER BY 2)`,
    [name, oid],
  )
}

function databaseOf({ database }: Row): string {
  return database
}
