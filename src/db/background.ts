import { and, desc, eq, ne, or, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { AskerId, RequestId, ResourceId } from '../domain/ids'
import type { LeaseRow, RequestRow } from './board'
import { isOpen } from './openness'
import { leases, requests } from './tables/lists'

const SHOWN = 5

export type Background = {
  /** Of the requester on this resource, the newest first. */
  readonly lastAccesses: readonly LeaseRow[]
  /** Open requests for the same account, then for the same resource, then the requester's others. */
  readonly overlapping: readonly RequestRow[]
  /** Open access to the resource, whoever has it; that to the same account first. */
  readonly holding: readonly LeaseRow[]
  /** More is open than these. */
  readonly hasMore: boolean
}

/** What whoever decides should know beside the request, as the lists have it. */
export async function backgroundOf(
  db: D1Database,
  about: {
    readonly id: RequestId
    readonly requester: AskerId
    readonly resource: ResourceId
    readonly accountName: string
  },
): Promise<Background> {
  const d1 = drizzle(db)
  const { id, requester, resource, accountName } = about
  const isSame = sql`${requests.resourceId} = ${resource}`
  const [lastAccesses, requested, held] = await d1.batch([
    d1
      .select()
      .from(leases)
      .where(and(eq(leases.holderId, requester), eq(leases.resourceId, resource)))
      .orderBy(desc(leases.checkedOutAt))
      .limit(SHOWN),
    d1
      .select()
      .from(requests)
      .where(
        and(
          isOpen(requests.isOpen),
          ne(requests.id, id),
          or(eq(requests.requesterId, requester), eq(requests.resourceId, resource)),
        ),
      )
      .orderBy(
        desc(sql`${isSame} AND ${requests.accountName} = ${accountName}`),
        desc(isSame),
        desc(requests.filedAt),
      )
      .limit(SHOWN + 1),
    d1
      .select()
      .from(leases)
      .where(and(isOpen(leases.isOpen), eq(leases.resourceId, resource)))
      .orderBy(desc(sql`${leases.accountName} = ${accountName}`), desc(leases.checkedOutAt))
      .limit(SHOWN + 1),
  ])
  return {
    lastAccesses,
    overlapping: requested.slice(0, SHOWN),
    holding: held.slice(0, SHOWN),
    hasMore: requested.length > SHOWN || held.length > SHOWN,
  }
}
