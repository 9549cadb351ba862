import { change, guard } from './catalogue-change'
import type { CatalogueProblemCode, Written } from './catalogue-problem'
import { type Editor, factStatement } from './history'

/** A table of keys that belong to something, and what they are called in refusals and history. */
export type PairedKeys = {
  readonly table: string
  readonly owners: string
  readonly ownedBy: string
  /** The refusals where there is no such owner, or key of it, and where it has two. */
  readonly unknown: CatalogueProblemCode
  readonly tooMany: CatalogueProblemCode
  /** History has `<noun>.created` and `<noun>.revoked`, with ids under these two names. */
  readonly noun: string
  readonly names: readonly [owner: string, key: string]
}

/** Two at most, so that one can replace the other without a gap. */
const MOST = 2

/** Adds a key to what is alive still; `columns` are what the table has beside the owner and the time. */
export async function addKey<Id extends string>(
  db: D1Database,
  editor: Editor,
  { table, owners, ownedBy, unknown, tooMany, noun, names }: PairedKeys,
  owner: string,
  columns: { readonly id: Id; readonly [column: string]: string },
  ...conditions: readonly D1PreparedStatement[]
): Promise<Written<Id>> {
  const { id } = columns
  const living = `EXISTS (SELECT 1 FROM ${owners} WHERE id = ? AND retired_at IS NULL)`
  const fewer = `(SELECT count(*) FROM ${table} WHERE ${ownedBy} = ?) < ${MOST}`
  const row = { ...columns, [ownedBy]: owner, created_at: Date.now() }
  const places = Object.keys(row).map(() => '?')
  const done = await change(db, [
    guard(db, unknown, living, owner),
    ...conditions,
    guard(db, tooMany, fewer, owner),
    db
      .prepare(`INSERT INTO ${table} (${Object.keys(row)}) VALUES (${places})`)
      .bind(...Object.values(row)),
    factStatement(db, editor, {
      type: `${noun}.created`,
      data: { [names[0]]: owner, [names[1]]: id },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

/** Revoking what is not there is refused as unknown. */
export async function revokeKey<Id extends string>(
  db: D1Database,
  editor: Editor,
  { table, ownedBy, unknown, noun, names }: PairedKeys,
  owner: string,
  id: Id,
): Promise<Written<Id>> {
  const there = `EXISTS (SELECT 1 FROM ${table} WHERE id = ? AND ${ownedBy} = ?)`
  const done = await change(db, [
    guard(db, unknown, there, id, owner),
    db.prepare(`DELETE FROM ${table} WHERE id = ?`).bind(id),
    factStatement(db, editor, {
      type: `${noun}.revoked`,
      data: { [names[0]]: owner, [names[1]]: id },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}
