import { and, asc, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { PersonId } from '../domain/ids'
import type { Reach } from '../domain/permission/scope'
import type { RequestRow } from './board'
import { keyAfter, type Page, pageOf, type Slice } from './page'
import { requests } from './tables/lists'
import { waitsFor } from './waiting-for'
import { within } from './within'

/**
 * Emergencies of others whose review is owed and that this person may sign, because the policy names
 * them or on these resources anyway; the most urgent first.
 */
export async function reviewsFor(
  db: D1Database,
  personId: PersonId,
  reach: Reach,
  { limit, cursor }: Slice,
): Promise<Page<RequestRow>> {
  const key = keyAfter(cursor, ['number', 'string'])
  const rows = await drizzle(db)
    .select()
    .from(requests)
    .where(
      and(
        ...reviewable(personId, reach),
        key ? sql`(${requests.reviewBy}, ${requests.id}) > (${key[0]}, ${key[1]})` : undefined,
      ),
    )
    .orderBy(asc(requests.reviewBy), asc(requests.id))
    .limit(limit + 1)
  return pageOf(rows, limit, (row) => [row.reviewBy ?? 0, row.id])
}

/** What makes a request one whose review this person may sign. */
export function reviewable(personId: PersonId, reach: Reach): readonly (SQL | undefined)[] {
  return [
    isNotNull(requests.reviewBy),
    sql`${requests.requesterId} <> ${personId}`,
    or(waitsFor(personId), reach === 'everything' ? sql`1` : within(requests.resourceId, reach)),
  ]
}
