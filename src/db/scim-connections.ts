import type { ScimConnectionId, ScimTokenId } from '../domain/ids'
import { change, guard } from './catalogue-change'
import { freshId } from './catalogue-id'
import { not, type Written } from './catalogue-problem'
import { type Editor, factStatement } from './history'
import { addKey, type PairedKeys, revokeKey } from './paired-keys'

export type ScimToken = {
  readonly id: ScimTokenId
  readonly createdAt: number
  readonly usedAt: number | null
}

export type ScimConnectionRow = {
  readonly id: ScimConnectionId
  readonly name: string
  /** The issuer whose subjects the external ids are. */
  readonly provider: string
  readonly groupPrefix: string
  readonly createdAt: number
  readonly userCount: number
  readonly groupCount: number
  readonly tokens: readonly ScimToken[]
}

export type ScimConnectionInput = Pick<ScimConnectionRow, 'name' | 'provider' | 'groupPrefix'>

const TOKENS: PairedKeys = {
  table: 'scim_tokens',
  owners: 'scim_connections',
  ownedBy: 'connection_id',
  unknown: 'scim_connection_unknown',
  tooMany: 'scim_token_limit',
  noun: 'scim_token',
  names: ['scimConnectionId', 'scimTokenId'],
}

const SELECT = `SELECT c.id, c.name, c.provider, c.group_prefix AS groupPrefix,
    c.created_at AS createdAt,
    (SELECT count(*) FROM scim_users u
     WHERE u.connection_id = c.id AND u.deleted_at IS NULL) AS userCount,
    (SELECT count(*) FROM scim_groups g WHERE g.connection_id = c.id) AS groupCount,
    (SELECT json_group_array(
       json_object('id', t.id, 'createdAt', t.created_at, 'usedAt', t.used_at)
       ORDER BY t.created_at, t.id)
     FROM scim_tokens t WHERE t.connection_id = c.id) AS tokens
  FROM scim_connections c WHERE c.retired_at IS NULL`

type Stored = Omit<ScimConnectionRow, 'tokens'> & { readonly tokens: string }

export async function listScimConnections(db: D1Database): Promise<ScimConnectionRow[]> {
  const { results } = await db.prepare(`${SELECT} ORDER BY c.name`).all<Stored>()
  return results.map(rowOf)
}

export async function findScimConnection(
  db: D1Database,
  id: ScimConnectionId,
): Promise<ScimConnectionRow | null> {
  const row = await db.prepare(`${SELECT} AND c.id = ?`).bind(id).first<Stored>()
  return row && rowOf(row)
}

export async function createScimConnection(
  db: D1Database,
  editor: Editor,
  input: ScimConnectionInput,
): Promise<Written<ScimConnectionId>> {
  const id = freshId('sci')
  const { name, provider, groupPrefix } = input
  const done = await change(db, [
    guard(
      db,
      'scim_provider_taken',
      'NOT EXISTS (SELECT 1 FROM scim_connections WHERE provider = ? AND retired_at IS NULL)',
      provider,
    ),
    db
      .prepare(
        `INSERT INTO scim_connections (id, name, provider, group_prefix, created_at)
         VALUES (?, ?, ?, ?, ?)`,
      )
      .bind(id, name, provider, groupPrefix, Date.now()),
    factStatement(db, editor, {
      type: 'scim_connection.created',
      data: { scimConnectionId: id, ...input },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

/**
 * Its tokens are good for nothing any more. The people stay as they are, and the groups become ours
 * to edit; nothing is known any more about who ended whom, so nobody is brought back through it.
 */
export async function retireScimConnection(
  db: D1Database,
  editor: Editor,
  id: ScimConnectionId,
): Promise<Written<ScimConnectionId>> {
  const connection = await findScimConnection(db, id)
  if (!connection) return not('scim_connection_unknown')
  const done = await change(db, [
    db.prepare('UPDATE scim_connections SET retired_at = ? WHERE id = ?').bind(Date.now(), id),
    db.prepare('DELETE FROM scim_tokens WHERE connection_id = ?').bind(id),
    db.prepare('DELETE FROM scim_groups WHERE connection_id = ?').bind(id),
    db.prepare('DELETE FROM scim_users WHERE connection_id = ?').bind(id),
    db.prepare('DELETE FROM scim_errors WHERE connection_id = ?').bind(id),
    factStatement(db, editor, {
      type: 'scim_connection.retired',
      data: { scimConnectionId: id, name: connection.name },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

export function addScimToken(
  db: D1Database,
  editor: Editor,
  connectionId: ScimConnectionId,
  hash: string,
) {
  return addKey(db, editor, TOKENS, connectionId, { id: freshId('sct'), hash })
}

export function revokeScimToken(
  db: D1Database,
  editor: Editor,
  connectionId: ScimConnectionId,
  id: ScimTokenId,
) {
  return revokeKey(db, editor, TOKENS, connectionId, id)
}

function rowOf({ tokens, ...row }: Stored): ScimConnectionRow {
  return { ...row, tokens: JSON.parse(tokens) as ScimToken[] }
}
