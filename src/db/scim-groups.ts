import type { GroupId, PersonId, ScimConnectionId } from '../domain/ids'
import type { Query } from './scim-condition'
import { orderOf, type Shelf, whereOf } from './scim-sql'
import type { Listed } from './scim-users'

export type ScimMember = {
  readonly value: string
  readonly display: string
  readonly personId: PersonId
}

export type ScimGroupRow = {
  readonly id: GroupId
  readonly externalId: string | null
  readonly displayName: string
  /** Null where they were not asked for. */
  readonly members: readonly ScimMember[] | null
  readonly version: number
  readonly createdAt: number
  readonly updatedAt: number
}

/** The groups of this connection, and no others. */
export async function listScimGroups(
  db: D1Database,
  connection: ScimConnectionId,
  query: Query & { readonly withMembers: boolean },
): Promise<Listed<ScimGroupRow>> {
  const { text, values } = whereOf(query.condition, SHELF, 2)
  const where = `FROM scim_groups g WHERE g.connection_id = ?1 AND ${text}`
  const order = orderOf(query, SHELF, 'g.created_at, g.group_id')
  const [counted, found] = await db.batch<{ total: number } & Stored>([
    db.prepare(`SELECT count(*) AS total ${where}`).bind(connection, ...values),
    db
      .prepare(`${selectOf(query.withMembers)} ${where} ORDER BY ${order} LIMIT ? OFFSET ?`)
      .bind(connection, ...values, query.count, query.startIndex - 1),
  ])
  return { total: counted?.results[0]?.total ?? 0, rows: (found?.results ?? []).map(rowOf) }
}

export async function findScimGroup(
  db: D1Database,
  connection: ScimConnectionId,
  id: string,
  withMembers: boolean,
): Promise<ScimGroupRow | null> {
  const row = await db
    .prepare(
      `${selectOf(withMembers)} FROM scim_groups g WHERE g.connection_id = ? AND g.group_id = ?`,
    )
    .bind(connection, id)
    .first<Stored>()
  return row && rowOf(row)
}

type Stored = {
  group_id: GroupId
  external_id: string | null
  display_name: string
  members: string | null
  version: number
  created_at: number
  updated_at: number
}

const MEMBERS = `memberships m JOIN people p ON p.id = m.person_id
  JOIN scim_users u ON u.person_id = m.person_id AND u.connection_id = g.connection_id
    AND u.deleted_at IS NULL AND m.group_id = g.group_id`

function selectOf(withMembers: boolean): string {
  const members = `(SELECT json_group_array(
      json_object('value', u.id, 'display', p.display_name, 'personId', p.id) ORDER BY u.id)
    FROM ${MEMBERS})`
  return `SELECT g.group_id, g.external_id, g.display_name, g.version, g.created_at, g.updated_at,
    ${withMembers ? members : 'NULL'} AS members`
}

const SHELF: Shelf = {
  columns: {
    id: 'g.group_id',
    externalId: 'g.external_id',
    displayName: 'g.display_key',
    'meta.resourceType': `'Group'`,
    'meta.created': 'g.created_at',
    'meta.lastModified': 'g.updated_at',
    'meta.version': `'W/"' || g.version || '"'`,
  },
  json: null,
  tables: {
    schemas: {
      from: `(SELECT 'urn:ietf:params:scim:schemas:core:2.0:Group' AS urn) s`,
      columns: { '': 's.urn' },
    },
    members: {
      from: MEMBERS,
      columns: { '': 'u.id', value: 'u.id', display: 'lower(p.display_name)', type: `'user'` },
    },
  },
}

function rowOf(row: Stored): ScimGroupRow {
  return {
    id: row.group_id,
    externalId: row.external_id,
    displayName: row.display_name,
    members: row.members === null ? null : JSON.parse(row.members),
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
