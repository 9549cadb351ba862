import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { MachineId, MachineRuleId, PersonId, TokenId } from '../domain/ids'
import { LIMITS } from '../domain/limits'
import { change, guard } from './catalogue-change'
import { freshId } from './catalogue-id'
import type { Written } from './catalogue-problem'
import { type Editor, factStatement } from './history'
import { keyAfter, type Page, pageOf, type Slice } from './page'
import { tokens } from './tables/tokens'
import { TOKEN_COLUMNS, type TokenInput, type TokenShown } from './tokens'

/** A machine's token, or a session of it, which came by a rule. */
export type MachineToken = TokenShown & { readonly ruleId: MachineRuleId | null }

/** What a machine can come with now, the newest last. */
export async function tokensOfMachine(
  db: D1Database,
  id: MachineId,
  { limit, cursor }: Slice,
): Promise<Page<MachineToken>> {
  const key = keyAfter(cursor, ['number', 'string'])
  const rows = await drizzle(db)
    .select(COLUMNS)
    .from(tokens)
    .where(
      and(
        eq(tokens.machineId, id),
        gt(tokens.expiresAt, Date.now()),
        key ? sql`(${tokens.createdAt}, ${tokens.id}) > (${key[0]}, ${key[1]})` : undefined,
      ),
    )
    .orderBy(asc(tokens.createdAt), asc(tokens.id))
    .limit(limit + 1)
  return pageOf(rows, limit, (row) => [row.createdAt, row.id])
}

export async function findMachineToken(db: D1Database, id: TokenId): Promise<MachineToken | null> {
  return (await drizzle(db).select(COLUMNS).from(tokens).where(eq(tokens.id, id)).get()) ?? null
}

const COLUMNS = { ...TOKEN_COLUMNS, ruleId: tokens.ruleId }

/** By one of its owners only, who gains by what is asked with it. */
export async function addMachineToken(
  db: D1Database,
  maker: Editor & { readonly id: PersonId },
  machineId: MachineId,
  hash: string,
  input: TokenInput,
): Promise<Written<TokenId>> {
  const id = freshId('tok')
  const now = Date.now()
  const { name, verbs, scope, expiresAt } = input
  const few = `(SELECT count(*) FROM tokens
    WHERE machine_id = ? AND rule_id IS NULL AND expires_at > ?) < ?`
  const done = await change(db, [
    guardActive(db, machineId),
    guardOwner(db, machineId, maker.id),
    guard(db, 'token_limit', few, machineId, now, LIMITS.tokensPerMachine),
    db
      .prepare(
        `INSERT INTO tokens
           (hash, id, machine_id, made_by, name, verbs, scope, created_at, expires_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .bind(hash, id, machineId, maker.id, name, JSON.stringify(verbs), scope, now, expiresAt),
    factStatement(db, maker, {
      type: 'token.created',
      personId: machineId,
      data: { tokenId: id, machineId, ...input },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

export async function revokeMachineToken(
  db: D1Database,
  editor: Editor,
  machineId: MachineId,
  tokenId: TokenId,
): Promise<Written<TokenId>> {
  const theirs = 'EXISTS (SELECT 1 FROM tokens WHERE id = ? AND machine_id = ?)'
  const done = await change(db, [
    guard(db, 'token_unknown', theirs, tokenId, machineId),
    db.prepare('DELETE FROM tokens WHERE id = ?').bind(tokenId),
    factStatement(db, editor, {
      type: 'token.revoked',
      personId: machineId,
      data: { tokenId, machineId },
    }),
  ])
  return done.ok ? { ok: true, id: tokenId } : done
}

export function guardActive(db: D1Database, id: MachineId): D1PreparedStatement {
  return guard(db, 'machine_ended', 'EXISTS (SELECT 1 FROM active_machines WHERE id = ?)', id)
}

export function guardOwner(db: D1Database, id: MachineId, person: PersonId): D1PreparedStatement {
  const owns = `EXISTS (SELECT 1 FROM machine_owners
    WHERE machine_id = ? AND person_id = ? AND until IS NULL)`
  return guard(db, 'machine_not_owned', owns, id, person)
}
