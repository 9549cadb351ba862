import { asc, eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { PolicyId } from '../domain/ids'
import { namedForEmergencies } from '../domain/policy/break-glass'
import { machinesOf, type Policy, type Principals } from '../domain/policy/policy'
import { namedBy } from '../domain/policy/rings'
import { change, guard } from './catalogue-change'
import { freshId } from './catalogue-id'
import { not, type Written } from './catalogue-problem'
import { type Editor, factStatement } from './history'
import { toPolicy } from './policy-row'
import { policies } from './tables/catalogue'

/** A policy as people write it: its id, revision and place are Hallpass's. */
export type PolicyDraft = Omit<Policy, 'id' | 'revision'>

/** All of them in their order, active or not. */
export async function listPolicies(db: D1Database): Promise<Policy[]> {
  const rows = await drizzle(db)
    .select()
    .from(policies)
    .orderBy(asc(policies.position), asc(policies.id))
  return rows.map(toPolicy)
}

export async function findPolicy(db: D1Database, id: PolicyId): Promise<Policy | null> {
  const row = await drizzle(db).select().from(policies).where(eq(policies.id, id)).get()
  return row ? toPolicy(row) : null
}

/** `place` counts from 1; without it, or beyond the end, the policy comes last. */
export async function createPolicy(
  db: D1Database,
  editor: Editor,
  draft: PolicyDraft,
  place?: number,
): Promise<Written<PolicyId>> {
  const id = freshId('pol')
  const done = await change(db, [
    ...guardPrincipals(db, draft),
    spreadOut(db),
    insert(db, id, draft, place),
    closeUp(db),
    factStatement(db, editor, {
      type: 'policy.created',
      data: { policyId: id, after: draft, place: place ?? null },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

/** Raises the revision. Refused with `policy_changed` where somebody else was faster. */
export async function updatePolicy(
  db: D1Database,
  editor: Editor,
  id: PolicyId,
  draft: PolicyDraft,
): Promise<Written<PolicyId>> {
  const before = await findPolicy(db, id)
  if (!before) return not('policy_unknown')
  const { revision } = before
  const unchanged = 'EXISTS (SELECT 1 FROM policies WHERE id = ? AND revision = ?)'
  const done = await change(db, [
    guard(db, 'policy_changed', unchanged, id, revision),
    ...guardPrincipals(db, draft),
    db
      .prepare(
        `UPDATE policies SET revision = revision + 1, name = ?, active = ?, resources = ?,
           accounts = ?, kinds = ?, tags = ?, modes = ?, requesters = ?, terms = ?, updated_at = ?
         WHERE id = ?`,
      )
      .bind(...columnsOf(draft), Date.now(), id),
    factStatement(db, editor, {
      type: 'policy.updated',
      data: { policyId: id, revision: revision + 1, before, after: draft },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

/** `place` counts from 1. */
export async function movePolicy(
  db: D1Database,
  editor: Editor,
  id: PolicyId,
  place: number,
): Promise<Written<PolicyId>> {
  const list = await listPolicies(db)
  const from = list.findIndex((policy) => policy.id === id) + 1
  const name = list[from - 1]?.name
  const done = await change(db, [
    guardExists(db, id),
    spreadOut(db),
    db
      .prepare(
        `UPDATE policies SET position = CASE WHEN position < ?1 THEN ?1 + 1 ELSE ?1 - 1 END
         WHERE id = ?2`,
      )
      .bind(place * 2, id),
    closeUp(db),
    factStatement(db, editor, {
      type: 'policy.moved',
      data: { policyId: id, name, from, to: place },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

export type Moved = { readonly id: PolicyId; readonly name: string; from: number; to: number }

/** All of them in this order, which new ones have their place in; `moved` are told in history. */
export async function orderPolicies(
  db: D1Database,
  editor: Editor,
  order: readonly PolicyId[],
  moved: readonly Moved[],
): Promise<Written<'order'>> {
  const done = await change(db, [
    db
      .prepare(
        `UPDATE policies SET position = wanted.key + 1 FROM json_each(?) AS wanted
         WHERE wanted.value = policies.id`,
      )
      .bind(JSON.stringify(order)),
    closeUp(db),
    ...moved.map(({ id, name, from, to }) =>
      factStatement(db, editor, { type: 'policy.moved', data: { policyId: id, name, from, to } }),
    ),
  ])
  return done.ok ? { ok: true, id: 'order' } : done
}

/** Requests that are pinned to it keep their terms, and are refused at check-out without a match. */
export async function deletePolicy(
  db: D1Database,
  editor: Editor,
  id: PolicyId,
): Promise<Written<PolicyId>> {
  const before = await findPolicy(db, id)
  if (!before) return not('policy_unknown')
  const done = await change(db, [
    guardExists(db, id),
    db.prepare('DELETE FROM policies WHERE id = ?').bind(id),
    closeUp(db),
    factStatement(db, editor, { type: 'policy.deleted', data: { policyId: id, before } }),
  ])
  return done.ok ? { ok: true, id } : done
}

function insert(db: D1Database, id: PolicyId, draft: PolicyDraft, place: number | undefined) {
  const now = Date.now()
  const last = '(SELECT coalesce(max(position), 0) + 1 FROM policies)'
  return db
    .prepare(
      `INSERT INTO policies (id, position, revision, name, active, resources, accounts, kinds,
         tags, modes, requesters, terms, created_at, updated_at)
       VALUES (?, coalesce(?, ${last}), 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(id, place === undefined ? null : place * 2 - 1, ...columnsOf(draft), now, now)
}

function columnsOf(draft: PolicyDraft) {
  const { name, active, resources, accounts, kinds, tags, modes, requesters, terms } = draft
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value))
  return [
    name,
    active ? 1 : 0,
    resources,
    accounts,
    json(kinds),
    json(tags),
    json(modes),
    json(requesters),
    json(terms),
  ]
}

/** Even positions for all, so that one can be put between any two. */
function spreadOut(db: D1Database): D1PreparedStatement {
  return db.prepare('UPDATE policies SET position = position * 2')
}

/** Positions 1, 2, 3 and so on again, in the order they are in. */
function closeUp(db: D1Database): D1PreparedStatement {
  return db.prepare(
    `UPDATE policies SET position = placed.place
     FROM (SELECT id, row_number() OVER (ORDER BY position, id) AS place FROM policies) AS placed
     WHERE placed.id = policies.id`,
  )
}

function guardExists(db: D1Database, id: PolicyId): D1PreparedStatement {
  return guard(db, 'policy_unknown', 'EXISTS (SELECT 1 FROM policies WHERE id = ?)', id)
}

/** Leavers and machines that ended may stay named, so that a policy can be mended step by step; they never count. */
function guardPrincipals(db: D1Database, draft: PolicyDraft): D1PreparedStatement[] {
  const { requesters, terms } = draft
  const named: Principals[] = [
    ...namedBy([
      ...terms.steps,
      ...(terms.extension?.steps ?? []),
      ...(terms.budgets ?? []).flatMap(({ beyond }) => beyond ?? []),
    ]),
    ...namedForEmergencies(terms),
    ...(requesters.everybody ? [] : [requesters]),
  ]
  const groups = named.flatMap((each) => each.groups)
  const people = named.flatMap((each) => each.people)
  return [
    guard(
      db,
      'group_unknown',
      'NOT EXISTS (SELECT 1 FROM json_each(?) WHERE value NOT IN (SELECT id FROM groups))',
      JSON.stringify(groups),
    ),
    guard(
      db,
      'person_unknown',
      'NOT EXISTS (SELECT 1 FROM json_each(?) WHERE value NOT IN (SELECT id FROM people))',
      JSON.stringify(people),
    ),
    guard(
      db,
      'machine_unknown',
      `NOT EXISTS (SELECT 1 FROM json_each(?) WHERE value NOT IN (SELECT id FROM machines))`,
      JSON.stringify(machinesOf(requesters)),
    ),
  ]
}
