import type { ScimConnectionId } from '../domain/ids'

/** Whose token it was: everything that is read or written is this connection's. */
export type ScimCaller = {
  readonly id: ScimConnectionId
  readonly name: string
  readonly provider: string
  readonly groupPrefix: string
}

export type ScimErrorRow = {
  readonly at: number
  /** Method and path, without what was sent. */
  readonly request: string
  readonly status: number
  readonly scimType: string | null
  readonly detail: string
}

const SEEN_EVERY_MS = 60_000
const ERRORS_KEPT = 50

/** The connection that this token is good for; writes that it was used at most once a minute. */
export async function findScimCaller(
  db: D1Database,
  hash: string,
  now: number,
): Promise<ScimCaller | null> {
  const row = await db
    .prepare(
      `SELECT c.id, c.name, c.provider, c.group_prefix AS groupPrefix, t.used_at AS usedAt
       FROM scim_tokens t JOIN scim_connections c ON c.id = t.connection_id
       WHERE t.hash = ? AND c.retired_at IS NULL`,
    )
    .bind(hash)
    .first<ScimCaller & { usedAt: number | null }>()
  if (!row) return null
  const { usedAt, ...caller } = row
  if (usedAt === null || now - usedAt >= SEEN_EVERY_MS)
    await db.prepare('UPDATE scim_tokens SET used_at = ? WHERE hash = ?').bind(now, hash).run()
  return caller
}

/** Keeps the last fifty of a connection, for administrators to see. */
export async function noteScimError(
  db: D1Database,
  connection: ScimConnectionId,
  { at, request, status, scimType, detail }: ScimErrorRow,
): Promise<void> {
  await db.batch([
    db
      .prepare(
        `INSERT INTO scim_errors (connection_id, at, request, status, scim_type, detail)
         VALUES (?, ?, ?, ?, ?, ?)`,
      )
      .bind(connection, at, request, status, scimType, detail),
    db
      .prepare(
        `DELETE FROM scim_errors WHERE connection_id = ?1 AND id <= (
           SELECT id FROM scim_errors WHERE connection_id = ?1
           ORDER BY id DESC LIMIT 1 OFFSET ${ERRORS_KEPT})`,
      )
      .bind(connection),
  ])
}

/** The newest first. */
export async function scimErrors(
  db: D1Database,
  connection: ScimConnectionId,
): Promise<readonly ScimErrorRow[]> {
  const { results } = await db
    .prepare(
      `SELECT at, request, status, scim_type AS scimType, detail FROM scim_errors
       WHERE connection_id = ? ORDER BY id DESC`,
    )
    .bind(connection)
    .all<ScimErrorRow>()
  return results
}
