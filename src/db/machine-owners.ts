import { type AskerId, isMachineId, type MachineId, type PersonId } from '../domain/ids'
import { LIMITS } from '../domain/limits'
import { type Editor, factStatement } from './history'
import { stopMachineOrders } from './orders'

export type Owner = {
  readonly id: PersonId
  readonly displayName: string
  readonly active: boolean
}

const NOBODY_LEFT = { type: 'machine.stopped', reason: 'No owner is left' } as const

const LONG_MS = LIMITS.formerOwnerSeconds * 1_000

/**
 * For a batch: everybody who gains by what this machine asks. Those are its owners, whoever was one
 * for as long as what was asked then may still be decided, and whoever made a rule by which it signs
 * in.
 */
export function beneficiariesQuery(db: D1Database, id: MachineId | null, now: number) {
  return db
    .prepare(
      `SELECT person_id AS person FROM machine_owners
         WHERE machine_id = ?1 AND (until IS NULL OR until > ?2)
       UNION SELECT made_by FROM machine_rules WHERE machine_id = ?1`,
    )
    .bind(id, now - LONG_MS)
}

/** These askers, and for machines among them whoever gains by what they ask. */
export async function withBeneficiaries(
  db: D1Database,
  askers: readonly AskerId[],
): Promise<readonly AskerId[]> {
  const machines = askers.filter(isMachineId)
  if (machines.length === 0) return askers
  const queries = machines.map((id) => beneficiariesQuery(db, id, Date.now()))
  const found = await db.batch<{ person: PersonId }>(queries)
  return [...askers, ...found.flatMap(({ results }) => results.map(({ person }) => person))]
}

/** Of the machines among these that may do something: who owns them and has not left. */
export async function ownersOfActive(
  db: D1Database,
  ids: readonly MachineId[],
): Promise<{ readonly [id: MachineId]: readonly PersonId[] }> {
  if (ids.length === 0) return {}
  const { results } = await db
    .prepare(
      `SELECT m.id, json_group_array(o.person_id) AS owners
       FROM active_machines m JOIN machine_owners o ON o.machine_id = m.id AND o.until IS NULL
       WHERE m.id IN (SELECT value FROM json_each(?)) GROUP BY m.id`,
    )
    .bind(JSON.stringify(ids))
    .all<{ id: MachineId; owners: string }>()
  return Object.fromEntries(results.map(({ id, owners }) => [id, JSON.parse(owners) as PersonId[]]))
}

/**
 * For the batch that ends a person, after it: what they owned is theirs no more, for good, the tokens
 * that they have seen are good for nothing, and a
 * machine that nobody is left to answer for stops: its sessions and tokens end, and every resource it
 * had to do with is owed the news. What its rules say stays, for whoever is made an owner next.
 */
export async function disownStatements(
  db: D1Database,
  editor: Editor,
  personId: PersonId,
): Promise<readonly D1PreparedStatement[]> {
  const { results } = await db
    .prepare(
      `SELECT m.id, m.name FROM machines m JOIN machine_owners o ON o.machine_id = m.id
       WHERE o.person_id = ? AND o.until IS NULL AND m.ended_at IS NULL`,
    )
    .bind(personId)
    .all<{ id: MachineId; name: string }>()
  return [
    db
      .prepare('UPDATE machine_owners SET until = ? WHERE person_id = ? AND until IS NULL')
      .bind(Date.now(), personId),
    db.prepare('DELETE FROM tokens WHERE made_by = ?').bind(personId),
    ...results.flatMap((machine) => stopStatements(db, editor, machine, NOBODY_LEFT)),
  ]
}

/**
 * For a batch, after what may stop this machine: ends what it has, and says so, where it may do
 * nothing any more by then.
 */
export function stopStatements(
  db: D1Database,
  editor: Editor,
  { id, name }: { readonly id: MachineId; readonly name: string },
  { type, reason }: { readonly type: 'machine.stopped' | 'machine.ended'; readonly reason: string },
): readonly D1PreparedStatement[] {
  const data = { machineId: id, name, reason }
  return [
    stopMachineOrders(db, editor, id, reason),
    db
      .prepare(
        `DELETE FROM tokens WHERE machine_id = ?1
           AND NOT EXISTS (SELECT 1 FROM active_machines WHERE id = ?1)`,
      )
      .bind(id),
    factStatement(db, editor, { type, personId: id, data }, Date.now(), id),
  ]
}
