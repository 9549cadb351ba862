import { asc, eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Actor } from '../domain/actor'
import type { PersonId, ResourceId } from '../domain/ids'
import type { EndPerson, Retire } from '../domain/resource/command'
import type { Editor } from './history'
import { orders } from './tables/orders'

export type OrderRow = typeof orders.$inferSelect

/** For the batch that ends a person: one order for every resource they ever had to do with. */
export function endPersonOrders(
  db: D1Database,
  editor: Editor,
  personId: PersonId,
  reason: string,
): D1PreparedStatement {
  const command: EndPerson = { type: 'end_person', personId, reason }
  return db
    .prepare(
      `INSERT INTO orders (resource_id, command, actor, created_at)
       SELECT resource_id, ?2, ?3, ?4 FROM involvements WHERE person_id = ?1`,
    )
    .bind(personId, JSON.stringify(command), actorOf(editor), Date.now())
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

/** The oldest first. */
export async function openOrders(db: D1Database, limit: number): Promise<readonly OrderRow[]> {
  return drizzle(db).select().from(orders).orderBy(asc(orders.id)).limit(limit)
}

export async function orderDone(db: D1Database, id: number): Promise<void> {
  await drizzle(db).delete(orders).where(eq(orders.id, id))
}

function actorOf({ id, name }: Editor): string {
  const actor: Actor = { kind: 'person', id, name }
  return JSON.stringify(actor)
}
