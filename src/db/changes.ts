import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { ChangeId, PersonId } from '../domain/ids'
import { ALL_CHANGE_KINDS, type ChangeKind } from '../domain/permission/change-kind'
import { change, guard } from './catalogue-change'
import type { Written } from './catalogue-problem'
import { type Editor, factStatement } from './history'
import { keyAfter, type Page, pageOf, type Slice } from './page'
import { changes } from './tables/changes'

export type ChangeRow = typeof changes.$inferSelect

export type Proposal = Pick<
  ChangeRow,
  'id' | 'kind' | 'title' | 'sentences' | 'sealed' | 'base' | 'expiresAt'
>

/** Read from the primary with each change: a setting that was made just now counts. */
export async function kindsWithSecond(db: D1Database): Promise<readonly ChangeKind[]> {
  const { results } = await db.prepare('SELECT kind FROM second_person').all<{ kind: string }>()
  const stored = results.map(({ kind }) => kind)
  return ALL_CHANGE_KINDS.filter((kind) => stored.includes(kind))
}

export async function setKindsWithSecond(
  db: D1Database,
  editor: Editor,
  before: readonly ChangeKind[],
  kinds: readonly ChangeKind[],
): Promise<Written<'second_person'>> {
  const done = await change(db, [
    db.prepare('DELETE FROM second_person'),
    db
      .prepare('INSERT INTO second_person (kind, since) SELECT value, ? FROM json_each(?)')
      .bind(Date.now(), JSON.stringify(kinds)),
    factStatement(db, editor, { type: 'second_person.set', data: { before, after: kinds } }),
  ])
  return done.ok ? { ok: true, id: 'second_person' } : done
}

export async function addChange(
  db: D1Database,
  editor: Editor,
  proposal: Proposal,
): Promise<Written<ChangeId>> {
  const { id, kind, title, sentences, sealed, base, expiresAt } = proposal
  const data = { changeId: id, kind, title, sentences }
  const done = await change(db, [
    db
      .prepare(
        `INSERT INTO changes (id, kind, title, sentences, sealed, base, proposer_id,
           proposer_name, proposed_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .bind(
        ...[id, kind, title, JSON.stringify(sentences), sealed, base],
        ...[editor.id, editor.name, Date.now(), expiresAt],
      ),
    factStatement(db, editor, { type: 'change.proposed', data }),
  ])
  return done.ok ? { ok: true, id } : done
}

/** Newest first. */
export async function listChanges(
  db: D1Database,
  kinds: readonly ChangeKind[],
  { limit, cursor }: Slice,
): Promise<Page<ChangeRow>> {
  const key = keyAfter(cursor, ['number', 'string'])
  const before = key
    ? sql`(${changes.proposedAt}, ${changes.id}) < (${key[0]}, ${key[1]})`
    : undefined
  const rows = await drizzle(db)
    .select()
    .from(changes)
    .where(and(inArray(changes.kind, [...kinds]), before))
    .orderBy(desc(changes.proposedAt), desc(changes.id))
    .limit(limit + 1)
  return pageOf(rows, limit, (row) => [row.proposedAt, row.id])
}

export async function findChange(db: D1Database, id: ChangeId): Promise<ChangeRow | null> {
  return (await drizzle(db).select().from(changes).where(eq(changes.id, id)).get()) ?? null
}

/** For the batch that makes the change, so that it is made once, or for one that rejects it. */
export function settleStatements(
  db: D1Database,
  editor: Editor,
  { id, kind, title, proposerId }: ChangeRow,
  state: 'confirmed' | 'rejected',
  note: string,
): readonly D1PreparedStatement[] {
  const now = Date.now()
  const open =
    "EXISTS (SELECT 1 FROM changes WHERE id = ? AND state = 'proposed' AND expires_at > ?)"
  return [
    guard(db, 'change_settled', open, id, now),
    db
      .prepare(
        'UPDATE changes SET state = ?, settled_at = ?, settled_by = ?, note = ? WHERE id = ?',
      )
      .bind(state, now, editor.name, note, id),
    factStatement(db, editor, {
      type: `change.${state}`,
      ...(proposerId.startsWith('per_') ? { personId: proposerId as PersonId } : {}),
      data: { changeId: id, kind, title, ...(note ? { note } : {}) },
    }),
  ]
}

export async function settle(
  db: D1Database,
  statements: readonly D1PreparedStatement[],
  id: ChangeId,
): Promise<Written<ChangeId>> {
  const done = await change(db, [...statements])
  return done.ok ? { ok: true, id } : done
}

/** The same database, where the next batches also do this: for a write that has to carry more. */
export function alongside(db: D1Database, more: readonly D1PreparedStatement[]): D1Database {
  return {
    prepare: (query) => db.prepare(query),
    batch: async <Row>(statements: D1PreparedStatement[]) =>
      (await db.batch<Row>([...more, ...statements])).slice(more.length),
    exec: (query) => db.exec(query),
    dump: () => db.dump(),
    withSession: (bookmark) => db.withSession(bookmark),
  } as D1Database
}
