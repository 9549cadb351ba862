import { and, asc, eq, getTableColumns, gt, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { MachineId, PersonId, TokenId } from '../domain/ids'
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

type Stored = Omit<typeof tokens.$inferSelect, 'hash'>

/** A token as lists show it. */
export type TokenShown = Omit<Stored, 'personId' | 'machineId' | 'ruleId' | 'madeBy'>

/** A person's token. */
export type TokenRow = TokenShown & { readonly personId: PersonId; readonly ownerName: string }

export type TokenInput = {
  readonly name: string
  readonly verbs: readonly TokenVerb[]
  readonly scope: string
  readonly expiresAt: number
}

const {
  hash: _hash,
  personId: _person,
  machineId: _machine,
  ruleId: _rule,
  madeBy: _maker,
  ...columns
} = getTableColumns(tokens)

export const TOKEN_COLUMNS = columns

/** Of people only: what machines come with is listed with each machine. */
const OF_PEOPLE = { ...TOKEN_COLUMNS, personId: people.id, ownerName: people.displayName }

/** Of one person, or of everybody; those that still open something, the newest last. */
export async function listTokens(
  db: D1Database,
  personId: PersonId | null,
  { limit, cursor }: Slice,
): Promise<Page<TokenRow>> {
  const key = keyAfter(cursor, ['number', 'string'])
  const rows = await drizzle(db)
    .select(OF_PEOPLE)
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
    .select(OF_PEOPLE)
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
  readonly token: TokenShown
  /** The person, or the machine, as they are called. */
  readonly holder:
    | { readonly kind: 'person'; readonly id: PersonId; readonly name: string }
    | { readonly kind: 'machine'; readonly id: MachineId; readonly name: string }
  readonly email: string | null
  readonly roles: readonly GivenRole[]
}

type Found = Omit<TokenShown, 'verbs'> & {
  readonly verbs: string
  readonly personId: PersonId | null
  readonly machineId: MachineId | null
  readonly personName: string | null
  readonly machineName: string | null
  readonly email: string | null
  readonly given: string
}

/** Who comes with it, as they are now; null where it opens nothing (any more). */
export async function findTokenHolder(
  db: D1Database,
  hash: string,
  now: number,
): Promise<TokenHolder | null> {
  const row = await db
    .prepare(
      `SELECT t.id, t.name, t.verbs, t.scope, t.created_at AS createdAt, t.expires_at AS expiresAt,
         t.used_at AS usedAt, p.id AS personId, p.display_name AS personName, p.email,
         m.id AS machineId, m.name AS machineName, ${GIVEN_ROLES} AS given
       FROM tokens t
       LEFT JOIN people p ON p.id = t.person_id AND p.active = 1
       LEFT JOIN active_machines m ON m.id = t.machine_id
       WHERE t.hash = ? AND t.expires_at > ?`,
    )
    .bind(hash, now)
    .first<Found>()
  if (!row) return null
  const { email, given, verbs, personId, machineId, personName, machineName, ...rest } = row
  const token = { ...rest, verbs: JSON.parse(verbs) as readonly TokenVerb[] }
  if (personId) {
    const holder = { kind: 'person', id: personId, name: personName ?? '' } as const
    return { token, holder, email, roles: readGivenRoles(given) }
  }
  if (!machineId) return null
  const holder = { kind: 'machine', id: machineId, name: machineName ?? '' } as const
  return { token, holder, email: null, roles: [] }
}

/** Writes at most once a minute. */
export async function touchToken(db: D1Database, { id, usedAt }: TokenShown, now: number) {
  if (usedAt !== null && now - usedAt < SEEN_EVERY_MS) return
  await db.prepare('UPDATE tokens SET used_at = ? WHERE id = ?').bind(now, id).run()
}

/** Forgets those that have run out long enough ago for nobody to wonder. */
export async function pruneTokens(db: D1Database, now: number): Promise<void> {
  await db.prepare('DELETE FROM tokens WHERE expires_at <= ?').bind(now).run()
}
