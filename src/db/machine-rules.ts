import { asc, eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { MachineId, MachineRuleId, PersonId } from '../domain/ids'
import { LIMITS } from '../domain/limits'
import { change, guard } from './catalogue-change'
import { freshId } from './catalogue-id'
import type { Written } from './catalogue-problem'
import { type Editor, factStatement } from './history'
import { guardActive, guardOwner } from './machine-tokens'
import { activeMachines, machineRules } from './tables/machines'

export type MachineRule = typeof machineRules.$inferSelect

export type MachineRuleInput = Pick<
  MachineRule,
  'name' | 'issuer' | 'audience' | 'claims' | 'verbs' | 'scope' | 'sessionSeconds' | 'isOnce'
>

export function rulesOfMachine(db: D1Database, id: MachineId): Promise<MachineRule[]> {
  return drizzle(db)
    .select()
    .from(machineRules)
    .where(eq(machineRules.machineId, id))
    .orderBy(asc(machineRules.createdAt), asc(machineRules.id))
}

/** The rules about one issuer, of machines that may do something, the oldest first. */
export async function rulesFor(db: D1Database, issuer: string): Promise<LiveRule[]> {
  const rows = await drizzle(db)
    .select({ rule: machineRules, machineName: activeMachines.name })
    .from(machineRules)
    .innerJoin(activeMachines, eq(activeMachines.id, machineRules.machineId))
    .where(eq(machineRules.issuer, issuer))
    .orderBy(asc(machineRules.createdAt), asc(machineRules.id))
  return rows.map(({ rule, machineName }) => ({ ...rule, machineName }))
}

export type LiveRule = MachineRule & { readonly machineName: string }

/** By one of its owners only, who gains by what is asked through it. */
export async function addRule(
  db: D1Database,
  maker: Editor & { readonly id: PersonId },
  machineId: MachineId,
  input: MachineRuleInput,
): Promise<Written<MachineRuleId>> {
  const id = freshId('mru')
  const { name, issuer, audience, claims, verbs, scope, sessionSeconds, isOnce } = input
  const few = '(SELECT count(*) FROM machine_rules WHERE machine_id = ?) < ?'
  const done = await change(db, [
    guardActive(db, machineId),
    guardOwner(db, machineId, maker.id),
    guard(db, 'machine_rule_limit', few, machineId, LIMITS.rulesPerMachine),
    db
      .prepare(
        `INSERT INTO machine_rules (id, machine_id, name, issuer, audience, claims, verbs, scope,
           session_seconds, is_once, made_by, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .bind(
        ...[id, machineId, name, issuer, audience, JSON.stringify(claims), JSON.stringify(verbs)],
        ...[scope, sessionSeconds, isOnce ? 1 : 0, maker.id, Date.now()],
      ),
    factStatement(db, maker, {
      type: 'machine.rule_added',
      personId: machineId,
      data: { machineId, ruleId: id, ...input },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

/** Sessions that came by it end with it. */
export async function removeRule(
  db: D1Database,
  editor: Editor,
  machineId: MachineId,
  ruleId: MachineRuleId,
): Promise<Written<MachineRuleId>> {
  const theirs = 'EXISTS (SELECT 1 FROM machine_rules WHERE id = ? AND machine_id = ?)'
  const done = await change(db, [
    guard(db, 'machine_rule_unknown', theirs, ruleId, machineId),
    db.prepare('DELETE FROM tokens WHERE rule_id = ?').bind(ruleId),
    db.prepare('DELETE FROM machine_rules WHERE id = ?').bind(ruleId),
    factStatement(db, editor, {
      type: 'machine.rule_removed',
      personId: machineId,
      data: { machineId, ruleId },
    }),
  ])
  return done.ok ? { ok: true, id: ruleId } : done
}
