import type { Session } from './session'

/** What one role has to do with one group role. */
export type Membership = {
  readonly name: string
  /** A member by whatever way. */
  readonly isMember: boolean
  /** By a grant that Hallpass made. */
  readonly isOurs: boolean
  /** Who else granted it directly; null where nobody did. */
  readonly grantor: string | null
  /** The group is itself a member of the role, which no grant could turn round. */
  readonly isCircular: boolean
}

/** What a superuser grants counts as granted by the one who made the cluster, whose oid is 10. */
export function readMemberships(
  session: Session,
  name: string,
  groups: readonly string[],
): Promise<Membership[]> {
  return session.ask<Membership>(
    `WITH us AS (SELECT oid FROM pg_roles WHERE rolname = current_user
       UNION SELECT 10 FROM pg_roles WHERE rolname = current_user AND rolsuper)
     SELECT w.name, coalesce(pg_has_role(r.oid, g.oid, 'MEMBER'), false) AS "isMember",
       EXISTS (SELECT FROM pg_auth_members m WHERE m.roleid = g.oid AND m.member = r.oid
         AND m.grantor IN (SELECT oid FROM us)) AS "isOurs",
       (SELECT min(pg_get_userbyid(m.grantor)::text) FROM pg_auth_members m
         WHERE m.roleid = g.oid AND m.member = r.oid
           AND m.grantor NOT IN (SELECT oid FROM us)) AS grantor,
       coalesce(pg_has_role(g.oid, r.oid, 'MEMBER'), false) AS "isCircular"
     FROM unnest($2::text[]) WITH ORDINALITY w(name, place)
     LEFT JOIN pg_roles g ON g.rolname::text = w.name
     LEFT JOIN pg_roles r ON r.rolname::text = $1 ORDER BY w.place`,
    [name, groups],
  )
}
