import { change, guard } from './catalogue-change'
import { freshId } from './catalogue-id'
import { factStatement } from './history'
import type { LiveRule } from './machine-rules'
import { guardActive } from './machine-tokens'
import type { TokenInput } from './tokens'

/** A workload's token that was believed, as far as it must not come again. */
export type Heard = {
  readonly issuer: string
  readonly tokenHash: string
  /** How long it could come again, in epoch milliseconds. */
  readonly expiresAt: number
  /** What history keeps of it. */
  readonly subject: string
}

/** Begins a session; false where the token was exchanged before, or the rule is gone meanwhile. */
export async function beginMachineSession(
  db: D1Database,
  rule: LiveRule,
  { issuer, tokenHash, expiresAt, subject }: Heard,
  hash: string,
  { verbs, scope, expiresAt: endsAt }: Omit<TokenInput, 'name'>,
): Promise<boolean> {
  const now = Date.now()
  const { id: ruleId, machineId, machineName, name, isOnce } = rule
  const tokenId = freshId('tok')
  const fresh = 'NOT EXISTS (SELECT 1 FROM workload_tokens WHERE issuer = ? AND token_hash = ?)'
  const done = await change(db, [
    guardActive(db, machineId),
    guard(db, 'machine_rule_unknown', 'EXISTS (SELECT 1 FROM machine_rules WHERE id = ?)', ruleId),
    ...(isOnce ? [guard(db, 'workload_token_heard', fresh, issuer, tokenHash)] : []),
    db
      .prepare(
        `INSERT INTO workload_tokens (issuer, token_hash, expires_at) VALUES (?, ?, ?)
         ON CONFLICT DO NOTHING`,
      )
      .bind(issuer, tokenHash, expiresAt),
    db
      .prepare(
        `INSERT INTO tokens
           (hash, id, machine_id, rule_id, name, verbs, scope, created_at, expires_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .bind(hash, tokenId, machineId, ruleId, name, JSON.stringify(verbs), scope, now, endsAt),
    db.prepare('UPDATE machine_rules SET used_at = ? WHERE id = ?').bind(now, ruleId),
    factStatement(
      db,
      { id: machineId, name: `${machineName} (machine)` },
      {
        type: 'machine.signed_in',
        personId: machineId,
        data: { machineId, ruleId, rule: name, tokenId, issuer, subject, verbs, scope },
      },
    ),
  ])
  return done.ok
}

/** Forgets tokens that are too old to be believed again. */
export async function pruneWorkloadTokens(db: D1Database, now: number): Promise<void> {
  await db.prepare('DELETE FROM workload_tokens WHERE expires_at <= ?').bind(now).run()
}
