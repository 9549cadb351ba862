import { eq, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { ResourceKind, Sharing } from '../domain/account'
import type { ResourceId } from '../domain/ids'
import { change, guard } from './catalogue-change'
import { freshId } from './catalogue-id'
import { not, type Written } from './catalogue-problem'
import { type Editor, factStatement } from './history'
import { retireOrder } from './orders'
import { resources } from './tables/catalogue'

export type ResourceRow = typeof resources.$inferSelect

export type ResourceInput = {
  readonly name: string
  readonly kind: ResourceKind
  readonly description: string
  readonly tags: readonly string[]
  readonly sharing: Sharing
}

export async function findResource(db: D1Database, id: ResourceId): Promise<ResourceRow | null> {
  return (await drizzle(db).select().from(resources).where(eq(resources.id, id)).get()) ?? null
}

/** What to call these resources. */
export async function resourceNames(
  db: D1Database,
  ids: readonly ResourceId[],
): Promise<Record<string, string>> {
  const rows = await drizzle(db)
    .select({ id: resources.id, name: resources.name })
    .from(resources)
    .where(sql`${resources.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}

export async function findResourceByName(
  db: D1Database,
  name: string,
): Promise<ResourceRow | null> {
  return (await drizzle(db).select().from(resources).where(eq(resources.name, name)).get()) ?? null
}

export async function createResource(
  db: D1Database,
  editor: Editor,
  input: ResourceInput,
): Promise<Written<ResourceId>> {
  const id = freshId('res')
  const { name, kind, description, tags, sharing } = input
  const done = await change(db, [
    guardName(db, id, name),
    db
      .prepare(
        `INSERT INTO resources (id, name, kind, description, tags, sharing, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .bind(id, name, kind, description, JSON.stringify(tags), sharing, Date.now()),
    factStatement(db, editor, { type: 'resource.created', resourceId: id, data: { ...input } }),
  ])
  return done.ok ? { ok: true, id } : done
}

export async function updateResource(
  db: D1Database,
  editor: Editor,
  id: ResourceId,
  input: ResourceInput,
): Promise<Written<ResourceId>> {
  const before = await findResource(db, id)
  if (!before) return not('resource_unknown')
  const { name, kind, description, tags, sharing } = input
  const done = await change(db, [
    guardLive(db, id),
    ...(name === before.name ? [] : [guardName(db, id, name)]),
    db
      .prepare(
        `UPDATE resources SET name = ?, kind = ?, description = ?, tags = ?, sharing = ?
         WHERE id = ?`,
      )
      .bind(name, kind, description, JSON.stringify(tags), sharing, id),
    factStatement(db, editor, {
      type: 'resource.updated',
      resourceId: id,
      data: { before: inputOf(before), after: { ...input } },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

/** Retired resources keep their name and their history, and nobody can ask for them any more. */
export async function retireResource(
  db: D1Database,
  editor: Editor,
  id: ResourceId,
): Promise<Written<ResourceId>> {
  const resource = await findResource(db, id)
  if (!resource) return not('resource_unknown')
  const done = await change(db, [
    guardLive(db, id),
    db.prepare('UPDATE resources SET retired_at = ? WHERE id = ?').bind(Date.now(), id),
    retireOrder(db, editor, id, { type: 'retire', accountId: null, reason: 'resource retired' }),
    factStatement(db, editor, {
      type: 'resource.retired',
      resourceId: id,
      data: { name: resource.name },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

/** Globs know capitals from small letters, people do not: “Prod” would pass for “prod”. */
function guardName(db: D1Database, id: ResourceId, name: string): D1PreparedStatement {
  const free = 'NOT EXISTS (SELECT 1 FROM resources WHERE name = ? COLLATE NOCASE AND id <> ?)'
  return guard(db, 'name_taken', free, name, id)
}

/** Undoes the batch where the resource is retired. */
export function guardLive(db: D1Database, id: ResourceId): D1PreparedStatement {
  const live = 'EXISTS (SELECT 1 FROM resources WHERE id = ? AND retired_at IS NULL)'
  return guard(db, 'resource_retired', live, id)
}

function inputOf({ name, kind, description, tags, sharing }: ResourceRow): ResourceInput {
  return { name, kind, description, tags, sharing }
}
