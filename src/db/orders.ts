import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { type Actor, askerAs, CUSTODIAN } from '../domain/actor'
import type {
  EventConnectionId,
  MachineId,
  PersonId,
  ResourceId,
  ScimConnectionId,
} from '../domain/ids'
import type { EndPerson, Retire } from '../domain/resource/command'
import type { Editor } from './history'
import { type EndLeases, orders } from './tables/orders'

const AT_ONCE = 1_000

export type OrderRow = typeof orders.$inferSelect

/** For the batch that ends a person: one order for every resource they ever had to do with. */
export function endPersonOrders(
  db: D1Database,
  editor: Editor,
  personId: PersonId,
  reason: string,
): D1PreparedStatement {
  return everywhere(db, editor, { type: 'end_person', personId, reason })
}

/** The same for a machine, where by this place in the batch it may do nothing any more. */
export function stopMachineOrders(
  db: D1Database,
  editor: Editor,
  personId: MachineId,
  reason: string,
): D1PreparedStatement {
  const isStopped = 'AND NOT EXISTS (SELECT 1 FROM active_machines WHERE id = ?1)'
  return everywhere(db, editor, { type: 'end_person', personId, reason }, isStopped)
}

/** For the batch that holds somebody: what they have open on any resource ends, whatever a policy says. */
export function endLeasesOrders(
  db: D1Database,
  editor: Editor,
  personId: PersonId,
  reason: string,
): D1PreparedStatement {
  return everywhere(db, editor, { type: 'end_leases', personId, reason })
}

/** One order for every resource that whom it is about ever had to do with. */
function everywhere(
  db: D1Database,
  editor: Editor,
  order: EndPerson | EndLeases,
  where: '' | `AND ${string}` = '',
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO orders (resource_id, command, actor, created_at)
       SELECT resource_id, ?2, ?3, ?4 FROM involvements WHERE person_id = ?1 ${where}`,
    )
    .bind(order.personId, JSON.stringify(order), actorOf(editor), Date.now())
}

/**
 * For the batch that takes people out of a group: what they hold on any resource is looked at
 * again, under the policies as they are when the order is carried out.
 */
export function recheckOrders(
  db: D1Database,
  editor: Editor,
  people: readonly PersonId[],
  reason: string,
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO orders (resource_id, command, actor, created_at)
       SELECT resource_id,
         json_object('type', 'recheck_person', 'personId', person_id, 'reason', ?2), ?3, ?4
       FROM involvements WHERE person_id IN (SELECT value FROM json_each(?1))`,
    )
    .bind(JSON.stringify(people), reason, actorOf(editor), Date.now())
}

/** For the batch that retires a resource, or one account of it. */
export function retireOrder(
  db: D1Database,
  editor: Editor,
  resourceId: ResourceId,
  command: Retire,
): D1PreparedStatement {
  return db
    .prepare('INSERT INTO orders (resource_id, command, actor, created_at) VALUES (?, ?, ?, ?)')
    .bind(resourceId, JSON.stringify(command), actorOf(editor), Date.now())
}

/** A row as the statement of `ordersQuery` gives it. */
export type StoredOrder = Omit<OrderRow, 'command' | 'actor'> & { command: string; actor: string }

/** The oldest first; for a batch with what else is read in that minute. */
export function ordersQuery(db: D1Database): D1PreparedStatement {
  return db.prepare(
    `SELECT id, resource_id AS resourceId, command, actor, created_at AS createdAt
       FROM orders ORDER BY id LIMIT ${AT_ONCE}`,
  )
}

export function orderOf({ command, actor, ...rest }: StoredOrder): OrderRow {
  return {
    ...rest,
    command: JSON.parse(command) as OrderRow['command'],
    actor: JSON.parse(actor) as Actor,
  }
}

export async function openOrders(db: D1Database): Promise<readonly OrderRow[]> {
  const { results } = await ordersQuery(db).all<StoredOrder>()
  return results.map(orderOf)
}

export async function orderDone(db: D1Database, id: number): Promise<void> {
  await drizzle(db).delete(orders).where(eq(orders.id, id))
}

function actorOf({ id, name }: Editor): string {
  if (id === 'custodian') return JSON.stringify(CUSTODIAN)
  const actor: Actor = isConnection(id) ? { kind: 'connection', id, name } : askerAs(id, name)
  return JSON.stringify(actor)
}

function isConnection(id: Editor['id']): id is ScimConnectionId | EventConnectionId {
  return id.startsWith('sci_') || id.startsWith('evc_')
}
