import { and, asc, desc, eq, gt, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { ResourceKind, Sharing } from '../domain/account'
import type { ResourceId } from '../domain/ids'
import type { Reach } from '../domain/permission/scope'
import { change, guard } from './catalogue-change'
import { freshId } from './catalogue-id'
import { not, type Written } from './catalogue-problem'
import { type Editor, factStatement } from './history'
import { retireOrder } from './orders'
import { keyAfter, type Page, pageOf, type Slice } from './page'
import { resources } from './tables/catalogue'
import { resourcesWithin } from './within'

export type ResourceRow = typeof resources.$inferSelect

export type ResourceInput = {
  readonly name: string
  readonly kind: ResourceKind
  readonly description: string
  readonly tags: readonly string[]
  readonly sharing: Sharing
}

export type ResourceFilter = {
  /** Which of them this is for; everything where it is left out. */
  readonly reach?: Reach
  /** Part of a name in any case, or of an account’s where so wished. */
  readonly q?: string | undefined
  readonly alsoAccounts?: boolean
  readonly includeRetired?: boolean
  readonly onlyRetired?: boolean
  readonly kind?: string | undefined
  readonly tag?: string | undefined
}

/** In order of names. */
export async function listResources(
  db: D1Database,
  { limit, cursor, ...filter }: ResourceFilter & Slice,
): Promise<Page<ResourceRow>> {
  const [name] = keyAfter(cursor, ['string']) ?? []
  const after = name === undefined ? undefined : gt(resources.name, String(name))
  const rows = await drizzle(db)
    .select()
    .from(resources)
    .where(and(...matching(filter), after))
    .orderBy(asc(resources.name))
    .limit(limit + 1)
  return pageOf(rows, limit, (row) => [row.name])
}

/** What was added last comes first. */
export async function newestResources(
  db: D1Database,
  { limit, cursor, ...filter }: ResourceFilter & Slice,
): Promise<Page<ResourceRow>> {
  const key = keyAfter(cursor, ['number', 'string'])
  const before = key
    ? sql`(${resources.createdAt}, ${resources.id}) < (${key[0]}, ${key[1]})`
    : undefined
  const rows = await drizzle(db)
    .select()
    .from(resources)
    .where(and(...matching(filter), before))
    .orderBy(desc(resources.createdAt), desc(resources.id))
    .limit(limit + 1)
  return pageOf(rows, limit, (row) => [row.createdAt, row.id])
}

function matching(filter: ResourceFilter): (SQL | undefined)[] {
  const { reach = 'everything', q, alsoAccounts, includeRetired, onlyRetired, kind, tag } = filter
  return [
    resourcesWithin(reach),
    includeRetired || onlyRetired ? undefined : isNull(resources.retiredAt),
    onlyRetired ? isNotNull(resources.retiredAt) : undefined,
    q ? or(named(q), alsoAccounts ? withAccount(q) : undefined) : undefined,
    kind ? sql`${resources.kind} = ${kind}` : undefined,
    tag ? sql`EXISTS (SELECT 1 FROM json_each(${resources.tags}) WHERE value = ${tag})` : undefined,
  ]
}

function named(q: string): SQL {
  return sql`instr(lower(${resources.name}), lower(${q})) > 0`
}

function withAccount(q: string): SQL {
  return sql`EXISTS (SELECT 1 FROM accounts a WHERE a.resource_id = ${resources.id}
    AND a.retired_at IS NULL AND instr(lower(a.name), lower(${q})) > 0)`
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
