import { and, asc, eq, getTableColumns, or, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { AskerId, GroupId, PersonId, ResourceId } from '../domain/ids'
import type { RoleId } from '../domain/permission/role'
import { guardAdministered } from './administered'
import { change } from './catalogue-change'
import { not, type Written } from './catalogue-problem'
import { endDelegationsOf } from './delegations'
import { type Editor, factStatement } from './history'
import { disownStatements } from './machine-owners'
import { endPersonOrders } from './orders'
import { keyAfter, type Page, pageOf, type Slice } from './page'
import { involvements, people } from './tables/directory'
import { type Reading, readAlone, reading } from './together'

/** What others than the person themselves see: not what they like to read. */
const { language: _, ...COLUMNS } = getTableColumns(people)

export type PersonRow = Omit<typeof people.$inferSelect, 'language'> & {
  /** What was given to them by name and for everything. */
  readonly roles: readonly RoleId[]
  /** What else they have: through a group, or for some resources only. */
  readonly otherRoles: readonly OtherRole[]
  readonly groups: readonly { readonly id: GroupId; readonly name: string }[]
}

type OtherRole = {
  readonly role: RoleId
  readonly scope: string
  readonly group: string | null
}

export type PeopleFilter = {
  /** Part of the name or the e-mail address. */
  readonly q?: string | undefined
  /** All of the name or the e-mail address. */
  readonly named?: string | undefined
  readonly active?: boolean | undefined
  readonly role?: string | undefined
}

/** Written out, so that the index of those who left is found. */
const LEFT = sql`${people.active} = 0`

/** In order of names. */
export async function listPeople(
  db: D1Database,
  filter: PeopleFilter & Slice,
): Promise<Page<PersonRow>> {
  return readAlone(db, readPeople(db, filter))
}

export function readPeople(
  db: D1Database,
  { q, named, active, role, limit, cursor }: PeopleFilter & Slice,
): Reading<Page<PersonRow>> {
  const key = keyAfter(cursor, ['string', 'string'])
  const query = withRolesAndGroups(db)
    .where(
      and(
        q ? or(contains(people.displayName, q), contains(people.email, q)) : undefined,
        named
          ? sql`(lower(${people.displayName}) = lower(${named}) OR lower(${people.email}) = lower(${named}))`
          : undefined,
        active === undefined ? undefined : active ? eq(people.active, true) : LEFT,
        role
          ? sql`EXISTS (SELECT 1 FROM roles r WHERE r.person_id = ${people.id} AND r.role = ${role})`
          : undefined,
        key ? sql`(${people.displayName}, ${people.id}) > (${key[0]}, ${key[1]})` : undefined,
      ),
    )
    .orderBy(asc(people.displayName), asc(people.id))
    .limit(limit + 1)
  return reading(query, (rows) => pageOf(rows, limit, (row) => [row.displayName, row.id]))
}

export async function findPerson(db: D1Database, id: PersonId): Promise<PersonRow | null> {
  return (await withRolesAndGroups(db).where(eq(people.id, id)).get()) ?? null
}

/** Those of `ids` who are people and have not left. */
export async function activePeople(db: D1Database, ids: readonly PersonId[]): Promise<PersonId[]> {
  const wanted = sql`${people.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`
  const rows = await drizzle(db)
    .select({ id: people.id })
    .from(people)
    .where(and(wanted, eq(people.active, true)))
  return rows.map(({ id }) => id)
}

/**
 * The D1 part of a leaver's end: signed out, out of every group and role, for good. Refused where
 * nobody would be left to administer. Saying it again ends what came since, and records nothing.
 * `alongside` comes after, in the same batch.
 */
export async function endPersonRow(
  db: D1Database,
  editor: Editor,
  personId: PersonId,
  reason: string,
  alongside: readonly D1PreparedStatement[] = [],
): Promise<Written<PersonId>> {
  const person = await findPerson(db, personId)
  if (!person) return not('person_unknown')
  const now = Date.now()
  const { roles, otherRoles, groups, displayName } = person
  const data = { reason, name: displayName, roles, otherRoles, groups }
  const delegations = await endDelegationsOf(db, editor, personId)
  const machines = await disownStatements(db, editor, personId)
  const done = await change(db, [
    db
      .prepare('UPDATE people SET active = 0, ended_at = coalesce(ended_at, ?) WHERE id = ?')
      .bind(now, personId),
    endPersonOrders(db, editor, personId, reason),
    ...LEFT_BEHIND.map((statement) => db.prepare(statement).bind(personId)),
    ...delegations,
    ...machines,
    ...alongside,
    ...(roles.includes('administrator') ? [guardAdministered(db)] : []),
    ...(person.active ? [factStatement(db, editor, { type: 'person.ended', personId, data })] : []),
  ])
  return done.ok ? { ok: true, id: personId } : done
}

const LEFT_BEHIND = [
  'DELETE FROM sessions WHERE person_id = ?',
  'DELETE FROM proofs WHERE person_id = ?',
  'DELETE FROM passkeys WHERE person_id = ?',
  'DELETE FROM ceremonies WHERE person_id = ?',
  'DELETE FROM passkey_recoveries WHERE person_id = ?',
  'DELETE FROM kept_forms WHERE person_id = ?',
  "DELETE FROM trips WHERE json_extract(purpose, '$.personId') = ?",
  `UPDATE scim_groups SET version = version + 1
   WHERE group_id IN (SELECT group_id FROM memberships WHERE person_id = ?)`,
  'DELETE FROM memberships WHERE person_id = ?',
  'DELETE FROM provider_memberships WHERE person_id = ?',
  'DELETE FROM role_grants WHERE principal = ?',
  'DELETE FROM tokens WHERE person_id = ?',
  'DELETE FROM push_subscriptions WHERE person_id = ?',
  'DELETE FROM notice_choices WHERE person_id = ?',
  'DELETE FROM event_holds WHERE person_id = ?',
  // Only whoever ended somebody last may bring them back; the SCIM connection says so anew.
  `UPDATE scim_users SET deactivated_at = NULL, provider_ended_at = NULL, version = version + 1
   WHERE person_id = ?`,
]

/** Where a leaver or a machine has to be cut: known before they ask or decide. */
export async function involve(
  db: D1Database,
  personId: AskerId,
  resourceId: ResourceId,
): Promise<void> {
  await drizzle(db).insert(involvements).values({ personId, resourceId }).onConflictDoNothing()
}

function withRolesAndGroups(db: D1Database) {
  return drizzle(db)
    .select({
      ...COLUMNS,
      roles: sql<readonly RoleId[]>`(SELECT json_group_array(r.role ORDER BY r.role)
        FROM role_grants r WHERE r.principal = people.id AND r.scope = '')`
        .mapWith(JSON.parse)
        .as('roles'),
      otherRoles: sql<readonly OtherRole[]>`(SELECT json_group_array(json_object(
          'role', r.role, 'scope', r.scope, 'group', g.name) ORDER BY r.role, r.scope)
        FROM roles r LEFT JOIN groups g ON g.id = r.group_id
        WHERE r.person_id = people.id AND (r.scope <> '' OR r.group_id IS NOT NULL))`
        .mapWith(JSON.parse)
        .as('other_roles'),
      groups: sql<PersonRow['groups']>`(SELECT json_group_array(
          json_object('id', g.id, 'name', g.name) ORDER BY g.name)
        FROM memberships m JOIN groups g ON g.id = m.group_id
        WHERE m.person_id = people.id)`
        .mapWith(JSON.parse)
        .as('groups'),
    })
    .from(people)
    .$dynamic()
}

function contains(column: typeof people.displayName | typeof people.email, q: string) {
  return sql`instr(lower(${column}), lower(${q})) > 0`
}
