import { quoted } from './names'
import type { Session } from './session'

const HAS_MEMBERSHIP_OPTIONS = 160_000

type Wanted = { readonly name: string; readonly exists: boolean; readonly mayGrant: boolean }
type Reached = { readonly name: string; readonly power: string }

/** Which of these roles exist, and which of them Hallpass may grant. */
export function readGroupRoles(session: Session, names: readonly string[]): Promise<Wanted[]> {
  return session.ask<Wanted>(
    `SELECT w.name, r.oid IS NOT NULL AS "exists",
       r.oid IS NOT NULL AND (pg_has_role(current_user, r.oid, 'MEMBER WITH ADMIN OPTION')
         OR (SELECT b.rolsuper OR (b.rolcreaterole AND $2 < 160000)
             FROM pg_roles b WHERE b.rolname = current_user)) AS "mayGrant"
     FROM unnest($1::text[]) WITH ORDINALITY w(name, place)
     LEFT JOIN pg_roles r ON r.rolname::text = w.name ORDER BY w.place`,
    [names, session.version],
  )
}

/** Why an account with these group roles could not be given or taken back; empty where it could. */
export async function problemsWithRoles(
  session: Session,
  names: readonly string[],
  user: string,
): Promise<readonly string[]> {
  const wanted = await readGroupRoles(session, names)
  return [
    ...wanted.filter((role) => !role.exists).map((role) => `There is no role ${role.name}.`),
    ...wanted
      .filter((role) => role.exists && !role.mayGrant)
      .map(
        ({ name }) =>
          `${user} may not grant ${name}. ` +
          `Run: GRANT ${quoted([name])} TO ${quoted([user])} WITH ADMIN OPTION;`,
      ),
    ...(await problemsWithReach(session, names)),
  ]
}

/** What a holder of these roles could do that outlives every revoke. */
export async function problemsWithReach(
  session: Session,
  names: readonly string[],
): Promise<readonly string[]> {
  const reached = await readReach(session, names)
  return reached.map(
    ({ name, power }) =>
      `A holder would be ${names.includes(name) ? '' : 'a member of '}${name}, which ${power}: ` +
      'Hallpass could not take back what that makes possible.',
  )
}

/** What a member of a group role gets: the right itself, and none to pass it on. */
export function membershipOptions(session: Session): string {
  if (session.version < HAS_MEMBERSHIP_OPTIONS) return ''
  return ' WITH ADMIN FALSE, INHERIT TRUE, SET TRUE'
}

/** Powers, own or through membership, with which a holder could leave a way back in. */
function readReach(session: Session, names: readonly string[]): Promise<Reached[]> {
  return session.ask<Reached>(
    `WITH RECURSIVE reach(oid) AS (
       SELECT oid FROM pg_roles WHERE rolname::text = ANY ($1::text[])
       UNION SELECT m.roleid FROM pg_auth_members m JOIN reach ON m.member = reach.oid)
     SELECT r.rolname::text AS name, p.power
     FROM reach JOIN pg_roles r ON r.oid = reach.oid
     CROSS JOIN LATERAL (VALUES
       (r.rolsuper, 'is a superuser'),
       (r.rolcreaterole, 'may create roles'),
       (r.rolreplication, 'may replicate'),
       (r.rolname IN ('pg_execute_server_program', 'pg_write_server_files'),
         'reaches the server''s operating system'),
       (r.rolname = 'pg_signal_backend', 'may end the sessions of Hallpass itself'),
       (EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid AND m.admin_option),
         'may make others members of a role')
     ) p(applies, power) WHERE p.applies ORDER BY 1, 2`,
    [names],
  )
}
