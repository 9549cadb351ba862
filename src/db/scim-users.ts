import type { PersonId, ScimConnectionId, ScimUserId } from '../domain/ids'
import type { Query } from './scim-condition'
import { orderOf, type Shelf, whereOf } from './scim-sql'

export type ScimUserRow = {
  readonly id: ScimUserId
  readonly personId: PersonId
  readonly externalId: string | null
  readonly active: boolean
  /** What was sent, without what has a column. */
  readonly resource: { readonly [name: string]: unknown }
  readonly groups: readonly { readonly value: string; readonly display: string }[]
  readonly version: number
  readonly createdAt: number
  readonly updatedAt: number
  /** When this connection said that the person is not active; null where it did not. */
  readonly deactivatedAt: number | null
  readonly isUnclear: boolean
}

export type Listed<Row> = { readonly total: number; readonly rows: readonly Row[] }

/** The living ones of this connection, and no others. */
export async function listScimUsers(
  db: D1Database,
  connection: ScimConnectionId,
  query: Query,
): Promise<Listed<ScimUserRow>> {
  const { text, values } = whereOf(query.condition, SHELF, 2)
  const from = `FROM scim_users u JOIN people p ON p.id = u.person_id
    WHERE u.connection_id = ?1 AND u.deleted_at IS NULL AND ${text}`
  const order = orderOf(query, SHELF, 'u.created_at, u.id')
  const [counted, found] = await db.batch<{ total: number } & Stored>([
    db.prepare(`SELECT count(*) AS total ${from}`).bind(connection, ...values),
    db
      .prepare(`${SELECT} ${from} ORDER BY ${order} LIMIT ? OFFSET ?`)
      .bind(connection, ...values, query.count, query.startIndex - 1),
  ])
  return { total: counted?.results[0]?.total ?? 0, rows: (found?.results ?? []).map(rowOf) }
}

export async function findScimUser(
  db: D1Database,
  connection: ScimConnectionId,
  id: string,
): Promise<ScimUserRow | null> {
  const row = await db
    .prepare(`${SELECT} FROM scim_users u JOIN people p ON p.id = u.person_id
       WHERE u.connection_id = ? AND u.id = ? AND u.deleted_at IS NULL`)
    .bind(connection, id)
    .first<Stored>()
  return row && rowOf(row)
}

/** Whether this connection ended the person before, and may therefore bring them back. */
export async function wasEndedHere(
  db: D1Database,
  connection: ScimConnectionId,
  personId: PersonId,
): Promise<boolean> {
  const row = await db
    .prepare(
      `SELECT 1 FROM scim_users
       WHERE connection_id = ? AND person_id = ? AND deactivated_at IS NOT NULL LIMIT 1`,
    )
    .bind(connection, personId)
    .first()
  return row !== null
}

/** Which person each of these users is; who is missing is not of this connection. */
export async function peopleOf(
  db: D1Database,
  connection: ScimConnectionId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PersonId>> {
  const { results } = await db
    .prepare(
      `SELECT id, person_id AS personId FROM scim_users
       WHERE connection_id = ? AND deleted_at IS NULL
         AND id IN (SELECT value FROM json_each(?))`,
    )
    .bind(connection, JSON.stringify(ids))
    .all<{ id: string; personId: PersonId }>()
  return new Map(results.map(({ id, personId }) => [id, personId]))
}

export type UnclearUser = {
  readonly personId: PersonId
  readonly displayName: string
  readonly since: number
  readonly why: string
}

/** Whose news were not understood; the longest first. */
export async function unclearUsers(
  db: D1Database,
  connection: ScimConnectionId,
): Promise<readonly UnclearUser[]> {
  const { results } = await db
    .prepare(
      `SELECT p.id AS personId, p.display_name AS displayName, u.unclear_at AS since,
         coalesce(u.unclear_why, '') AS why
       FROM scim_users u JOIN people p ON p.id = u.person_id
       WHERE u.connection_id = ? AND u.deleted_at IS NULL AND u.unclear_at IS NOT NULL
       ORDER BY u.unclear_at LIMIT 200`,
    )
    .bind(connection)
    .all<UnclearUser>()
  return results
}

type Stored = {
  id: ScimUserId
  person_id: PersonId
  external_id: string | null
  active: number
  resource: string
  groups: string
  version: number
  created_at: number
  updated_at: number
  deactivated_at: number | null
  unclear_at: number | null
}

const OWN_GROUPS = `memberships m JOIN scim_groups sg ON sg.group_id = m.group_id
  AND sg.connection_id = u.connection_id AND m.person_id = u.person_id`

const SELECT = `SELECT u.id, u.person_id, u.external_id, p.active, u.resource, u.version,
    u.created_at, u.updated_at, u.deactivated_at, u.unclear_at,
    (SELECT json_group_array(json_object('value', sg.group_id, 'display', sg.display_name)
       ORDER BY sg.display_name) FROM ${OWN_GROUPS}) AS groups`

const SHELF: Shelf = {
  columns: {
    id: 'u.id',
    externalId: 'u.external_id',
    userName: 'u.user_name_key',
    active: 'p.active',
    'meta.resourceType': `'User'`,
    'meta.created': 'u.created_at',
    'meta.lastModified': 'u.updated_at',
    'meta.version': `'W/"' || u.version || '"'`,
  },
  json: 'u.folded',
  tables: {
    groups: {
      from: OWN_GROUPS,
      columns: { '': 'sg.group_id', value: 'sg.group_id', display: 'sg.display_key' },
    },
  },
}

function rowOf(row: Stored): ScimUserRow {
  return {
    id: row.id,
    personId: row.person_id,
    externalId: row.external_id,
    active: row.active === 1,
    resource: JSON.parse(row.resource),
    groups: JSON.parse(row.groups),
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    deactivatedAt: row.deactivated_at,
    isUnclear: row.unclear_at !== null,
  }
}
