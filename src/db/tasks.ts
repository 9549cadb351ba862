import { type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { LeaseId, PersonId } from '../domain/ids'
import { keyAfter, type Page, pageOf, type Slice } from './page'

/** Something that people are asked to do at a target by hand. Times in epoch milliseconds. */
export type TaskRow = {
  readonly leaseId: LeaseId
  readonly verb: 'grant' | 'revoke'
  readonly instructions: string
  readonly resourceName: string
  readonly accountName: string
  readonly holderName: string
  readonly endsAt: number
  readonly openedAt: number
  readonly connectorKind: string | null
}

/**
 * What this person is asked to do, the oldest first: tasks of leases that still wait for it, of
 * groups that the person is in today, and never about their own access. D1's copy may lag; who may
 * confirm is decided by the Custodian.
 */
export async function tasksOf(
  db: D1Database,
  person: PersonId,
  { limit, cursor }: Slice,
): Promise<Page<TaskRow>> {
  const [openedAt, id] = keyAfter(cursor, ['number', 'string']) ?? [0, '']
  const results = await drizzle(db).all<TaskRow>(
    sql`SELECT l.id AS leaseId, h.data ->> 'verb' AS verb, h.data ->> 'instructions' AS instructions,
         l.resource_name AS resourceName, l.account_name AS accountName,
         l.holder_name AS holderName, l.ends_at AS endsAt, max(h.at) AS openedAt,
         (SELECT c.kind FROM accounts a JOIN connectors c ON c.id = a.connector_id
          WHERE a.resource_id = l.resource_id AND a.name = l.account_name) AS connectorKind
       ${openTasks(person)}
       GROUP BY l.id HAVING (openedAt, l.id) > (${openedAt}, ${id})
       ORDER BY openedAt, l.id LIMIT ${limit + 1}`,
  )
  return pageOf(results, limit, (row) => [row.openedAt, row.leaseId])
}

/** Tasks that this person is asked to do, as `h`, each with its lease, as `l`. */
export function openTasks(person: PersonId): SQL {
  return sql`FROM leases l JOIN history h ON h.request_id = l.request_id AND h.lease_id = l.id
    WHERE l.is_open = 1 AND l.holder_id <> ${person} AND h.type = 'task.opened'
      AND iif(h.data ->> 'verb' = 'grant', l.phase = 'granting',
        l.phase IN ('revoking', 'quarantined'))
      AND h.data ->> 'group' IN (SELECT group_id FROM memberships WHERE person_id = ${person})`
}
