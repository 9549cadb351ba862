import { asc, eq, getTableColumns, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { MachineId, PersonId } from '../domain/ids'
import { change, guard } from './catalogue-change'
import { freshId } from './catalogue-id'
import { not, type Written } from './catalogue-problem'
import { type Editor, factStatement } from './history'
import { type Owner, stopStatements } from './machine-owners'
import { keyAfter, type Page, pageOf, type Slice } from './page'
import { machines } from './tables/machines'

export type MachineRow = typeof machines.$inferSelect & {
  readonly owners: readonly Owner[]
  /** Whether it may do anything: it has not ended, and an owner is left. */
  readonly active: boolean
}

export type MachineInput = {
  readonly name: string
  readonly description: string
  readonly owners: readonly PersonId[]
}

const columns = {
  ...getTableColumns(machines),
  owners: sql<readonly Owner[]>`(SELECT json_group_array(json_object('id', p.id,
      'displayName', p.display_name, 'active', json(iif(p.active = 1, 'true', 'false')))
      ORDER BY p.display_name, p.id)
    FROM machine_owners o JOIN people p ON p.id = o.person_id
    WHERE o.machine_id = machines.id AND o.until IS NULL)`.mapWith(JSON.parse),
  active: sql<boolean>`EXISTS (SELECT 1 FROM active_machines a WHERE a.id = machines.id)`.mapWith(
    Boolean,
  ),
}

/** All of one owner, or of everybody, in order of names; those that have ended are left out. */
export async function listMachines(
  db: D1Database,
  owner: PersonId | null,
  { limit, cursor }: Slice,
): Promise<Page<MachineRow>> {
  const key = keyAfter(cursor, ['string', 'string'])
  const rows = await drizzle(db)
    .select(columns)
    .from(machines)
    .where(
      sql`${machines.endedAt} IS NULL
        AND (${owner} IS NULL OR ${machines.id} IN (SELECT o.machine_id FROM machine_owners o
          WHERE o.person_id = ${owner} AND o.until IS NULL))
        AND (${key ? 1 : 0} = 0 OR (${machines.name}, ${machines.id}) > (${key?.[0] ?? ''}, ${key?.[1] ?? ''}))`,
    )
    .orderBy(asc(machines.name), asc(machines.id))
    .limit(limit + 1)
  return pageOf(rows, limit, (row) => [row.name, row.id])
}

export async function findMachine(db: D1Database, id: MachineId): Promise<MachineRow | null> {
  const query = drizzle(db).select(columns).from(machines).where(eq(machines.id, id))
  return (await query.get()) ?? null
}

/** Among those that have not ended. */
export async function findMachineByName(db: D1Database, name: string): Promise<MachineRow | null> {
  const named = sql`${machines.name} = ${name} AND ${machines.endedAt} IS NULL`
  return (await drizzle(db).select(columns).from(machines).where(named).get()) ?? null
}

export async function createMachine(
  db: D1Database,
  editor: Editor,
  { name, description, owners }: MachineInput,
): Promise<Written<MachineId>> {
  const id = freshId('mac')
  const now = Date.now()
  const done = await change(db, [
    guardOwners(db, owners),
    db
      .prepare(
        `INSERT INTO machines (id, name, description, created_at, updated_at)
         VALUES (?1, ?2, ?3, ?4, ?4)`,
      )
      .bind(id, name, description, now),
    addOwners(db, id, owners, now),
    factStatement(db, editor, {
      type: 'machine.created',
      personId: id,
      data: { machineId: id, name, description, owners },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

/**
 * Whoever is an owner no more is remembered, and the tokens that they have seen end. New owners wake
 * a machine that nobody answered for.
 */
export async function updateMachine(
  db: D1Database,
  editor: Editor,
  before: MachineRow,
  { name, description, owners }: MachineInput,
): Promise<Written<MachineId>> {
  const { id } = before
  const now = Date.now()
  const done = await change(db, [
    guardLive(db, id),
    guardOwners(db, owners),
    db
      .prepare('UPDATE machines SET name = ?, description = ?, updated_at = ? WHERE id = ?')
      .bind(name, description, now, id),
    db
      .prepare(
        `UPDATE machine_owners SET until = ?2 WHERE machine_id = ?1 AND until IS NULL
           AND person_id NOT IN (SELECT value FROM json_each(?3))`,
      )
      .bind(id, now, JSON.stringify(owners)),
    db
      .prepare(
        `DELETE FROM tokens WHERE machine_id = ?1 AND made_by IS NOT NULL
           AND made_by NOT IN (SELECT value FROM json_each(?2))`,
      )
      .bind(id, JSON.stringify(owners)),
    addOwners(db, id, owners, now),
    factStatement(db, editor, {
      type: 'machine.updated',
      personId: id,
      data: {
        machineId: id,
        before: inputOf(before),
        after: { name, description, owners },
      },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

/** For good: its name is free again, its id is never used again. */
export async function endMachineRow(
  db: D1Database,
  editor: Editor,
  machine: MachineRow,
  reason: string,
): Promise<Written<MachineId>> {
  const { id } = machine
  if (machine.endedAt !== null) return { ok: true, id } // Said twice, ended once.
  const done = await change(db, [
    guardLive(db, id),
    db.prepare('UPDATE machines SET ended_at = ? WHERE id = ?').bind(Date.now(), id),
    db.prepare('DELETE FROM machine_rules WHERE machine_id = ?').bind(id),
    ...stopStatements(db, editor, machine, { type: 'machine.ended', reason }),
  ])
  return done.ok ? { ok: true, id } : not(done.problem.code)
}

export function isOwner({ owners }: MachineRow, person: PersonId): boolean {
  return owners.some(({ id }) => id === person)
}

function inputOf({ name, description, owners }: MachineRow): MachineInput {
  return { name, description, owners: owners.map(({ id }) => id) }
}

export function guardLive(db: D1Database, id: MachineId): D1PreparedStatement {
  const live = 'EXISTS (SELECT 1 FROM machines WHERE id = ? AND ended_at IS NULL)'
  return guard(db, 'machine_ended', live, id)
}

/** All of them are here, so that nobody who has left is the only one to answer for it. */
function guardOwners(db: D1Database, owners: readonly PersonId[]): D1PreparedStatement {
  const known = `NOT EXISTS (SELECT 1 FROM json_each(?) WHERE value NOT IN
    (SELECT id FROM people WHERE active = 1))`
  return guard(db, 'person_unknown', known, JSON.stringify(owners))
}

function addOwners(db: D1Database, id: MachineId, owners: readonly PersonId[], now: number) {
  return db
    .prepare(
      `INSERT INTO machine_owners (machine_id, person_id, since) SELECT ?1, value, ?2
       FROM json_each(?3) WHERE true
       ON CONFLICT (machine_id, person_id) DO UPDATE SET until = NULL,
         since = iif(until IS NULL, since, excluded.since)`,
    )
    .bind(id, now, JSON.stringify(owners))
}
