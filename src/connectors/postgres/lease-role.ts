import { Refused } from '../attempt'
import type { Session } from './session'

/** The login role of one lease as the server has it. */
export type LeaseRole = {
  readonly oid: number
  readonly name: string
  readonly mayLogin: boolean
  /** Epoch milliseconds; null is "for ever". */
  readonly validUntil: number | null
  readonly mark: string | null
  /** Inherits, and is no superuser, makes no roles or databases, replicates nothing, obeys RLS. */
  readonly isOrdinary: boolean
  readonly memberOf: readonly string[]
  /** May pass on one of its memberships. */
  readonly mayPassOn: boolean
}

export async function readLeaseRole(
  session: Session,
  name: string,
): Promise<LeaseRole | undefined> {
  const [role] = await session.ask<LeaseRole>(
    `SELECT r.oid, r.rolname::text AS name, r.rolcanlogin AS "mayLogin",
       (extract(epoch FROM r.rolvaliduntil) * 1000)::float8 AS "validUntil",
       shobj_description(r.oid, 'pg_authid') AS mark,
       r.rolinherit AND NOT (r.rolsuper OR r.rolcreaterole OR r.rolcreatedb
         OR r.rolreplication OR r.rolbypassrls) AS "isOrdinary",
       ARRAY(SELECT DISTINCT g.rolname::text FROM pg_auth_members m
         JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid ORDER BY 1) AS "memberOf",
       EXISTS (SELECT FROM pg_auth_members m
         WHERE m.member = r.oid AND m.admin_option) AS "mayPassOn"
     FROM pg_roles r WHERE r.rolname::text = $1`,
    [name],
  )
  return role
}

/** A role that Hallpass did not make is left alone, whatever it is called. */
export function assertMadeByHallpass(role: LeaseRole, mark: string): void {
  if (role.mark !== mark)
    throw new Refused(`There is a role ${role.name} that Hallpass did not make for this lease.`)
}
