import { and, desc, eq, ne, or } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { AskerId, RequestId, ResourceId } from '../domain/ids'
import type { LeaseRow, RequestRow } from './board'
import { leases, requests } from './tables/lists'

const SHOWN = 5

export type Background = {
  /** Of the requester on this resource, the newest first. */
  readonly lastAccesses: readonly LeaseRow[]
  /** Open requests of the requester, and of others for the same resource. */
  readonly overlapping: readonly RequestRow[]
}

/** What whoever decides should know beside the request, as the lists have it. */
export async function backgroundOf(
  db: D1Database,
  about: { readonly id: RequestId; readonly requester: AskerId; readonly resource: ResourceId },
): Promise<Background> {
  const d1 = drizzle(db)
  const { id, requester, resource } = about
  const [lastAccesses, overlapping] = await d1.batch([
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
          eq(requests.isOpen, true),
          ne(requests.id, id),
          or(eq(requests.requesterId, requester), eq(requests.resourceId, resource)),
        ),
      )
      .orderBy(desc(requests.filedAt))
      .limit(SHOWN),
  ])
  return { lastAccesses, overlapping }
}
