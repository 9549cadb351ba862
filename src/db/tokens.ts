import { and, asc, eq, getTableColumns, gt, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { PersonId, TokenId } from '../domain/ids'
import { LIMITS } from '../domain/limits'
import type { GivenRole } from '../domain/permission/may'
import type { TokenVerb } from '../domain/token'
import { change, guard } from './catalogue-change'
import { freshId } from './catalogue-id'
import { not, type Written } from './catalogue-problem'
import { GIVEN_ROLES, readGivenRoles } from './given-roles'
import { type Editor, factStatement } from './history'
import { keyAfter, type Page, pageOf, type Slice } from './page'
import { people } from './tables/directory'
import { tokens } from './tables/tokens'

const SEEN_EVERY_MS = 60_000

export type TokenRow = Omit<typeof tokens.$inferSelect, 'hash'> & { readonly ownerName: string }

export type TokenInput = {
  readonly name: string
  readonly verbs: readonly TokenVerb[]
  readonly scope: string
  readonly expiresAt: number
}

const { hash: _hash, ...columns } = getTableColumns(tokens)

/** Of one person, or of everybody; those that still open something, the newest last. */
export async function listTokens(
  db: D1Database,
  personId: PersonId | null,
  { limit, cursor }: Slice,
): Promise<Page<TokenRow>> {
  const key = keyAfter(cursor, ['number', 'string'])
  const rows = await drizzle(db)
    .select({ ...columns, ownerName: people.displayName })
    .from(tokens)
    .innerJoin(people, eq(people.id, tokens.personId))
    .where(
      and(
        gt(tokens.expiresAt, Date.now()),
        personId ? eq(tokens.personId, personId) : undefined,
        key ? sql`(${tokens.createdAt}, ${tokens.id}) > (${key[0]}, ${key[1]})` : undefined,
      ),
    )
    .orderBy(asc(tokens.createdAt), asc(tokens.id))
    .limit(limit + 1)
  return pageOf(rows, limit, (row) => [row.createdAt, row.id])
}

export async function findToken(db: D1Database, id: TokenId): Promise<TokenRow | null> {
  const row = await drizzle(db)
    .select({ ...columns, ownerName: people.displayName })
    .from(tokens)
    .innerJoin(people, eq(people.id, tokens.personId))
    .where(eq(tokens.id, id))
    .get()
  return row ?? null
}

export async function addToken(
  db: D1Database,
  owner: { readonly id: PersonId; readonly name: string },
  hash: string,
  input: TokenInput,
): Promise<Written<TokenId>> {
  const id = freshId('tok')
  const now = Date.now()
  const { name, verbs, scope, expiresAt } = input
  const few = '(SELECT count(*) FROM tokens WHERE person_id = ? AND expires_at > ?) < ?'
  const done = await change(db, [
    guard(
      db,
      'person_ended',
      'EXISTS (SELECT 1 FROM people WHERE id = ? AND active = 1)',
      owner.id,
    ),
    guard(db, 'token_limit', few, owner.id, now, LIMITS.tokensPerPerson),
    db
      .prepare(
        `INSERT INTO tokens (hash, id, person_id, name, verbs, scope, created_at, expires_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .bind(hash, id, owner.id, name, JSON.stringify(verbs), scope, now, expiresAt),
    factStatement(db, owner, {
      type: 'token.created',
      personId: owner.id,
      data: { tokenId: id, ...input },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

export async function revokeToken(
  db: D1Database,
  editor: Editor,
  { id, personId, name }: TokenRow,
): Promise<Written<TokenId>> {
  const done = await change(db, [
    guard(db, 'token_unknown', 'EXISTS (SELECT 1 FROM tokens WHERE id = ?)', id),
    db.prepare('DELETE FROM tokens WHERE id = ?').bind(id),
    factStatement(db, editor, { type: 'token.revoked', personId, data: { tokenId: id, name } }),
  ])
  return done.ok ? { ok: true, id } : not(done.problem.code)
}

export type TokenHolder = {
  readonly token: TokenRow
  readonly email: string | null
  readonly roles: readonly GivenRole[]
}

/** Who comes with it, as they are now; null where it opens nothing (any more). */
export async function findTokenHolder(
  db: D1Database,
  hash: string,
  now: number,
): Promise<TokenHolder | null> {
  const row = await db
    .prepare(
      `SELECT t.id, t.person_id AS personId, t.name, t.verbs, t.scope, t.created_at AS createdAt,
         t.expires_at AS expiresAt, t.used_at AS usedAt, p.display_name AS ownerName, p.email,
         ${GIVEN_ROLES} AS given
       FROM tokens t JOIN people p ON p.id = t.person_id
       WHERE t.hash = ? AND t.expires_at > ? AND p.active = 1`,
    )
    .bind(hash, now)
    .first<Omit<TokenRow, 'verbs'> & { verbs: string; email: string | null; given: string }>()
  if (!row) return null
  const { email, given, verbs, ...rest } = row
  const token = { ...rest, verbs: JSON.parse(verbs) as readonly TokenVerb[] }
  return { token, email, roles: readGivenRoles(given) }
}

/** Writes at most once a minute. */
export async function touchToken(db: D1Database, { id, usedAt }: TokenRow, now: number) {
  if (usedAt !== null && now - usedAt < SEEN_EVERY_MS) return
  await db.prepare('UPDATE tokens SET used_at = ? WHERE id = ?').bind(now, id).run()
}

/** Forgets those that have run out long enough ago for nobody to wonder. */
export async function pruneTokens(db: D1Database, now: number): Promise<void> {
  await db.prepare('DELETE FROM tokens WHERE expires_at <= ?').bind(now).run()
}
